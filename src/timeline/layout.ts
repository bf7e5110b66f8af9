import type { InParts } from '../base/in-parts.ts';
import type { Scenario } from '../script/scenario.ts';
import { firstEvents, recordOf } from '../trace/event-list.ts';
import { modelOf } from '../trace/model-of.ts';
import { GrowingLayout } from './growing/growing-layout.ts';
import type { TimelineModel } from './timeline-model.ts';
import type { TraceView } from './trace-view.ts';
import type { TimelineOptions } from './options.ts';
import { createStanzaReader } from './stanza-reader.ts';

export interface TimelineInput {
  readonly scenario: Scenario;
  /** Absent before the first run: then the whole play is rows that were not run. */
  readonly trace: TraceView | undefined;
  readonly options: TimelineOptions;
}

/**
 * Turns a trace into rows between lanes. Pure geometry and words: what is painted, and nothing about pixels. The
 * cost grows with the number of events; words and differences are computed for those rows alone that somebody reads.
 *
 * ```
 *              Romeo      room       Juliet
 *   1  sent      o          .          .      connects       as DJOsojo7zUb0
 *   2  sent      |--------->|          .      presence       enters as Romeo
 *   3  matched   |<---------|          .      presence 201   Romeo: owner, moderator
 *   4  not run   .          .          o      connects
 * ```
 */
export function layoutTimeline({ scenario, trace, options }: TimelineInput): TimelineModel {
  return new GrowingLayout({ scenario, options, reader: createStanzaReader() }).grow(trace);
}

/**
 * Lays out one timeline again and again: while the same trace grows, of the same scenario, what was laid out stays, and
 * only what is new is taken in. Another filter and other folds show others of the same rows; streams, another order and
 * other lanes lay out anew.
 */
export function createTimeline(checkpointEvery = CHECKPOINT_EVERY): GrowingTimeline {
  const reader = createStanzaReader();
  const checkpoints = new Checkpoints(checkpointEvery);
  let known: Laid | undefined;
  /** The same trace at a later moment, as long as an earlier one is looked at: who looks back comes back. */
  let ahead: Laid | undefined;
  /** What was laid out already of the beginning of the same trace, and is the nearest. */
  const baseOf = (input: TimelineInput): Checkpoint | undefined => {
    const laid = [ahead, known].filter((each) => each !== undefined);
    const near = laid
      .filter((each) => goesOn(each.input, input))
      .toSorted(byLength)
      .at(-1);
    ahead = input.trace && laid.find((each) => each !== near && goesOn(input, each.input));
    return checkpoints.before(input, lengthOf(near?.input)) ?? near;
  };
  const layOut = (input: TimelineInput): TimelineModel => {
    if (known !== undefined && isSame(known.input, input)) return known.timeline;
    const { trace, scenario, options } = input;
    const base = baseOf(input);
    const layout = base?.layout ?? new GrowingLayout({ scenario, options, reader });
    // Of an earlier moment of what came all at once: the next one is nearer then.
    if (ahead !== undefined) checkpoints.lead(layout, { ...(base?.input ?? input), trace });
    if (base !== undefined && !isSameView(base.input.options, options)) layout.choose(options);
    known = { input, layout, timeline: layout.grow(trace) };
    checkpoints.note(known);
    return known.timeline;
  };
  const prepare = (options: TimelineOptions): InParts<void> | undefined => {
    if (known === undefined || known.input.options === options) return undefined;
    return haveSameRows(known.input.options, options) ? known.layout.prepare(options) : undefined;
  };
  return Object.assign(layOut, { prepare });
}

export interface GrowingTimeline {
  (input: TimelineInput): TimelineModel;
  /**
   * Finds out in parts which rows other options show, so that to lay them out takes no time that anybody notices, as long
   * as the trace has not grown since. `undefined` where there is nothing to be prepared.
   */
  prepare(options: TimelineOptions): InParts<void> | undefined;
}

interface Laid extends Checkpoint {
  readonly timeline: TimelineModel;
}

