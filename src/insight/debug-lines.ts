import type { EventList } from '../trace/event-list.ts';
import { folding } from '../trace/fold.ts';

/** Whether a run has lines of the server's log that are for debugging: they are made only where somebody looks. */
export function hasDebugLines(events: EventList): boolean {
  return found(events).any;
}

const found = folding({
  types: ['server-log'],
  start: () => ({ any: false }),
  add: (state, event) => {
    if (event.type === 'server-log' && event.level === 'debug') state.any = true;
  },
  read: ({ any }) => ({ any }),
});
