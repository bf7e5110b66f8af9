import type { Clock } from '../base/clock.ts';
import type { InParts } from '../base/in-parts.ts';
import { inTurns } from '../base/in-turns.ts';
import { maskedRunInParts, type ToldRun } from '../run/masked-run.ts';
import { writeTraceInParts, type TraceLines } from '../trace/file.ts';
import type { Stores } from './app-state.ts';
import { knownSecrets } from './known-secrets.ts';

/** The trace of a run as a file may hold it, every secret masked; those of `secrets` too. */
export function* writtenTraceInParts(
  run: ToldRun,
  secrets: readonly string[],
): InParts<TraceLines> {
  const { events } = yield* maskedRunInParts(run, secrets);
  return yield* writeTraceInParts(events);
}

/** The same in turns, as a run may be large; `undefined` where it cannot be written. */
export function writtenTrace(
  stores: Pick<Stores, 'settings'>,
  clock: Clock,
  run: ToldRun,
): Promise<TraceLines | undefined> {
  const work = writtenTraceInParts(run, knownSecrets(stores));
  return new Promise((resolve) => {
    inTurns(work, clock, resolve);
  });
}
