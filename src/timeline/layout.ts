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
 * Lays out one timeline again and again: while the same trace grows, of the same scenario with the same options, what was
 * laid out stays, and only what is new is taken in.
 */
export function createTimeline(): (input: TimelineInput) => TimelineModel {
  const reader = createStanzaReader();
  let known: Laid | undefined;
  return (input) => {
    const { trace, scenario, options } = input;
    if (known !== undefined && isSame(known.input, input)) return known.timeline;
    const layout =
      known !== undefined && goesOn(known.input, input)
        ? known.layout
        : new GrowingLayout({ scenario, options, reader });
    known = { input, layout, timeline: layout.grow(trace) };
    return known.timeline;
  };
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
  if (scenario !== now.scenario || options !== now.options) return false;
  if (trace === undefined || now.trace === undefined) return trace === undefined;
  const { events } = now.trace;
  return recordOf(events) === recordOf(trace.events) && events.length >= trace.events.length;
}
