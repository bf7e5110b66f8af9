import { t } from '../../base/translate.ts';
import { applyEdits, inLineEndsOf, removeRange, replaceRange } from '../../base/text-edit.ts';
import type { TextRange } from '../../base/text-range.ts';
import { expectationFor } from './stanza/expectation.ts';
import { matches } from '../../match/match.ts';
import { substitute } from '../../match/substitute.ts';
import { compileVariant } from '../../script/compile.ts';
import type { ReceivesNothingStep } from '../../script/scenario.ts';
import { rulesOfRun } from '../../trace/frame-diff.ts';
import { elementOf } from '../../trace/frame-element.ts';
import { mendedAddress } from './mend-address.ts';
import { stepNow } from './step-now.ts';
import { removalOf } from './move-repairs.ts';
import type { RanTrace, StepRepair } from './step-repair.ts';
import { variablesAt } from './step-repairs.ts';

/**
 * What makes a script expect the stanza that came where a step says that nothing would, proved by compiling it anew; first,
 * where that refuses what went to a mistyped address, what mends it. None
 * when no stanza came, and when the script has moved on from what ran.
 */
export function repairsForNothing(ran: RanTrace, step: ReceivesNothingStep): readonly StepRepair[] {
  const ended = ran.model.steps.get(step.index)?.ended;
  const now = ended?.verdict === 'unexpected' ? stepNow(ran, step) : undefined;
  if (now === undefined) return [];
  const offers = [...mendedAddress(ran, now), expectation(ran, now), removal(ran, now)];
  return offers.filter((repair) => repair !== undefined);
}

/** The step takes what came. */
function expectation(ran: RanTrace, step: ReceivesNothingStep): StepRepair | undefined {
  const intruder = intruderOf(ran, step);
  const place = wordsOfNothing(ran.text, step.range);
  if (intruder === undefined || place === undefined) return undefined;
  const { received, variables } = intruder;
  const written = expectationFor(received, variables).replaceAll('\n', '\n\t');
  const edits = inLineEndsOf(ran.text, [replaceRange(place, `:\n\t${written}`)]);
  const { steps = [] } = compileVariant(applyEdits(ran.text, edits)).scenario ?? {};
  const changed = steps[step.index - 1];
  if (steps.length !== ran.scenario.steps.length || changed?.kind !== 'receives') return undefined;
  const pattern = substitute(changed.stanza, variables.resolve);
  if (
    !pattern.ok ||
    matches(pattern.value.element, received, rulesOfRun(ran.model.started)) === undefined
  )
    return undefined;
  return { kind: 'expect-received', label: t('Expect what came'), edits };
}

/** The stanza that came, and the actors' variables as they stood then. */
function intruderOf(ran: RanTrace, { index }: ReceivesNothingStep) {
  const stanza = ran.model.steps.get(index)?.ended?.stanza;
  const frame = stanza === undefined ? undefined : ran.model.stanzaAt(stanza)?.frame;
  const received = frame && elementOf(frame);
  if (frame === undefined || received?.ok !== true) return undefined;
  return { received: received.value, variables: variablesAt(ran, frame.seq) };
}

/** What follows the verb, colon included. */
function wordsOfNothing(text: string, { start, end }: TextRange): TextRange | undefined {
  const head = text.slice(start, end);
  const line = head.trimEnd();
  if (!line.endsWith('nothing')) return undefined;
  const verb = trimBlanks(line.slice(0, -'nothing'.length));
  const from = verb.endsWith(':') ? trimBlanks(verb.slice(0, -1)) : verb;
  return { start: start + from.length, end };
}

function trimBlanks(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\t')) end -= 1;
  return text.slice(0, end);
}

function removal(ran: RanTrace, step: ReceivesNothingStep): StepRepair | undefined {
  const edits = [removeRange(removalOf(step.range, ran.text))];
  const scenario = compileVariant(applyEdits(ran.text, edits)).scenario;
  if (scenario?.steps.length !== ran.scenario.steps.length - 1) return undefined;
  return { kind: 'remove-step', label: t('Remove this step'), edits };
}
