import type { InParts } from '../base/in-parts.ts';
import { lazy } from '../base/lazy.ts';
import { diffInParts } from '../match/diff.ts';
import type { MatchRules } from '../match/unasked-error.ts';
import type { ReceivesStep } from '../script/scenario.ts';
import type { EventList } from '../trace/event-list.ts';
import { filledPattern } from '../trace/frame-diff.ts';
import type { EventSeq, FrameEvent, StepEnded } from '../trace/event.ts';
import { eventSeq } from '../trace/event-seq.ts';
import { elementOf, readInParts } from '../trace/frame-element.ts';
import { folding } from '../trace/fold.ts';
import { lengthOf } from '../trace/packed-frame.ts';
import { buildTraceModel, type TraceModel } from '../trace/model.ts';
import type { StanzaRecord } from '../trace/stanza-records.ts';
import { isFailure } from '../trace/verdict.ts';
import { candidateFor, candidatesOf } from './candidates.ts';
import type { RanTrace } from './repair/step-repair.ts';
import { prepareRepairs } from './repair/step-repairs.ts';
import { expectationOf, rulesOf } from './step-diff.ts';

/** So many differences of a step are told in words, each with what accepts it alone. */
export const DIFFERENCES_TOLD = 20;

/** A step and what came for it, in characters: for what is shorter all is found before anybody notices. */
const LARGE = 4_000;
/** Frames that are shorter do not count, however many there are. */
const LONG_FRAME = 2_000;

/** Steps that were prepared, and for which script. */
const prepared = new WeakMap<StepEnded, string>();

/** A run so far, and the script as it is now. */
export interface RanEvents extends Omit<RanTrace, 'model'> {
  readonly events: EventList;
}

/**
 * What all panes ask about the steps of a run that failed with large stanzas, found in parts and remembered: afterwards
 * they have it at once. `undefined` where nothing is large, and when it was found before. The panes' own model of the run
 * stays as it is meanwhile.
 */
export function preparation(ran: RanEvents, chosen?: Chosen): InParts<void> | undefined {
  const steps = largeFailures(ran);
  const pair = largePair(ran, chosen);
  if (steps.length === 0 && pair === undefined) return undefined;
  return prepare(ran, steps, pair);
}

/** What a person looks at: a step, a stanza by the number of its frame, or both. */
export interface Chosen {
  readonly step: number | undefined;
  readonly stanza: EventSeq | undefined;
}

/** A stanza that is held against what a step expected. */
interface Pair {
  readonly step: ReceivesStep;
  readonly ended: StepEnded;
  readonly frame: FrameEvent;
  readonly rules: MatchRules;
}

/** Pairs that were compared already, and for which script: by frame, then by the end of the step. */
const compared = new WeakMap<FrameEvent, WeakMap<StepEnded, string>>();

/** The pair that the panes show for what is chosen, and where nothing is, for the step that ended last. */
function largePair(
  { events, scenario, text }: RanEvents,
  chosen: Chosen | undefined,
): Pair | undefined {
  const failures = failuresIn(events);
  const step = scenario.steps[(chosenStep(failures, chosen) ?? 0) - 1];
  if (step?.kind !== 'receives') return undefined;
  const ended = failures.ended.get(step.index);
  const stanza = chosen?.stanza ?? ended?.stanza ?? NONE;
  const frame = longFrames(events).find(({ seq }) => seq === stanza);
  if (ended === undefined || frame === undefined) return undefined;
  const size = step.range.end - step.range.start + frame.xml.length;
  if (size <= LARGE || isCompared(frame, ended, text)) return undefined;
  return { step, ended, frame, rules: failures.rules };
}

function isCompared(frame: FrameEvent, ended: StepEnded, text: string): boolean {
  return compared.get(frame)?.get(ended) === text;
}

/** Of a stanza alone, the step that skipped it. */
function chosenStep({ skippedBy, last }: Failures, chosen: Chosen | undefined): number | undefined {
  if (chosen === undefined) return last;
  return chosen.step ?? skippedBy.get(chosen.stanza ?? NONE);
}

/** No event has it. */
const NONE = eventSeq(-1);

interface Failures {
  readonly ends: StepEnded[];
  /** By step. */
  readonly ended: Map<number, StepEnded>;
  /** Which step skipped a stanza. */
  readonly skippedBy: Map<EventSeq, number>;
  rules: MatchRules;
  /** The step that ended last. */
  last: number | undefined;
}

