import { diffStanza } from '../../match/diff.ts';
import type { StanzaDiff } from '../../match/difference.ts';
import { substitute } from '../../match/substitute.ts';
import type { ReceivesStep } from '../../script/scenario.ts';
import type { StepEnded } from '../../trace/event.ts';
import type { TraceModel } from '../../trace/model.ts';
import type { StanzaRecord } from '../../trace/stanza-records.ts';
import type { XmlElement } from '../../xml/element.ts';
import { parseStrict } from '../../xml/parse-strict.ts';
import type { Inspected } from './inspected.ts';

/** What the Difference panel has to show. */
export type Comparison =
  /** An expectation against a stanza. `isVerdict`: the run decided by this very pair. */
  | {
      readonly kind: 'compared';
      readonly step: ReceivesStep;
      readonly stanza: StanzaRecord;
      readonly diff: StanzaDiff;
      readonly isVerdict: boolean;
      readonly sentence: string;
    }
  /** An expectation that no stanza met; `cameInstead` are those that were passed over. */
  | {
      readonly kind: 'alone';
      readonly step: ReceivesStep;
      readonly expected: XmlElement;
      readonly isMissing: boolean;
      readonly sentence: string;
      readonly cameInstead: readonly StanzaRecord[];
    }
  /** Nothing to compare: a sentence, and the stanza if there is one. */
  | {
      readonly kind: 'single';
      readonly sentence: string;
      readonly stanza: StanzaRecord | undefined;
    };

export function compare(
  model: TraceModel,
  inspected: Inspected,
  stepOf: (index: number) => ReceivesStep | undefined,
): Comparison {
  const { step, ended, stanza } = inspected;
  if (step?.kind === 'receives') {
    const compared = stanza && comparedPair(step, stanza, ended);
    return compared ?? alone(model, step, ended);
  }
  const passedBy = stanza?.fate === 'skipped' ? stanza.step : undefined;
  const waiting = passedBy === undefined ? undefined : stepOf(passedBy);
  if (stanza !== undefined && waiting !== undefined) {
    const compared = comparedPair(waiting, stanza, model.steps.get(waiting.index)?.ended);
    if (compared !== undefined) return compared;
  }
  return { kind: 'single', sentence: singleSentence(inspected), stanza };
}

function comparedPair(
  step: ReceivesStep,
  stanza: StanzaRecord,
  ended: StepEnded | undefined,
): Comparison | undefined {
  const received = parseStrict(stanza.frame.xml);
  const expected = substitute(step.stanza, (name) => ended?.variables?.[name]);
  if (!received.ok || !expected.ok) return undefined;
  const diff = diffStanza(expected.value.element, received.value);
  const isVerdict = ended?.stanza === stanza.frame.seq;
  const sentence = comparedSentence(step, diff, isVerdict);
  return { kind: 'compared', step, stanza, diff, isVerdict, sentence };
}

function comparedSentence(step: ReceivesStep, diff: StanzaDiff, isVerdict: boolean): string {
  const count = diff.differences.length;
  if (count === 0) {
    return isVerdict
      ? 'Every part that the script expects is there.'
      : `Step ${step.index} would accept this stanza, but took another one.`;
  }
  const differences = count === 1 ? 'one difference' : `${count} differences`;
  return isVerdict
    ? `The nearest stanza that came has ${differences}.`
    : `Step ${step.index} passed over this stanza: it has ${differences}.`;
}

function alone(model: TraceModel, step: ReceivesStep, ended: StepEnded | undefined): Comparison {
  const substituted = substitute(step.stanza, (name) => ended?.variables?.[name]);
  const cameInstead = model.stanzas.filter(
    (record) => record.fate === 'skipped' && record.step === step.index,
  );
  const isMissing = ended?.verdict === 'missing';
  return {
    kind: 'alone',
    step,
    expected: substituted.ok ? substituted.value.element : step.stanza,
    isMissing,
    cameInstead,
    sentence: ended?.note ?? waitingSentence(model, step, isMissing),
  };
}

function waitingSentence(model: TraceModel, step: ReceivesStep, isMissing: boolean): string {
  if (isMissing) return `${step.actor} never received this ${step.stanza.local}.`;
  const isWaiting = model.ended === undefined && model.currentStep === step.index;
  return isWaiting
    ? `Step ${step.index} is waiting for a stanza like this.`
    : `Step ${step.index} has not run. It expects a stanza like this.`;
}

function singleSentence({ step, ended, stanza }: Inspected): string {
  if (ended?.note !== undefined) return ended.note;
  switch (step?.kind) {
    case 'connects':
      return `${step.actor} connects: there is no stanza to compare.`;
    case 'disconnects':
      return `${step.actor} disconnects: there is no stanza to compare.`;
    case 'sends':
      return ended === undefined
        ? `Step ${step.index} has not run yet.`
        : 'This was sent as the script has it, so there is nothing to compare.';
    case 'receives-nothing':
      return ended === undefined
        ? `Step ${step.index} has not run yet.`
        : `Nothing came for ${step.actor}, as the script expects.`;
    default:
      return strayStanza(stanza);
  }
}

function strayStanza(stanza: StanzaRecord | undefined): string {
  if (stanza?.frame.direction === 'sent') return 'This was sent, so there is nothing to compare.';
  return 'No step of the script asks for this stanza, so there is nothing to compare it with.';
}
