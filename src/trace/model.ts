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
import type { UnreadAt } from './unread-times.ts';
import { isFailure } from './verdict.ts';
import { createStanzaRecords, type StanzaFate, type StanzaRecord } from './stanza-records.ts';

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
}

export function buildTraceModel(events: EventList): TraceModel {
  const builder = createTraceModelBuilder();
  for (const event of events) builder.append(event);
  return builder.model();
}

interface Growing {
  readonly serverErrors: ServerLogged[];
  eventCount: number;
  started: RunStarted | undefined;
  ended: RunEnded | undefined;
  currentStep: number;
  paused: RunPaused | undefined;
  leftOut: number;
  duration: Milliseconds;
}

const NOTHING_YET: Omit<Growing, 'serverErrors'> = {
  eventCount: 0,
  started: undefined,
  ended: undefined,
  currentStep: 0,
  paused: undefined,
  leftOut: 0,
  duration: 0,
};

export function createTraceModelBuilder(): TraceModelBuilder {
  const facts: Growing = { ...NOTHING_YET, serverErrors: [] };
  const steps = createStepRecords();
  const connections = new Map<string, ConnectionChanged[]>();
  const variables = createNewest();
  const captures = createNewest();
  const stanzas = createStanzaRecords();

  const endStep = (event: StepEnded): void => {
    steps.end(event);
    stanzas.judge(event);
    variables.add(event.variables, event.seq);
    captures.add(event.captures, event.seq);
  };
  const excuseStep = (event: StepExcused): void => {
    steps.excuse(event);
    stanzas.restore(event, steps.records.get(event.step)?.ended?.stanza);
    captures.add(event.captures, event.seq);
  };
  const append = (event: TraceEvent): void => {
    facts.eventCount++;
    facts.duration = event.at;
    if (event.type === 'frame') stanzas.add(event);
    else if (event.type === 'stanza-skipped') stanzas.skip(event);
    else if (event.type === 'stanza-composed') stanzas.compose(event);
    else if (event.type === 'step-ended') endStep(event);
    else if (event.type === 'step-excused') excuseStep(event);
    else if (event.type === 'connection') pushTo(connections, event.actor, event);
    else if (event.type === 'step-started') steps.begin(event);
    follow(facts, event);
  };
  const { records, unreadAt } = stanzas;
  const connectionAt = (actor: string, seq: EventSeq) =>
    newestAtOrBefore(connections.get(actor) ?? [], seq);
  const valuesAt = (seq: EventSeq) => ({
    variables: variables.at(seq),
    captures: captures.at(seq),
  });
  const ofSteps = { steps: steps.records, failed: steps.failed, standing: steps.standing };
  const ofStanzas = { stanzas: records, stanzaAt: stanzas.find, unreadAt };
  const lookups = { ...ofSteps, ...ofStanzas, connections, connectionAt, valuesAt };
  return {
    append,
    model: () =>
      Object.assign({}, facts, lookups, {
        variables: variables.values(),
        captures: captures.values(),
        fateCounts: fateCounts(stanzas.countOf),
      }),
  };
}

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

/** The newest value by name, now and at every moment before. */
function createNewest() {
  const told = new Map<string, { readonly seq: EventSeq; readonly value: string }[]>();
  let values: Readonly<Record<string, string>> | undefined;
  const at = (until: EventSeq): Readonly<Record<string, string>> => {
    const newest = [...told].map(
      ([name, values]) => [name, newestAtOrBefore(values, until)] as const,
    );
    return Object.fromEntries(
      newest.flatMap(([name, found]) => (found === undefined ? [] : [[name, found.value]])),
    );
  };
  return {
    add: (news: Readonly<Record<string, string>> | undefined, seq: EventSeq): void => {
      for (const [name, value] of Object.entries(news ?? {})) pushTo(told, name, { seq, value });
      values = undefined;
    },
    values: () => (values ??= at(eventSeq(NEVER))),
    at,
  };
}

/** Later than every event. */
const NEVER = 2 ** 30 - 1;

/** Where the run stands after an event. */
function follow(facts: Growing, event: TraceEvent): void {
  switch (event.type) {
    case 'run-started':
      facts.started = event;
      break;
    case 'step-started':
      facts.currentStep = event.step;
      break;
    case 'run-paused':
      facts.paused = event;
      facts.currentStep = event.step;
      break;
    case 'run-resumed':
      facts.paused = undefined;
      break;
    case 'server-log':
      if (event.level === 'error') facts.serverErrors.push(event);
      break;
    case 'events-left-out':
      facts.leftOut += event.count;
      break;
    case 'run-ended':
      facts.ended = event;
      facts.paused = undefined;
      break;
    default:
  }
}

function pushTo<Item>(lists: Map<string, Item[]>, key: string, item: Item) {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

function newestAtOrBefore<Item extends { readonly seq: EventSeq }>(
  changes: readonly Item[],
  seq: EventSeq,
): Item | undefined {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const change = changes[middle];
    if (change !== undefined && change.seq <= seq) low = middle + 1;
    else high = middle;
  }
  return changes[low - 1];
}