const failuresIn = folding<Failures, Failures>({
  types: ['run-started', 'stanza-skipped', 'step-ended'],
  start: () => ({
    ends: [],
    ended: new Map(),
    skippedBy: new Map(),
    rules: {},
    last: undefined,
  }),
  add: (failures, event) => {
    const { ends, ended, skippedBy } = failures;
    if (event.type === 'run-started') failures.rules = rulesOf({ started: event });
    if (event.type === 'stanza-skipped') skippedBy.set(event.stanza, event.step);
    if (event.type === 'step-ended') {
      ended.set(event.step, event);
      failures.last = event.step;
    }
    if (event.type === 'step-ended' && isFailure(event.verdict)) ends.push(event);
  },
  read: (failures) => failures,
});

/** Long ones that somebody received. */
const longFrames = folding({
  start: (): FrameEvent[] => [],
  add: (long, event) => {
    const isReceived = event.type === 'frame' && event.direction === 'received';
    if (isReceived && lengthOf(event) >= LONG_FRAME) long.push(event);
  },
  read: (long): readonly FrameEvent[] => long,
  readAt: (long, moment) => long.filter(({ seq }) => seq < moment.length),
});

function largeFailures({ events, scenario, text }: RanEvents): readonly ReceivesStep[] {
  const { ends } = failuresIn(events);
  if (ends.length === 0) return [];
  const came = new Map<string, number>();
  for (const { actor, xml } of longFrames(events)) {
    came.set(actor, (came.get(actor) ?? 0) + xml.length);
  }
  return ends.flatMap((ended) => {
    const step = scenario.steps[ended.step - 1];
    if (step?.kind !== 'receives' || prepared.get(ended) === text) return [];
    const size = step.range.end - step.range.start + (came.get(step.actor) ?? 0);
    return size > LARGE ? [step] : [];
  });
}

function arrivals({ stanzas }: TraceModel, { actor }: ReceivesStep): readonly StanzaRecord[] {
  return stanzas.filter(({ frame }) => frame.direction === 'received' && frame.actor === actor);
}

function* prepare(
  { events, ...others }: RanEvents,
  steps: readonly ReceivesStep[],
  pair: Pair | undefined,
): InParts<void> {
  const model = lazy(() => buildTraceModel(events));
  if (steps.length > 0) yield* prepareSteps({ ...others, model }, steps);
  if (pair !== undefined) yield* preparePair({ ...others, model }, pair);
}

/** A run, whose model is made once, and only if somebody needs it. */
interface RanLazily extends Omit<RanTrace, 'model'> {
  readonly model: () => TraceModel;
}

function* preparePair({ model: modelled, ...others }: RanLazily, pair: Pair): InParts<void> {
  const { step, ended, frame, rules } = pair;
  const ofFrame = compared.get(frame) ?? new WeakMap<StepEnded, string>();
  // First of all: what throws is not tried again.
  compared.set(frame, ofFrame.set(ended, others.text));
  const expected = filledPattern(step.stanza, ended);
  const received = yield* readInParts(frame);
  if (expected === undefined || !received.ok) return;
  yield* diffInParts(expected, received.value, rules);
  if (!isFailure(ended.verdict)) return;
  const model = modelled();
  yield;
  const record = model.stanzaAt(frame.seq);
  const candidate = record && candidateFor(model, step, record);
  if (candidate === undefined) return;
  yield* prepareRepairs({ ...others, model }, step, candidate, DIFFERENCES_TOLD);
}

function* prepareSteps(
  { model: modelled, ...others }: RanLazily,
  steps: readonly ReceivesStep[],
): InParts<void> {
  const model = modelled();
  yield;
  for (const step of steps) {
    yield* prepareStep({ ...others, model }, step);
    const ended = model.steps.get(step.index)?.ended;
    if (ended !== undefined) prepared.set(ended, others.text);
  }
}

function* prepareStep(ran: RanTrace, step: ReceivesStep): InParts<void> {
  const { model } = ran;
  for (const { frame } of arrivals(model, step)) {
    yield* readInParts(frame);
    yield;
  }
  const told = model.steps.get(step.index)?.ended?.stanza;
  const record = told === undefined ? undefined : model.stanzaAt(told);
  if (record !== undefined) yield* compare(model, step, record);
  const candidates = candidatesOf(model, step);
  yield;
  for (const candidate of candidates) yield* compare(model, step, candidate.record);
  const [likeliest] = candidates;
  if (likeliest !== undefined) yield* prepareRepairs(ran, step, likeliest, DIFFERENCES_TOLD);
}

function* compare(model: TraceModel, step: ReceivesStep, { frame }: StanzaRecord): InParts<void> {
  const expected = expectationOf(model, step);
  const received = elementOf(frame);
  yield;
  if (expected === undefined || !received.ok) return;
  yield* diffInParts(expected, received.value, rulesOf(model));
  yield;
}
