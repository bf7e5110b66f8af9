import type { ServerLogged, TraceEvent } from '../../trace/event.ts';

export type LogLevel = ServerLogged['level'];

/** From the most to the least talkative. */
export const LOG_LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];

export function logLines(events: readonly TraceEvent[]): readonly ServerLogged[] {
  return events.filter((event) => event.type === 'server-log');
}

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
