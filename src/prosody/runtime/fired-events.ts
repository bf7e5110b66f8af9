import type { CodePlace } from '../../base/code-place.ts';
import type { FiredEvent } from '../../base/fired-event.ts';
import type { EventsTold } from '../server.ts';
import { createFunctionNames } from './call-stacks.ts';

/** As `lua/caesura/fired_events.lua` writes it; a handler is its file and its first line. */
interface WrittenEvent extends Pick<FiredEvent, 'name' | 'depth' | 'asked'> {
  readonly host: string | null;
  readonly handlers: readonly (readonly [string, number])[];
  readonly result: string | null;
}

/** Reads what fired; `files`: the texts of the server's files by path, which name its functions. */
export function createFiredEvents(files: Readonly<Record<string, string>>) {
  const nameOf = createFunctionNames(files);
  const placeOf = ([file, defined]: readonly [string, number]): CodePlace => {
    const name = nameOf(file, defined);
    return { file, line: defined, defined, ...(name === undefined ? {} : { name }) };
  };
  return (json: string, leftOut: number): Omit<EventsTold, 'turn'> => {
    // Our own Lua wrote it.
    const written = JSON.parse(json) as readonly WrittenEvent[];
    const fired = written.map(({ host, handlers, result, ...event }) => ({
      ...event,
      handlers: handlers.map(placeOf),
      ...(host === null ? {} : { host }),
      ...(result === null ? {} : { result }),
    }));
    return { kind: 'events', fired, leftOut };
  };
}
