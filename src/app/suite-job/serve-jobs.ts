import { ok } from '../../base/result.ts';
import { t } from '../../base/translate.ts';
import { createInProcessServer } from '../../prosody/in-process.ts';
import type { BootStore } from '../../prosody/kept-boots.ts';
import type { BootOptions, Port } from '../../prosody/protocol.ts';
import { BootError, type ProsodyServer } from '../../prosody/server.ts';
import { driven } from '../../state/driven-server.ts';
import { playJob, type PlayedInSuite } from '../../state/suite/suite-job.ts';
import { placedAccess } from '../beside/placed-access.ts';
import { createTasks } from '../beside/tasks.ts';
import { createBreathing, HOPS } from '../breathing.ts';
import { browserClock } from '../browser-clock.ts';
import type { SuiteJobMessage, SuiteJobRequest, PlacedJob } from './job-protocol.ts';
import { packedOutcome } from './packed-outcome.ts';

/** A page that has knocked waits for longer than this. */
const BREATH = 200;

/**
 * Plays scripts at a port, one after the other in their order, on a server in this very thread: the first message must be
 * `boot`. The language is that of the thread: it was spoken before this was loaded.
 */
export function serveJobs(port: Port<SuiteJobMessage, SuiteJobRequest>, store?: BootStore): void {
  const played = new Map<number, PlayedInSuite>();
  /** Those that have not begun. */
  const waiting = new Set<number>();
  let newest: Promise<void> = Promise.resolve();
  let server: ProsodyServer | undefined;
  const boot = async (options: BootOptions): Promise<void> => {
    try {
      server = await createInProcessServer(options, {
        store,
        lives: () => port.post({ kind: 'here' }),
        defer: createBreathing({
          now: () => browserClock.now(),
          every: BREATH,
          inTask: createTasks(),
          // Whether somebody breathed in between must not show in the order of what a run records.
          hops: HOPS,
        }),
      });
      port.post({ kind: 'booted', ...factsOf(server) });
    } catch (error) {
      port.post({ kind: 'crashed', ...faultOf(error) });
    }
  };
  const play = async (number: number, placed: PlacedJob): Promise<void> => {
    if (!waiting.delete(number)) return;
    if (server === undefined)
      return port.post({ kind: 'crashed', problem: t('It has not booted.') });
    const playing = playJob(platformOn(server, placed), placed.job, placed.choice);
    played.set(number, playing);
    const outcome = packedOutcome(await playing.ended);
    played.delete(number);
    port.post({ kind: 'played', number, outcome });
  };
  const take = (number: number, placed: PlacedJob): void => {
    waiting.add(number);
    newest = newest.then(() => play(number, placed));
  };
  const stop = (number: number): void => {
    played.get(number)?.stop();
    if (waiting.delete(number)) port.post({ kind: 'played', number, outcome: { kind: 'stopped' } });
  };
  // Everything is loaded.
  port.post({ kind: 'here' });
  port.listen((request) => {
    if (request.kind === 'speak') return;
    if (request.kind === 'knock') port.post({ kind: 'here' });
    else if (request.kind === 'boot') void boot(request.options);
    else if (request.kind === 'stop') stop(request.number);
    else take(request.number, request.placed);
  });
}

function factsOf({ version, faults = [], ownModules = [], setAside = [], hosts }: ProsodyServer) {
  return { version, faults, ownModules, setAside, ...(hosts === undefined ? {} : { hosts }) };
}

function faultOf(error: unknown) {
  const problem = error instanceof Error ? error.message : String(error);
  const fault = error instanceof BootError ? error.fault : undefined;
  return { problem, ...(fault === undefined ? {} : { fault }) };
}

function platformOn(server: ProsodyServer, placed: PlacedJob) {
  const { faults = [] } = server;
  const access = driven({ ...placedAccess(server, placed), faults });
  return { clock: browserClock, openServer: () => Promise.resolve(ok(access)) };
}
