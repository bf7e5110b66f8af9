import { t } from '../../base/translate.ts';
import { previewEdits, printPreviews, type EditPreview } from '../../base/edit-preview.ts';
import type { TextEdit } from '../../base/text-edit.ts';
import { type Candidate, candidateFor } from '../../diagnosis/diagnosis.ts';
import {
  type RanTrace,
  type StepRepair,
  addedReceives,
  isRefused,
  partialRepairsForStep,
  repairsForMissing,
  repairsForNothing,
  repairsForStep,
} from '../../diagnosis/repairs.ts';
import type { ReceivesNothingStep, ReceivesStep } from '../../script/scenario.ts';
import type { StanzaRecord } from '../../trace/stanza-records.ts';

/** A repair as a button offers it. */
export interface OfferedRepair {
  readonly kind: StepRepair['kind'];
  readonly words: string;
  /** Pressed while the difference has the focus; none for what accepts one of several differences. */
  readonly key: string | undefined;
  readonly edits: readonly TextEdit[];
  /** The script that the edits are for. */
  readonly text: string;
  /** What happens after the edits: nothing, a run, or runs and repairs until it passes or nothing helps. */
  readonly then: 'stay' | 'run' | 'repeat';
  /** The lines that change. */
  readonly preview: readonly EditPreview[];
  /** The same in one text. */
  readonly title: string;
}

const KEYS: Readonly<Partial<Record<StepRepair['kind'], string>>> = {
  'accept-received': 'a',
  'make-wildcard': 'w',
  loosen: 'o',
  'accept-whole': 'e',
  'move-step': 'm',
  'change-actor': 'c',
  'add-receives': 's',
  'mend-address': 'f',
  'expect-received': 'a',
  'remove-payload': 'd',
  'remove-step': 'd',
};

/** What takes each repair and runs at once. */
const AND_RUN: Readonly<Record<StepRepair['kind'], string>> = {
  'accept-received': t('Accept and run'),
  'accept-whole': t('Accept and run'),
  'accept-one': t('Accept and run'),
  'expect-received': t('Expect and run'),
  'change-actor': t('Expect and run'),
  'make-wildcard': t('Accept any and run'),
  'wildcard-one': t('Accept any and run'),
  loosen: t('Ignore and run'),
  'move-step': t('Move and run'),
  'add-receives': t('Add and run'),
  'mend-address': t('Write and run'),
  'remove-payload': t('Remove and run'),
  'remove-step': t('Remove and run'),
};

/**
 * The repairs worth offering for a step that failed and one of its candidates, and the first of them with runs. Editor and
 * inspector show the same ones: what was found last for a candidate is found once.
 */
export function offeredRepairs(
  ran: RanTrace,
  step: ReceivesStep,
  candidate: Candidate,
): readonly OfferedRepair[] {
  const last = lastOffers.get(candidate);
  if (last?.step === step && isSameTrace(last.ran, ran)) return last.repairs;
  const repairs = findOffers(ran, step, candidate);
  lastOffers.set(candidate, { ran, step, repairs });
  return repairs;
}

interface Offers {
  readonly ran: RanTrace;
  readonly step: ReceivesStep;
  readonly repairs: readonly OfferedRepair[];
}

const lastOffers = new WeakMap<Candidate, Offers>();

function isSameTrace(one: RanTrace, other: RanTrace): boolean {
  return (
    one.model === other.model &&
    one.scenario === other.scenario &&
    one.source === other.source &&
    one.text === other.text
  );
}

function findOffers(ran: RanTrace, step: ReceivesStep, candidate: Candidate) {
  const repairs = repairsForStep(ran, step, candidate).map((each) => offered(ran.text, each));
  return withRuns(repairs, isRefused(ran, step.index));
}

/** The same for a step that fails because something came. */
export function offeredForNothing(
  ran: RanTrace,
  step: ReceivesNothingStep,
): readonly OfferedRepair[] {
  const repairs = repairsForNothing(ran, step).map((each) => offered(ran.text, each));
  return withRuns(repairs, isRefused(ran, step.index));
}

/** The same for a step for which nothing came that could have been meant. */
export function offeredForMissing(ran: RanTrace, step: ReceivesStep): readonly OfferedRepair[] {
  const repairs = repairsForMissing(ran, step).map((each) => offered(ran.text, each));
  return withRuns(repairs, isRefused(ran, step.index));
}

/** Accepting until green stops at a refusal, so it is not offered there. */
function withRuns(
  [first, ...others]: readonly OfferedRepair[],
  stopsHere: boolean,
): readonly OfferedRepair[] {
  if (first === undefined) return [];
  return [
    first,
    { ...first, words: AND_RUN[first.kind], key: 'r', then: 'run' },
    ...others,
    ...(stopsHere
      ? []
      : [{ ...first, words: t('Accept until green'), key: 'g', then: 'repeat' as const }]),
  ];
}

/** For each of the first `most` differences what accepts it alone. */
export function offeredForOne(
  ran: RanTrace,
  step: ReceivesStep,
  candidate: Candidate,
  most: number,
): readonly (readonly OfferedRepair[])[] {
  return partialRepairsForStep(ran, step, candidate, most).map((repairs) =>
    repairs.map((repair) => offered(ran.text, repair)),
  );
}

/** The repair that gives a skipped stanza a step of its own; none for a stanza that was not skipped. */
export function offeredForSkipped(ran: RanTrace, record: StanzaRecord): readonly OfferedRepair[] {
  const repair = addedReceives(ran, record);
  return repair === undefined ? [] : [offered(ran.text, repair)];
}

/** For a stanza that a person holds against a step: what accepts it where the step failed, and a step of its own. */
export function offeredForChosen(ran: RanTrace, step: ReceivesStep, record: StanzaRecord) {
  const candidate = candidateFor(ran.model, step, record);
  return {
    candidate,
    repairs: [
      ...(candidate === undefined ? [] : offeredRepairs(ran, step, candidate)),
      ...offeredForSkipped(ran, record),
    ],
  };
}

function offered(text: string, { kind, label, edits }: StepRepair): OfferedRepair {
  const preview = previewEdits(text, edits);
  return {
    kind,
    words: label,
    key: KEYS[kind],
    edits,
    text,
    then: 'stay',
    preview,
    title: printPreviews(preview),
  };
}

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** The repair that a key asks for; `undefined` for other keys. */
export function repairAt(
  repairs: readonly OfferedRepair[],
  { key, ctrlKey, altKey, metaKey }: Pressed,
): OfferedRepair | undefined {
  if (ctrlKey || altKey || metaKey) return undefined;
  return repairs.find((repair) => repair.key === key);
}
