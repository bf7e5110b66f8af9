import { t } from '../../base/translate.ts';
import type { StanzaDiff } from '../../match/difference.ts';
import {
  type Candidate,
  candidateSentence,
  candidatesOf,
  diffWith,
  expectationOf,
} from '../../diagnosis/diagnosis.ts';
import {
  endingWords,
  type ConnectsStep,
  type DisconnectsStep,
  type ReceivesStep,
  type Step,
} from '../../script/scenario.ts';
import type { StepEnded } from '../../trace/event.ts';
import type { TraceModel } from '../../trace/model.ts';
import type { StanzaRecord } from '../../trace/stanza-records.ts';
import type { XmlElement } from '../../xml/element.ts';
import type { Inspected } from '../selection/inspected.ts';
import { counted } from '../../base/counted.ts';
import { neverReceived } from '../../run/step-result.ts';

/** What the Difference panel has to show. */
export type SelectedComparison =
  /** An expectation against a stanza. `isVerdict`: the run decided by this very pair. */
  | {
      readonly kind: 'compared';
      readonly step: ReceivesStep;
      readonly stanza: StanzaRecord;
      readonly diff: StanzaDiff;
      readonly isVerdict: boolean;
      readonly sentence: string;
      /** All that the step could have meant; empty when it did not fail. */
      readonly candidates: readonly Candidate[];
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
): SelectedComparison {
  const { step, ended, stanza } = inspected;
  if (step?.kind === 'receives') {
    const candidates = candidatesOf(model, step);
    const nearest = stanza ?? candidates[0]?.record;
    const compared = nearest && comparedPair(model, step, nearest, candidates);
    return compared ?? alone(model, step, ended);
  }
  const single = { kind: 'single', sentence: singleSentence(inspected), stanza } as const;
  if (stanza?.fate !== 'skipped') return single;
  const waiting = stepOf(stanza.step ?? 0);
  return (waiting && comparedPair(model, waiting, stanza, [])) ?? single;
}

function comparedPair(
  model: TraceModel,
  step: ReceivesStep,
  stanza: StanzaRecord,
  candidates: readonly Candidate[],
): SelectedComparison | undefined {
  const ended = model.steps.get(step.index)?.ended;
  const diff = diffWith(model, step, stanza);
  if (diff === undefined) return undefined;
  const isVerdict = ended?.stanza === stanza.frame.seq;
  const candidate = candidates.find(({ record }) => record.frame.seq === stanza.frame.seq);
  const other = candidate ? candidateWords(candidate, ended) : passedSentence(step, diff);
  const sentence = isVerdict ? verdictSentence(diff) : other;
  return { kind: 'compared', step, stanza, diff, isVerdict, sentence, candidates };
}

function verdictSentence({ differences }: StanzaDiff): string {
  return differences.length === 0
    ? t('Every part that the script expects is there.')
    : t('The nearest stanza that came has {countWords}.', {
        countWords: countWords(differences.length),
      });
}

function passedSentence({ index }: ReceivesStep, { differences }: StanzaDiff): string {
  return differences.length === 0
    ? t('Step {index} would accept this stanza, but took another one.', { index })
    : t('Step {index} passed over this stanza: it has {countWords}.', {
        index,
        countWords: countWords(differences.length),
      });
}

/** Why a stanza that could have been meant was not taken; what the run said, where it is about this one. */
function candidateWords(candidate: Candidate, ended: StepEnded | undefined): string {
  const count = candidate.diff.differences.length;
  const where = candidateSentence(candidate);
  if (count === 0 || candidate.isRefusal)
    return ended?.note ?? t('{where} Nothing in it differs.', { where });
  return t('{where} It has {countWords}.', { where, countWords: countWords(count) });
}

function countWords(count: number): string {
  return count === 1 ? t('one difference') : counted(count, 'difference');
}

function alone(
  model: TraceModel,
  step: ReceivesStep,
  ended: StepEnded | undefined,
): SelectedComparison {
  const cameInstead = model.stanzas.filter(
    (record) => record.fate === 'skipped' && record.step === step.index,
  );
  const isMissing = ended?.verdict === 'missing';
  return {
    kind: 'alone',
    step,
    expected: expectationOf(model, step) ?? step.stanza,
    isMissing,
    cameInstead,
    sentence: ended?.note ?? waitingSentence(model, step, isMissing),
  };
}
function waitingSentence(model: TraceModel, step: ReceivesStep, isMissing: boolean): string {
  if (isMissing) return neverReceived(step.actor, step.stanza);
  const isWaiting = model.ended === undefined && model.currentStep === step.index;
  return isWaiting
    ? t('Step {index} is waiting for a stanza like this.', { index: step.index })
    : t('Step {index} has not run. It expects a stanza like this.', { index: step.index });
}

function singleSentence({ step, ended, stanza }: Inspected): string {
  if (ended?.note !== undefined) return ended.note;
  if (step === undefined || step.kind === 'receives') return strayStanza(stanza);
  if (step.kind === 'connects' || step.kind === 'disconnects') {
    return t('{actor} {kind}: there is no stanza to compare.', {
      actor: step.actor,
      kind: step.kind,
    });
  }
  return ended === undefined
    ? t('Step {index} has not run yet.', { index: step.index })
    : doneSentence(step);
}

const PASSED = t(
  'Time passed here, as the script has it: the server’s timers that fell due have fired.',
);

/** Of a step that went as the script has it. */
function doneSentence(step: Exclude<Step, ConnectsStep | DisconnectsStep | ReceivesStep>): string {
  if (step.kind === 'time-passes') return PASSED;
  if (step.kind === 'sends-raw')
    return t('This was sent exactly as it is written, so there is nothing to compare.');
  if (step.kind === 'sends')
    return t('This was sent as the script has it, so there is nothing to compare.');
  if (step.kind === 'receives-nothing')
    return t('Nothing came for {actor}, as the script expects.', { actor: step.actor });
  return t('{actor} {endingWords}, as the script expects.', {
    actor: step.actor,
    endingWords: endingWords(step),
  });
}

function strayStanza(stanza: StanzaRecord | undefined): string {
  if (stanza?.written !== undefined) {
    return t('This was sent by hand while the run paused; no step of the script sends it.');
  }
  if (stanza?.frame.direction === 'sent')
    return t('This was sent, so there is nothing to compare.');
  return t('No step of the script asks for this stanza, so there is nothing to compare it with.');
}
