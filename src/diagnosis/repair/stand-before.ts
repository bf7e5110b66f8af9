import { diffPattern } from '../../match/diff.ts';
import type { ReceivesStep, Scenario } from '../../script/scenario.ts';
import type { TraceModel } from '../../trace/model.ts';
import type { StanzaRecord } from '../../trace/stanza-records.ts';
import { rulesOfRun } from '../../trace/frame-diff.ts';
import { elementOf } from '../../trace/frame-element.ts';

/**
 * The last step that a `receives` has to stand behind to be in time for a stanza: those that had begun when it came,
 * and those of its actor that take what came before it. 0 when there is none.
 */
export function lastToStandBefore(
  { model, scenario }: { readonly model: TraceModel; readonly scenario: Scenario },
  step: ReceivesStep,
  { frame, skippedBy }: StanzaRecord,
): number {
  if (skippedBy !== undefined && skippedBy !== step.index) return skippedBy - 1;
  const begun = [...model.steps].filter(
    ([, { started }]) => (started?.seq ?? Infinity) < frame.seq,
  );
  const before = model.stanzas.filter(
    (other) =>
      other.frame.direction === 'received' &&
      other.frame.actor === frame.actor &&
      other.frame.seq < frame.seq,
  );
  const takers = before.map((other) => {
    if (other.fate === 'matched') return other.step ?? 0;
    return other.step === step.index ? takerOf(model, scenario, other, step) : 0;
  });
  return [...begun.map(([index]) => index), ...takers].reduce((most, at) => Math.max(most, at), 0);
}

/** The first later step of the actor that the stanza satisfies, 0 without one. */
function takerOf(
  model: TraceModel,
  scenario: Scenario,
  { frame }: StanzaRecord,
  step: ReceivesStep,
): number {
  const received = elementOf(frame);
  const taker = scenario.steps.find(
    (later) =>
      later.kind === 'receives' &&
      later.index > step.index &&
      later.actor === step.actor &&
      received.ok &&
      diffPattern(later.stanza, received.value, model.variables, rulesOfRun(model.started))
        ?.differences.length === 0,
  );
  return taker?.index ?? 0;
}
