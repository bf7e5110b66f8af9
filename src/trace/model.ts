import type { Milliseconds } from '../base/clock.ts';
import type {
  ConnectionChanged,
  EventSeq,
  RunEnded,
  RunPaused,
  RunStarted,
  ServerLogged,
  StepEnded,
  StepExcused,
  StepStarted,
  TraceEvent,
} from './event.ts';
import type { EventList } from './event-list.ts';
import { eventSeq } from './event-seq.ts';
import { createValues, newestAtOrBefore, pushTo } from './told-values.ts';
import type { UnreadAt } from './unread-times.ts';
import { isFailure } from './verdict.ts';
import {
  createStanzaRecords,
  type StanzaFate,
  type StanzaRecord,
  type StanzasAt,
} from './stanza-records.ts';
import { lazy } from '../base/lazy.ts';

export interface StepRecord {
  readonly started?: StepStarted;
  /** Absent while the step runs, and when the run was stopped in it. */
  readonly ended?: StepEnded;
  /** The step failed, and the run went on all the same. */
  readonly excused?: StepExcused;
}

/** What a trace says, made easy to ask. Derived from events alone. */
export interface TraceModel {
  readonly eventCount: number;
  readonly started: RunStarted | undefined;
  readonly ended: RunEnded | undefined;
  /** By step index; a step that was not run has no record. */
  readonly steps: ReadonlyMap<number, StepRecord>;
  /** Every message, presence and iq of a session, both ways, in the order of the trace. */
  readonly stanzas: readonly StanzaRecord[];
  /** Those of the newest moment of the trace: the same list for the models of all its moments. */
  readonly recorded: readonly StanzaRecord[];
  /** The record of a frame; `undefined` when the event is no stanza of a session. */
  stanzaAt(seq: EventSeq): StanzaRecord | undefined;
  /** How many of them have a fate. */
  readonly fateCounts: Readonly<Record<StanzaFate, number>>;
  /** What an actor was sent and no step had looked at yet, at a moment: how many, and `most` of the oldest. */
  unreadAt(actor: string, until: EventSeq, most: number): UnreadAt;
  /** Steps that ended with a failure, in the order in which they did; and those of them that the run has not gone past. */
  readonly failed: ReadonlySet<number>;
  readonly standing: ReadonlySet<number>;
  /** The newest change of an actor's connection at or before an event; `undefined`: never connected until then. */
  connectionAt(actor: string, seq: EventSeq): ConnectionChanged | undefined;
  /** All changes of connections by actor, in order; actors in order of appearance. */
  readonly connections: ReadonlyMap<string, readonly ConnectionChanged[]>;
  /** The newest value of each variable that a step used, by name (`Romeo's full JID`). */
  readonly variables: Readonly<Record<string, string>>;
  /** The newest value of each capture. */
  readonly captures: Readonly<Record<string, string>>;
  /** Both as they were at an earlier moment. */
  valuesAt(until: EventSeq): Pick<TraceModel, 'variables' | 'captures'>;
  /** What the embedded server logged as an error, in order. */
  readonly serverErrors: readonly ServerLogged[];
  /** The step that runs or waits; the newest one to start once the run is over; 0 before the first. */
  readonly currentStep: number;
  /** Set while the run is paused. */
  readonly paused: RunPaused | undefined;
  /** How many events the file that it was read from left out, before the end of the run. */
  readonly leftOut: number;
  /** From the start to the newest event. */
  readonly duration: Milliseconds;
}

/** Builds a model while a trace grows: each event is looked at once. */
export interface TraceModelBuilder {
  append(event: TraceEvent): void;
  /** A new object each time; its lists and maps are shared with the builder, so ask again after an append. */
  model(): TraceModel;
  /** The model of an earlier moment of the same trace, which stays as it is. */
  modelAt(moment: EventList): TraceModel;
}

export function buildTraceModel(events: EventList): TraceModel {
  const builder = createTraceModelBuilder();
  for (const event of events) builder.append(event);
  return builder.model();
}

interface Growing {
  readonly serverErrors: ServerLogged[];
  started: RunStarted | undefined;
  ended: RunEnded | undefined;
  currentStep: number;
  paused: RunPaused | undefined;
  leftOut: number;
}

const NOTHING_YET: Omit<Growing, 'serverErrors'> = {
  started: undefined,
  ended: undefined,
  currentStep: 0,
  paused: undefined,
  leftOut: 0,
};

