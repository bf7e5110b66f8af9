import type { InParts } from '../base/in-parts.ts';
import type { Scenario } from '../script/scenario.ts';
import { recordOf } from '../trace/event-list.ts';
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
export function createTimeline(): GrowingTimeline {
  const reader = createStanzaReader();
  let known: Laid | undefined;
  /** The same trace at a later moment, as long as an earlier one is looked at: who looks back comes back. */
  let ahead: Laid | undefined;
  const layOut = (input: TimelineInput): TimelineModel => {
    const { trace, scenario, options } = input;
    if (known !== undefined && isSame(known.input, input)) return known.timeline;
    const laid = [ahead, known].filter((each) => each !== undefined);
    const base = laid.find((each) => goesOn(each.input, input));
    ahead = trace && laid.find((each) => each !== base && goesOn(input, each.input));
    const layout = base?.layout ?? new GrowingLayout({ scenario, options, reader });
    if (base !== undefined && base.input.options !== options) layout.choose(options);
    known = { input, layout, timeline: layout.grow(trace) };
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

interface Laid {
  readonly input: TimelineInput;
  readonly layout: GrowingLayout;
  readonly timeline: TimelineModel;
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

/** Whether options differ in no more than which of the same rows are shown. */
function haveSameRows(one: TimelineOptions, other: TimelineOptions): boolean {
  return (
    one.showStream === other.showStream &&
    (one.order ?? 'script') === (other.order ?? 'script') &&
    (one.foldServices ?? 'rare') === (other.foldServices ?? 'rare') &&
    (one.fanOuts === undefined) === (other.fanOuts === undefined)
  );
}
