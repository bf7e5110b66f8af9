import type { EventList } from '../../trace/event-list.ts';
import { folding } from '../../trace/fold.ts';
import type { ServerLogged } from '../../trace/event.ts';

export type LogLevel = ServerLogged['level'];

/** From the most to the least talkative. */
export const LOG_LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];

/** What the server logged; the same list as long as it logs nothing more. */
export function logLines(events: EventList): readonly ServerLogged[] {
  return logged(events).lines;
}

const logged = folding({
  types: ['server-log'],
  start: () => ({ lines: [] as readonly ServerLogged[], fresh: [] as ServerLogged[] }),
  add: ({ fresh }, event) => {
    if (event.type === 'server-log') fresh.push(event);
  },
  read: (state) => {
    if (state.fresh.length > 0) state.lines = [...state.lines, ...state.fresh.splice(0)];
    return { lines: state.lines };
  },
});

export interface ShownLog {
  /** The newest lines, at most `limit`, the oldest first. */
  readonly lines: readonly ServerLogged[];
  /** Older lines of these levels that are left out. */
  readonly older: number;
}

/** The lines of a level or a graver one. */
export function shownLog(lines: readonly ServerLogged[], from: LogLevel, limit: number): ShownLog {
  const least = LOG_LEVELS.indexOf(from);
  const grave = lines.filter(({ level }) => LOG_LEVELS.indexOf(level) >= least);
  return { lines: grave.slice(-limit), older: Math.max(0, grave.length - limit) };
}
