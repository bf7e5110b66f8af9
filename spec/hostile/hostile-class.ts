/** One thing that is tried: a stranger's name for it, and what fails it by throwing. */
export interface HostileTry {
  readonly name: string;
  readonly run: () => void | Promise<void>;
}

/**
 * A class of hostile inputs (servers, stores, files, kills, injections …). Its tries are made when they are asked for,
 * so that a long list costs nothing before its turn.
 */
export interface HostileClass {
  readonly name: string;
  /** `short`: the part that belongs into `npm test`; a few seconds. `whole`: all of it. */
  readonly tries: (extent: HostileExtent) => Iterable<HostileTry>;
  /** Its tries have times of their own: nothing else runs beside them. */
  readonly isTimed?: boolean;
  /** What must be released after the last try, e.g. a browser. */
  readonly release?: () => Promise<void>;
}

export type HostileExtent = 'short' | 'whole';

export interface HostileTally {
  readonly name: string;
  readonly tried: number;
  readonly failures: readonly string[];
  /** Tries that the time did not suffice for; counted, never silent. */
  readonly left: number;
}

/** Makes the tries of a class one after the other, until `hasTime` says no. A try that throws has failed. */
export async function tryAll(
  hostile: HostileClass,
  extent: HostileExtent,
  hasTime: () => boolean = () => true,
): Promise<HostileTally> {
  const failures: string[] = [];
  let tried = 0;
  let left = 0;
  for (const { name, run } of hostile.tries(extent)) {
    if (!hasTime()) {
      left += 1;
      continue;
    }
    tried += 1;
    try {
      await run();
    } catch (error) {
      failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  await hostile.release?.();
  return { name: hostile.name, tried, failures, left };
}
