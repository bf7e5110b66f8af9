import { diffStanza } from '../match/diff.ts';
import type { StanzaDiff } from '../match/difference.ts';
import { substitute } from '../match/substitute.ts';
import type { Scenario } from '../script/scenario.ts';
import type { TraceModel } from '../trace/model.ts';
import { parseStrict } from '../xml/parse-strict.ts';

/**
 * What a `receives` expected against the stanza that its end names (matched, or the nearest candidate), computed again
 * from the trace. `undefined` for other steps, and where no stanza is named.
 */
export function stepDiff(
  model: TraceModel,
  scenario: Scenario,
  index: number,
): StanzaDiff | undefined {
  const step = scenario.steps[index - 1];
  const ended = model.steps.get(index)?.ended;
  if (step?.kind !== 'receives' || ended?.stanza === undefined) return undefined;
  const frame = model.stanzaAt(ended.stanza)?.frame;
  const received = frame === undefined ? undefined : parseStrict(frame.xml);
  const expected = substitute(step.stanza, (name) => ended.variables?.[name]);
  if (received?.ok !== true || !expected.ok) return undefined;
  return diffStanza(expected.value.element, received.value);
}
