import type { EventList } from '../trace/event-list.ts';
import { folding } from '../trace/fold.ts';
import { lengthOf } from '../trace/packed-frame.ts';
import type { PastRun } from './runs-store.ts';

export const MAX_RUNS = 50;
/** Of all traces together, in characters; about twice as many bytes. */
export const MAX_CHARACTERS = 20_000_000;

/** The list, the newest first, with one more run; the oldest ones give way. The newest is kept, however large it is. */
export function withKept(
  runs: readonly PastRun[],
  run: PastRun,
  limits = { runs: MAX_RUNS, characters: MAX_CHARACTERS },
): readonly PastRun[] {
  const all = [run, ...runs].slice(0, limits.runs);
  let size = 0;
  const end = all.findIndex(({ events }, index) => {
    size += sizeOf(events);
    return index > 0 && size > limits.characters;
  });
  return end === -1 ? all : all.slice(0, end);
}

/** The list with a run of an earlier visit at its end; the very list when there is no room for it. */
export function withRestored(
  runs: readonly PastRun[],
  run: PastRun,
  limits = { runs: MAX_RUNS, characters: MAX_CHARACTERS },
): readonly PastRun[] {
  if (runs.length >= limits.runs) return runs;
  const size = runs.reduce((sum, { events }) => sum + sizeOf(events), sizeOf(run.events));
  return runs.length > 0 && size > limits.characters ? runs : [...runs, run];
}

/** What an event takes beside its XML, roughly. */
const EVENT_SIZE = 100;

/** What a trace takes, in characters, roughly. */
export function sizeOf(events: EventList): number {
  return measured(events).size;
}

const measured = folding({
  start: () => ({ size: 0 }),
  add: (sum, event) => {
    sum.size +=
      EVENT_SIZE + (event.type === 'frame' ? lengthOf(event) + (event.wire?.length ?? 0) : 0);
  },
  read: ({ size }) => ({ size }),
});
