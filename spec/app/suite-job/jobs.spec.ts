import { describe, expect, it } from 'vitest';
import {
  connectToJobWorker,
  type JobServer,
  type LostPlay,
} from '../../../src/app/suite-job/job-server.ts';
import type { SuiteJobMessage, SuiteJobRequest } from '../../../src/app/suite-job/job-protocol.ts';
import { serveJobs } from '../../../src/app/suite-job/serve-jobs.ts';
import { createSuiteServers } from '../../../src/app/suite-job/suite-servers.ts';
import type { RunTells } from '../../../src/transport/watched-by.ts';
import { ensure } from '../../../src/base/assert.ts';
import { speak } from '../../../src/base/language.ts';
import { createCatalogueStore } from '../../../src/state/catalogue-store.ts';
import { sizeOf } from '../../../src/state/kept-runs.ts';
import { createOwnCodeKeeper } from '../../../src/state/own-code/own-code.ts';
import { createSettingsStore } from '../../../src/state/settings-store.ts';
import type { SuiteOutcome } from '../../../src/state/suite/suite-job.ts';
import type { ServerPlace } from '../../../src/state/suite/suite-servers.ts';
import { prosodyPack, wasmPath } from '../../support/prosody.ts';
import { createSimulatedClock, settle } from '../../support/simulated-clock.ts';
import { SCRIPT } from '../../state/page-stage.ts';

const CHOICE = { kind: 'embedded', version: '' } as const;
const FAILING = SCRIPT.replace('Romeo disconnects', 'Romeo receives:\n\t<iq type="get"/>');
const JOB = (source: string) => ({ source, options: { timeout: 1000, drains: true } });
const PLACED = (source: string) => ({ job: JOB(source), choice: CHOICE, ownCode: [], watched: {} });

/** The page's end of a worker that plays in this very thread; all that crosses is cloned, as between threads. */
function workerHere() {
  const target = new EventTarget();
  let receive = (_request: SuiteJobRequest): void => undefined;
  let isEnded = false;
  serveJobs({
    post: (message: SuiteJobMessage) => {
      const data = structuredClone([message]);
      queueMicrotask(
        () => void (isEnded || target.dispatchEvent(new MessageEvent('message', { data }))),
      );
    },
    listen: (heard) => void (receive = heard),
    close: () => undefined,
  });
  return {
    postMessage: (batch: unknown) => {
      for (const request of structuredClone(batch) as readonly SuiteJobRequest[]) receive(request);
    },
    addEventListener: target.addEventListener.bind(target),
    terminate: () => void (isEnded = true),
  };
}

/** The page's end of a worker that boots, and then says nothing any more. */
function deafWorker() {
  const target = new EventTarget();
  const say = (data: readonly SuiteJobMessage[]) =>
    void target.dispatchEvent(new MessageEvent('message', { data }));
  let isEnded = false;
  return {
    postMessage: (batch: unknown) => {
      const [request] = batch as readonly SuiteJobRequest[];
      if (request?.kind === 'boot') {
        queueMicrotask(() => say([{ kind: 'booted', version: '1', faults: [] }]));
      }
    },
    addEventListener: target.addEventListener.bind(target),
    terminate: () => void (isEnded = true),
    isEnded: () => isEnded,
  };
}

function endOf(outcome: SuiteOutcome | LostPlay) {
  if (outcome.kind !== 'ended') throw new Error(`It is ${outcome.kind}.`);
  return outcome.end;
}

const wordOf = (outcome: SuiteOutcome | LostPlay): string =>
  outcome.kind === 'ended' ? outcome.end.verdict : outcome.kind;

const pack = await prosodyPack();

describe('a worker in which scripts are played', () => {
  it('is told the language of the page before all else', () => {
    const heard: SuiteJobRequest[] = [];
    speak('de', { Run: 'Start' });
    void connectToJobWorker(
      {
        postMessage: (batch) => void heard.push(...(batch as readonly SuiteJobRequest[])),
        addEventListener: () => undefined,
      },
      { pack: new Uint8Array(), wasm: '', seed: 1 },
      { clock: createSimulatedClock() },
    );
    speak('en', {});
    expect(heard.map(({ kind }) => kind)).toEqual(['speak', 'boot']);
    expect(heard[0]).toEqual({ kind: 'speak', tag: 'de', messages: { Run: 'Start' } });
  });
});

