import type { Milliseconds } from '../../base/clock.ts';
import type { Scenario, Step } from '../../script/scenario.ts';
import type {
  ConnectionChanged,
  EventSeq,
  FrameEvent,
  StepVerdict,
  TraceEvent,
} from '../../trace/event.ts';
import type { TraceModel } from '../../trace/model.ts';
import { modelOf } from '../../trace/model-of.ts';
import type { StanzaFate, StanzaRecord } from '../../trace/stanza-records.ts';
import { madeUpResources } from './made-up-resources.ts';
import { createNormaliser, namedByKind, type Normaliser } from './normalise.ts';

/** A run as it can be set against others. */
export interface ComparableRun {
  readonly scenario: Scenario;
  /** The text that it was compiled from. */
  readonly source: string;
  readonly events: readonly TraceEvent[];
}

/** `waiting`: the run was over before the step was. */
export type StepState = StepVerdict | 'waiting' | 'not-run';

/** A step of one run. */
export interface StepSide {
  readonly step: Step;
  readonly state: StepState;
  /** The step as the script has it. */
  readonly text: string;
}

/** Something that an actor sent, received, or that became of its connection. */
export interface RunItem {
  readonly seq: EventSeq;
  readonly at: Milliseconds;
  readonly actor: string;
  readonly event: FrameEvent | ConnectionChanged;
  /** What it says in words that all runs share; XML for a frame. */
  readonly normal: string;
  /** What became of a stanza. */
  readonly fate: StanzaFate | undefined;
  /** A person sent it while the run paused. */
  readonly isByHand: boolean;
  /** The step that sent or took it, or failed with it. */
  readonly own: number | undefined;
  /**
   * The action (connects, sends, disconnects) after which it came; `ENDING` for what came when the run no longer
   * waited for anything: while it closed the remaining sessions, and what no step took after the last action.
   */
  readonly after: number;
}

/** Greater than the index of any step. */
export const ENDING = Number.MAX_SAFE_INTEGER;

export interface ReadRun {
  /** In the order of the script: `steps[i].step.index === i + 1`. */
  readonly steps: readonly StepSide[];
  /** Every frame of the session and every change of a connection, in the order of the trace. */
  readonly items: readonly RunItem[];
}

/** Reads a run. What `script` says counts as not made up by a server: pass the scripts of all runs that it is set against. */
export function readRun(run: ComparableRun, script: string): ReadRun {
  const model = modelOf(run.events);
  return { steps: stepsOf(run, model), items: itemsOf(run, model, normaliserFor(run, script)) };
}

function normaliserFor({ events }: ComparableRun, script: string): Normaliser {
  const known: Record<string, string[]> = {};
  for (const { actor, resource } of madeUpResources(events, script)) {
    (known[`resource of ${actor}`] ??= []).push(resource);
  }
  return createNormaliser({ known, script, nameOf: namedByKind });
}

function stepsOf({ scenario, source }: ComparableRun, model: TraceModel): StepSide[] {
  return scenario.steps.map((step) => ({
    step,
    state: stateOf(model, step.index),
    text: source.slice(step.range.start, step.range.end).trimEnd(),
  }));
}

function stateOf({ steps }: TraceModel, index: number): StepState {
  const record = steps.get(index);
  return record?.ended?.verdict ?? (record === undefined ? 'not-run' : 'waiting');
}

function itemsOf(run: ComparableRun, model: TraceModel, normaliser: Normaliser): RunItem[] {
  const actions = new Set(
    run.scenario.steps.flatMap(({ kind, index }) =>
      kind === 'receives' || kind === 'receives-nothing' ? [] : [index],
    ),
  );
  const ending = endingOf(run.events);
  const lastAction = hasPassed(run.events) ? Math.max(...actions) : undefined;
  const items: RunItem[] = [];
  let action = 1;
  for (const event of run.events) {
    if (event.type === 'step-started' && actions.has(event.step)) action = event.step;
    if (!isItem(event)) continue;
    const { seq, at, actor } = event;
    const normal = normalOf(event, normaliser);
    const record = model.stanzaAt(seq);
    const isLeftOver = action === lastAction && record?.fate === 'unread';
    const after = seq >= ending || isLeftOver ? ENDING : action;
    items.push({
      ...{ seq, at, actor, event, normal, after },
      fate: record?.fate,
      isByHand: record?.written !== undefined,
      own: ownStep(record),
    });
  }
  return items;
}

function hasPassed(events: readonly TraceEvent[]): boolean {
  const end = events.at(-1);
  return end?.type === 'run-ended' && end.outcome === 'passed';
}

function isItem(event: TraceEvent): event is FrameEvent | ConnectionChanged {
  return event.type === 'connection' || (event.type === 'frame' && event.phase === 'session');
}

function ownStep(record: StanzaRecord | undefined): number | undefined {
  return record?.fate === 'skipped' ? undefined : record?.step;
}

function normalOf(event: FrameEvent | ConnectionChanged, normaliser: Normaliser): string {
  if (event.type === 'frame') return normaliser.frame(event.xml);
  const jid = event.jid === undefined ? '' : ` as ${normaliser.text(event.jid)}`;
  const problem = event.problem === undefined ? '' : `: ${event.problem.code}`;
  return `${event.state}${jid}${problem}`;
}

/** Where the run begins to close the sessions that are left: all at once, and it takes no more notice of what comes. */
function endingOf(events: readonly TraceEvent[]): number {
  const last = events.findLastIndex(({ type }) => type === 'step-ended');
  const end = events.findIndex(
    (event, index) =>
      index > last &&
      event.type === 'frame' &&
      event.direction === 'sent' &&
      event.xml.startsWith('<close'),
  );
  return end < 0 ? Infinity : end;
}

/** Whether a step did not go as the script says. */
export function isFailedState(state: StepState): boolean {
  return state !== 'sent' && state !== 'matched' && state !== 'waiting' && state !== 'not-run';
}
