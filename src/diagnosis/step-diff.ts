import type { StanzaDiff } from '../match/difference.ts';
import type { MatchRules } from '../match/unasked-error.ts';
import type { ReceivesStep, Scenario } from '../script/scenario.ts';
import type { TraceModel } from '../trace/model.ts';
import type { StanzaRecord } from '../trace/stanza-records.ts';
import type { XmlElement } from '../xml/element.ts';
import { diffOfFrame, filledPattern, rulesOfRun } from '../trace/frame-diff.ts';

/** What a step expected, with the values that its variables had; `undefined` while one has no value. */
export function expectationOf(model: TraceModel, step: ReceivesStep): XmlElement | undefined {
  return filledPattern(step.stanza, model.steps.get(step.index)?.ended);
}

/** What the run asked for beyond the patterns. */
export function rulesOf({ started }: Pick<TraceModel, 'started'>): MatchRules {
  return rulesOfRun(started);
}

/** What a step expected against any stanza; `undefined` where one of them cannot be read. */
export function diffWith(
  model: TraceModel,
  step: ReceivesStep,
  { frame }: StanzaRecord,
): StanzaDiff | undefined {
  const ended = model.steps.get(step.index)?.ended;
  return diffOfFrame(frame, { pattern: step.stanza, ended, rules: rulesOf(model) });
}

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
  const record = model.stanzaAt(ended.stanza);
  return record && diffWith(model, step, record);
}
