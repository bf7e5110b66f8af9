import { eventsUntil, recordOf } from '../trace/event-list.ts';
import { eventSeq } from '../trace/event-seq.ts';
import type { Run } from './runs-store.ts';
import type { ShownMoment } from './shown-moment.ts';

/**
 * So many events of a run that grows are painted at once, so that none of it takes long: more than streams past between two
 * deliveries, as each picture costs a layout of the page, and many times what its events do.
 */
export const MOST_AT_ONCE = 6_000;

/** The same where the panes are far behind, as of a file that is read: it takes longer, and they are there sooner. */
export const MOST_FAR_BEHIND = 8_000;

/** Of what is still to come; a live run is seldom so far ahead that this is more than the least. */
const PART_AT_ONCE = 1 / 4;

/**
 * What is to be painted after `before`, on the way to `now`: that itself, or where the run that is shown has grown by much
 * the same run with some of its new events. What a person has chosen since is as it is now.
 */
export function nextMoment(before: ShownMoment, now: ShownMoment): ShownMoment {
  const run = before.runs.shown === now.runs.shown ? shownIn(before) : undefined;
  const grown = shownIn(now);
  if (run === undefined || grown === undefined || !hasGrownMuch(run, grown)) return now;
  const events = eventsUntil(grown.events, eventSeq(run.events.length + mostNow(run, grown) - 1));
  const byId = new Map(before.runs.byId).set(run.id, { ...run, events });
  // What the run itself selects may not be there yet.
  const selection = now.selection?.origin === 'run' ? before.selection : now.selection;
  return { ...now, runs: { ...before.runs, byId }, selection };
}

function mostNow({ events }: Run, grown: Run): number {
  const part = Math.ceil((grown.events.length - events.length) * PART_AT_ONCE);
  return Math.min(Math.max(part, MOST_AT_ONCE), MOST_FAR_BEHIND);
}

function shownIn({ runs }: ShownMoment): Run | undefined {
  return runs.shown === undefined ? undefined : runs.byId.get(runs.shown);
}

function hasGrownMuch({ events }: Run, grown: Run): boolean {
  const isSame = recordOf(events) === recordOf(grown.events);
  return isSame && grown.events.length - events.length > MOST_AT_ONCE;
}
