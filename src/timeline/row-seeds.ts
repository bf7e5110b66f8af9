import type { Milliseconds } from '../base/clock.ts';
import type { Scenario, Step } from '../script/scenario.ts';
import type { EventList } from '../trace/event-list.ts';
import type { Direction, EventSeq, FrameEvent } from '../trace/event.ts';
import type { StepRecord, TraceModel } from '../trace/model.ts';
import { refusalTaken } from '../trace/refusals.ts';
import type { StanzaRecord } from '../trace/stanza-records.ts';
import type { RowVerdict } from './model.ts';

/** What a row is about, before it has a place on lanes and words. */
export interface RowSeed {
  readonly step: Step | undefined;
  readonly record: StepRecord | undefined;
  readonly frame: FrameEvent | undefined;
  readonly verdict: RowVerdict;
  readonly actor: string;
  readonly direction: Direction;
  readonly at: Milliseconds | undefined;
  /** The row's place in the trace; `Infinity` for what has not happened. */
  readonly order: number;
  /** The step that passed the stanza over. */
  readonly skippedBy: number | undefined;
}

/** The rows in painting order, scenes and the end left out. */
export interface SeededRows {
  readonly happened: readonly RowSeed[];
  readonly pending: readonly RowSeed[];
  /** Frames of the stream that were left out. */
  readonly hiddenCount: number;
}

/**
 * Steps stay in the script's order. A step's row stands where its stanza came, but never before the row of the
 * step before it; stanzas that no step took stand where they came.
 */
export function seedRows(
  scenario: Scenario,
  trace: { readonly events: EventList; readonly model: TraceModel } | undefined,
  showStream: boolean,
): SeededRows {
  if (trace === undefined) {
    return { happened: [], pending: scenario.steps.map(pendingSeed), hiddenCount: 0 };
  }
  const taken = takenStanzas(trace.model);
  const steps = seedSteps(scenario, trace, taken);
  const { loose, hiddenCount } = looseSeeds(trace, new Set(taken.values()), showStream);
  return {
    happened: mergeByOrder(steps.started, loose),
    pending: steps.pending,
    hiddenCount,
  };
}

/** By step: the stanza that its row shows. */
function takenStanzas(model: TraceModel): ReadonlyMap<number, EventSeq> {
  const taken = new Map<number, EventSeq>();
  for (const { frame, fate, step } of model.stanzas) {
    if (fate === 'sent' && step !== undefined && !taken.has(step)) taken.set(step, frame.seq);
  }
  for (const [step, { ended }] of model.steps) {
    if (ended?.stanza !== undefined) taken.set(step, ended.stanza);
  }
  return taken;
}

function seedSteps(
  scenario: Scenario,
  { events, model }: { readonly events: EventList; readonly model: TraceModel },
  taken: ReadonlyMap<number, EventSeq>,
) {
  const started: RowSeed[] = [];
  const pending: RowSeed[] = [];
  let order = 0;
  for (const step of scenario.steps) {
    const record = model.steps.get(step.index);
    if (record?.started === undefined) {
      pending.push(pendingSeed(step));
      continue;
    }
    const stanza = taken.get(step.index);
    const event = stanza === undefined ? undefined : events.at(stanza);
    const frame = event?.type === 'frame' ? event : undefined;
    const seed = stepSeed(step, record, frame, model.ended !== undefined);
    const isRefused = refusalTaken(model, step) !== undefined;
    order = Math.max(order, seed.order);
    started.push({ ...seed, order, verdict: isRefused ? 'refused' : seed.verdict });
  }
  return { started, pending };
}

function stepSeed(
  step: Step,
  record: StepRecord,
  frame: FrameEvent | undefined,
  over: boolean,
): RowSeed {
  const { ended } = record;
  const happened = frame ?? ended;
  return {
    ...pendingSeed(step),
    record,
    frame,
    verdict: ended?.verdict ?? openVerdict(frame, over),
    at: happened?.at,
    order: happened?.seq ?? Number.POSITIVE_INFINITY,
  };
}

/** Of a step that began and has no end. */
function openVerdict(frame: FrameEvent | undefined, over: boolean): RowVerdict {
  if (frame?.direction === 'sent') return 'sent';
  return over ? 'not-run' : 'waiting';
}

function pendingSeed(step: Step): RowSeed {
  return {
    step,
    record: undefined,
    frame: undefined,
    verdict: 'not-run',
    actor: step.actor,
    direction: isExpectation(step) ? 'received' : 'sent',
    at: undefined,
    order: Number.POSITIVE_INFINITY,
    skippedBy: undefined,
  };
}

function isExpectation({ kind }: Step): boolean {
  return kind === 'receives' || kind === 'receives-nothing' || kind === 'is-disconnected';
}

function looseSeeds(
  { events, model }: { readonly events: EventList; readonly model: TraceModel },
  taken: ReadonlySet<EventSeq>,
  showStream: boolean,
) {
  const loose: RowSeed[] = [];
  let hiddenCount = 0;
  let next = 0;
  const recordOf = ({ seq }: FrameEvent): StanzaRecord | undefined => {
    let record = model.stanzas[next];
    while (record !== undefined && record.frame.seq < seq) record = model.stanzas[++next];
    return record?.frame.seq === seq ? record : undefined;
  };
  for (const event of events) {
    if (event.type !== 'frame' || taken.has(event.seq)) continue;
    if (event.phase === 'stream' && !showStream) hiddenCount++;
    else loose.push(looseSeed(event, recordOf(event)));
  }
  return { loose, hiddenCount };
}

/** Session frames that are no stanzas, as stream errors, are of the stream's kind. */
function looseSeed(frame: FrameEvent, record: StanzaRecord | undefined): RowSeed {
  const verdict = looseVerdict(record);
  return {
    step: undefined,
    record: undefined,
    frame,
    verdict,
    actor: frame.actor,
    direction: frame.direction,
    at: frame.at,
    order: frame.seq,
    skippedBy: verdict === 'skipped' ? record?.step : undefined,
  };
}

function looseVerdict(record: StanzaRecord | undefined): RowVerdict {
  return record?.written === undefined ? (record?.fate ?? 'stream') : 'by-hand';
}

/** Both lists are in order; at the same place the step comes first. */
function mergeByOrder(steps: readonly RowSeed[], loose: readonly RowSeed[]): RowSeed[] {
  const merged: RowSeed[] = [];
  let next = 0;
  for (const step of steps) {
    let other = loose[next];
    while (other !== undefined && other.order < step.order) {
      merged.push(other);
      other = loose[++next];
    }
    merged.push(step);
  }
  return merged.concat(loose.slice(next));
}