describe.skipIf(pack === undefined)('a script that is played beside its server', () => {
  const boot = (): Promise<JobServer> =>
    connectToJobWorker(
      workerHere(),
      { pack: ensure(pack, 'a pack'), wasm: wasmPath, seed: 1 },
      { clock: createSimulatedClock() },
    );

  it('ends as one that the page plays, with a trace that is read when somebody looks', async () => {
    const server = await boot();
    const passed = endOf(await server.play(PLACED(SCRIPT)).ended);
    const failed = endOf(await server.play(PLACED(FAILING)).ended);
    expect([passed.verdict, failed.verdict]).toEqual(['passed', 'missing']);
    expect(failed.firstFailure).toMatchObject({ words: 'never came' });
    const { record } = failed;
    if (record.kind !== 'kept') throw new Error('It is kept.');
    expect(record.run.events).toBe(record.run.events);
    expect(record.run.events.at(-1)?.type).toBe('run-ended');
    expect(sizeOf(record.run.events)).toBe(record.size);
    expect(record.run.scenario.steps).toHaveLength(failed.steps);
    const { outcome, ...rest } = record.run;
    expect([outcome, Object.keys(rest)]).toEqual([
      'failed',
      expect.arrayContaining(['events', 'scenario']),
    ]);
    server.dispose();
    await expect(server.idle()).rejects.toThrow('shut down');
  });

  it('that cannot be read is told so', async () => {
    const server = await boot();
    const end = endOf(await server.play(PLACED('[Client] nobody\n')).ended);
    expect(end).toMatchObject({ verdict: 'failed', steps: 0, record: { kind: 'refused' } });
  });

  it('that is stopped ends at once', async () => {
    const server = await boot();
    const playing = server.play(PLACED(FAILING));
    playing.stop();
    expect(await playing.ended).toEqual({ kind: 'stopped' });
  });

  it('waits for the one before it, and is never played where it was stopped until then', async () => {
    const server = await boot();
    const ended: string[] = [];
    const scripts = { failing: FAILING, stopped: SCRIPT, passing: SCRIPT };
    const plays = Object.entries(scripts).map(([name, source]) => {
      const play = server.play(PLACED(source));
      const end = play.ended.then((outcome) => void ended.push(`${name} ${wordOf(outcome)}`));
      return { play, end };
    });
    plays[1]?.play.stop();
    await Promise.all(plays.map(({ end }) => end));
    expect(ended).toEqual(['stopped stopped', 'failing missing', 'passing passed']);
  });

  it('on a server that cannot boot tells why', async () => {
    const broken = { pack: new TextEncoder().encode('{}'), wasm: wasmPath };
    const booting = connectToJobWorker(workerHere(), broken, { clock: createSimulatedClock() });
    await expect(booting).rejects.toThrow();
  });
});

const TELLS: RunTells = {
  tellsStacks: () => false,
  tellsDebugLog: () => false,
  tellsCoverage: () => false,
  tellsEvents: () => false,
  logpoints: () => [],
};