interface Checkpoint {
  readonly input: TimelineInput;
  readonly layout: GrowingLayout;
}

/** So many events are laid out again at most to show an earlier moment of a trace that grew in parts. */
const CHECKPOINT_EVERY = 2_000;

/**
 * How a long trace was laid out now and then, so that no moment is far. To keep that costs as much as the events
 * between two checkpoints, at most.
 */
class Checkpoints {
  readonly #every: number;
  /** In the order of their moments. */
  #kept: Checkpoint[] = [];

  constructor(every: number) {
    this.#every = every;
  }

  /** From here on a moment is laid out; `undefined` where another layout is as near, which has so many events. */
  before(input: TimelineInput, other: number): Checkpoint | undefined {
    const kept = this.#kept[this.#placeOf(lengthOf(input)) - 1];
    if (kept === undefined || lengthOf(kept.input) <= other) return undefined;
    const layout = goesOn(kept.input, input) ? kept.layout.fork() : undefined;
    return layout && { input: kept.input, layout };
  }

  /** How many of them are of earlier moments than one of so many events. */
  #placeOf(length: number): number {
    return this.#kept.findLastIndex(({ input }) => lengthOf(input) < length) + 1;
  }

  /** Lays out moments, before the one of the input, of which there is to be a checkpoint. */
  lead(layout: GrowingLayout, input: TimelineInput): void {
    const events = input.trace?.events ?? [];
    const begin = layout.length;
    for (let length = begin + this.#every; length < events.length; length += this.#every) {
      const moment = firstEvents(events, length);
      const trace = { events: moment, model: modelOf(moment) };
      layout.grow(trace);
      this.note({ input: { ...input, trace }, layout });
    }
  }

  note({ input, layout }: Checkpoint): void {
    const newest = this.#kept.at(-1)?.input;
    if (newest !== undefined && !goesOn(newest, input) && !goesOn(input, newest)) this.#kept = [];
    const place = this.#placeOf(lengthOf(input) + 1);
    const since = lengthOf(input) - lengthOf(this.#kept[place - 1]?.input);
    if (since < Math.max(this.#every, layout.weight)) return;
    const fork = layout.fork();
    if (fork !== undefined) this.#kept.splice(place, 0, { input, layout: fork });
  }
}

function lengthOf(input: TimelineInput | undefined): number {
  return input?.trace?.events.length ?? 0;
}

function byLength(one: Laid, other: Laid): number {
  return lengthOf(one.input) - lengthOf(other.input);
}

function isSame(before: TimelineInput, now: TimelineInput): boolean {
  const hasGrown = before.trace?.events !== now.trace?.events;
  return !hasGrown && before.scenario === now.scenario && before.options === now.options;
}

function goesOn({ scenario, options, trace }: TimelineInput, now: TimelineInput): boolean {
  if (scenario !== now.scenario || !haveSameRows(options, now.options)) return false;
  if (trace === undefined || now.trace === undefined) return trace === undefined;
  const { events } = now.trace;
  return recordOf(events) === recordOf(trace.events) && events.length >= trace.events.length;
}

/** Whether options show the same of the same rows. */
function isSameView(one: TimelineOptions, other: TimelineOptions): boolean {
  if (one === other) return true;
  const [view, otherView] = [one, other].map(({ filter, verdicts, foldedScenes, fanOuts }) =>
    JSON.stringify([filter, verdicts, foldedScenes, fanOuts]),
  );
  return view === otherView && (one.filter === '' || one.patterns === other.patterns);
}

/** Whether options differ in no more than which of the same rows are shown. */
function haveSameRows(one: TimelineOptions, other: TimelineOptions): boolean {
  return (
    one.showStream === other.showStream &&
    (one.order ?? 'script') === (other.order ?? 'script') &&
    (one.foldServices ?? 'rare') === (other.foldServices ?? 'rare') &&
    (one.fanOuts === undefined) === (other.fanOuts === undefined)
  );
}