export function createTraceModelBuilder(): TraceModelBuilder {
  const play = createPlay();
  /** What the play is made of. */
  const told: TraceEvent[] = [];
  const size = { eventCount: 0, duration: 0 };
  const values = createValues();
  const stanzas = createStanzaRecords();
  const recorded = stanzas.records;
  const append = (event: TraceEvent): void => {
    size.eventCount++;
    size.duration = event.at;
    if (event.type === 'frame') stanzas.add(event);
    else if (event.type === 'stanza-skipped') stanzas.skip(event);
    else if (event.type === 'stanza-composed') stanzas.compose(event);
    else if (play.add(event)) told.push(event);
    if (event.type === 'step-ended') stanzas.judge(event);
    if (event.type === 'step-excused') {
      stanzas.restore(event, play.steps.records.get(event.step)?.ended?.stanza);
    }
    if (event.type === 'step-ended' || event.type === 'step-excused') values.add(event);
  };
  const model = () => {
    const newest = values.newest();
    const counts = fateCounts(stanzas.countOf);
    return assembled({
      ...{ play, size: { ...size }, stanzas, recorded, valuesAt: values.at },
      last: (seq) => seq,
      values: () => newest,
      counts: () => counts,
    });
  };
  const modelAt = (moment: EventList): TraceModel => {
    const { seq: until = NOWHERE, at: duration = 0 } = moment.at(-1) ?? {};
    const then = stanzas.at(until);
    const last = (seq: EventSeq) => (seq < until ? seq : until);
    return assembled({
      ...{ play: playUntil(told, until), size: { eventCount: moment.length, duration } },
      ...{ stanzas: then, recorded, last, valuesAt: (seq) => values.at(last(seq)) },
      values: lazy(() => values.at(until)),
      counts: lazy(() => fateCounts(then.countOf)),
    });
  };
  return { append, model, modelAt };
}

const NOWHERE = eventSeq(-1);

function playUntil(events: readonly TraceEvent[], until: EventSeq): Play {
  const play = createPlay();
  for (const event of events) {
    if (event.seq > until) break;
    play.add(event);
  }
  return play;
}

interface ModelParts extends Pick<TraceModel, 'recorded' | 'valuesAt'> {
  readonly play: Play;
  readonly size: Pick<TraceModel, 'eventCount' | 'duration'>;
  /** An event, or the last one where that comes later. */
  readonly last: (seq: EventSeq) => EventSeq;
  readonly values: () => Pick<TraceModel, 'variables' | 'captures'>;
  readonly counts: () => TraceModel['fateCounts'];
  readonly stanzas: StanzasAt;
}

function assembled({ play, last, values, counts, stanzas, ...others }: ModelParts): TraceModel {
  const { steps, connections } = play;
  const { size, recorded, valuesAt } = others;
  return {
    ...{ ...size, ...play.facts, recorded, valuesAt, connections },
    ...{ steps: steps.records, failed: steps.failed, standing: steps.standing },
    ...{ stanzaAt: stanzas.find, unreadAt: stanzas.unreadAt },
    connectionAt: (actor, seq) => newestAtOrBefore(connections.get(actor) ?? [], last(seq)),
    get stanzas() {
      return stanzas.records;
    },
    get fateCounts() {
      return counts();
    },
    get variables() {
      return values().variables;
    },
    get captures() {
      return values().captures;
    },
  };
}

/** What is known of a run beside its stanzas. */
function createPlay() {
  const facts: Growing = { ...NOTHING_YET, serverErrors: [] };
  const steps = createStepRecords();
  const connections = new Map<string, ConnectionChanged[]>();
  return {
    facts,
    steps,
    connections,
    /** Whether the event has told anything of that. */
    add: (event: TraceEvent): boolean => {
      if (event.type === 'step-started') steps.begin(event);
      else if (event.type === 'step-ended') steps.end(event);
      else if (event.type === 'step-excused') steps.excuse(event);
      else if (event.type === 'connection') pushTo(connections, event.actor, event);
      return follow(facts, event);
    },
  };
}

type Play = ReturnType<typeof createPlay>;

function fateCounts(countOf: (fate: StanzaFate) => number): TraceModel['fateCounts'] {
  return {
    sent: countOf('sent'),
    matched: countOf('matched'),
    differs: countOf('differs'),
    skipped: countOf('skipped'),
    unread: countOf('unread'),
    unexpected: countOf('unexpected'),
  };
}

/** What became of the steps, and which have failed. */
function createStepRecords() {
  const records = new Map<number, StepRecord>();
  const failed = new Set<number>();
  const standing = new Set<number>();
  const forget = (step: number): void => {
    failed.delete(step);
    standing.delete(step);
  };
  return {
    records,
    failed,
    standing,
    begin: (event: StepStarted): void => {
      records.set(event.step, { started: event });
      forget(event.step);
    },
    end: (event: StepEnded): void => {
      const { step } = event;
      const before = records.get(step);
      records.set(step, { ...before, ended: event });
      forget(step);
      if (!isFailure(event.verdict)) return;
      failed.add(step);
      if (before?.excused === undefined) standing.add(step);
    },
    excuse: (event: StepExcused): void => {
      records.set(event.step, { ...records.get(event.step), excused: event });
      standing.delete(event.step);
    },
  };
}

/** Where the run stands after an event; whether it told anything of that. */
function follow(facts: Growing, event: TraceEvent): boolean {
  switch (event.type) {
    case 'run-started':
      facts.started = event;
      return true;
    case 'step-started':
      facts.currentStep = event.step;
      return true;
    case 'step-ended':
    case 'step-excused':
    case 'connection':
      return true;
    case 'run-paused':
      facts.paused = event;
      facts.currentStep = event.step;
      return true;
    case 'run-resumed':
      facts.paused = undefined;
      return true;
    case 'server-log':
      if (event.level !== 'error') return false;
      facts.serverErrors.push(event);
      return true;
    case 'events-left-out':
      facts.leftOut += event.count;
      return true;
    case 'run-ended':
      facts.ended = event;
      facts.paused = undefined;
      return true;
    default:
      return false;
  }
}