describe('a worker that falls silent in the middle of a script', () => {
  it('counts as lost, and is ended', async () => {
    const clock = createSimulatedClock();
    const worker = deafWorker();
    const server = await connectToJobWorker(
      worker,
      { pack: new Uint8Array(), wasm: '' },
      { clock },
    );
    const playing = server.play(PLACED(SCRIPT));
    const behind = server.play(PLACED(SCRIPT));
    await clock.pass(4000);
    expect(worker.isEnded()).toBe(false);
    await clock.pass(1000);
    expect(await playing.ended).toEqual({ kind: 'lost', hasBegun: true });
    expect(worker.isEnded()).toBe(true);
    const never = { kind: 'lost', hasBegun: false };
    expect(await behind.ended).toEqual(never);
    expect(await server.play(PLACED(SCRIPT)).ended).toEqual(never);
  });

  it('leaves the script to a server apart, whose trace tells of it', async () => {
    const { place, apart } = placeOf(() => Promise.resolve({ kind: 'lost', hasBegun: true }));
    const end = endOf(await placed(place, SCRIPT, false).ended);
    expect(apart).toEqual(['booted']);
    expect(end.firstFailure?.sentence).toContain('it hangs');
  });

  it('leaves what waited behind it to the next one', async () => {
    const { lifted: silence, lift: fall } = gate();
    const { place, told } = placeOf(async (boots, source) => {
      if (boots === 2) return { kind: 'stopped' };
      await silence;
      return { kind: 'lost', hasBegun: source === SCRIPT };
    });
    const plays = [SCRIPT, FAILING].map((source) => placed(place, source, false));
    await settle();
    expect(told).toEqual([`1 ${SCRIPT}`, `1 ${FAILING}`]);
    fall();
    await Promise.all(plays.map(({ ended }) => ended));
    expect(told.slice(2)).toEqual([`2 ${FAILING}`]);
  });

  it('that does not boot ends one script only', async () => {
    const { place, told } = placeOf(() => Promise.resolve({ kind: 'stopped' }), { failing: 1 });
    const plays = [SCRIPT, FAILING].map((source) => placed(place, source, false));
    const [one, two] = await Promise.all(plays.map(({ ended }) => ended));
    expect([one?.kind, two]).toEqual(['ended', { kind: 'stopped' }]);
    expect(told).toEqual([`2 ${FAILING}`]);
  });

  it('is not left for another server before what it was given has ended', async () => {
    const { lifted: ended, lift: end } = gate();
    const { place, told } = placeOf(async () => {
      await ended;
      return { kind: 'stopped' };
    });
    const plays = [false, true].map((isForeign) => placed(place, SCRIPT, isForeign));
    await settle();
    expect(told).toHaveLength(1);
    end();
    await Promise.all(plays.map(({ ended }) => ended));
    expect(told).toHaveLength(2);
  });
});

function placed(place: ServerPlace, source: string, isForeign: boolean) {
  return ensure(place.play?.(JOB(source), CHOICE, isForeign), 'a play');
}

function gate() {
  let lift = (): void => undefined;
  const lifted = new Promise<void>((resolve) => (lift = resolve));
  return { lifted, lift: () => lift() };
}

/**
 * A place whose servers play as `play` says, by how many were booted there, once the first `failing` did not; `told`: what they
 * were given.
 */
function placeOf(
  play: (boots: number, source: string) => Promise<SuiteOutcome | LostPlay>,
  { failing = 0 } = {},
): Readonly<{ place: ServerPlace; told: readonly string[]; apart: readonly string[] }> {
  const catalogue = createCatalogueStore();
  const ownCode = createOwnCodeKeeper({ catalogue, settings: createSettingsStore() });
  const entry = { version: '1', file: 'one', whole: '', facts: '', sha256: '', bytes: 1 };
  const [told, apart]: [string[], string[]] = [[], []];
  const supply = {
    facts: () => Promise.reject(new Error('none')),
    community: () => Promise.resolve(undefined),
    manifest: () => Promise.resolve({ versions: [entry] }),
  };
  let boots = 0;
  const boot = (_code: unknown, onEnd: (problem: Error) => void): Promise<JobServer> => {
    boots += 1;
    const number = boots;
    if (number <= failing) return Promise.reject(new Error('it does not boot'));
    return Promise.resolve({
      version: '1',
      idle: () => Promise.resolve({ nextTimerIn: undefined }),
      source: () => Promise.resolve(undefined),
      dispose: () => undefined,
      play: ({ job }) => {
        told.push(`${number} ${job.source}`);
        const ended = play(number, job.source).then((outcome) => {
          if (outcome.kind === 'lost') onEnd(new Error('lost'));
          return outcome;
        });
        return { ended, stop: () => undefined };
      },
    });
  };
  const servers = createSuiteServers(ownCode, {
    ...{ cores: 1, tells: TELLS, profiles: { profiles: () => [], left: () => undefined } },
    jobs: { ...supply, boot },
    supply: {
      ...supply,
      boot: () => {
        apart.push('booted');
        return Promise.reject(new Error('it hangs'));
      },
    },
  });
  return { place: servers.place(), told, apart };
}
