import type { Disposable } from '../../base/disposable.ts';
import { finish, type InParts } from '../../base/in-parts.ts';
import { inTurns } from '../../base/in-turns.ts';
import { encodeInParts } from '../../base/utf8.ts';
import { parseTrace } from '../../trace/file.ts';
import { serverName } from '../../trace/server-name.ts';
import { sizeOf } from '../kept-runs.ts';
import { withEarlier, withNoneKept, type Unnamed } from '../run-changes.ts';
import { keptRuns } from '../run-selectors.ts';
import { recordedTask } from '../run-task.ts';
import type { PastRun, RunsStore } from '../runs-store.ts';
import { withNotice, type KeepingStore } from './keeping-store.ts';
import type { KeeperPorts } from './keeper-ports.ts';
import { keyText, type RecordStorage } from './record-storage.ts';
import { readStoredRun, type StoredRun } from './shapes.ts';
import { writtenTraceInParts } from '../written-trace.ts';
import type { AsideKind } from './stored.ts';

/** Largest run that is kept over a reload, in characters as `sizeOf` counts: reading a larger one stops the page. */
export const MAX_KEPT_RUN = 8_000_000;

/** A run is written a moment after it ended, so that nobody waits for that. */
const WRITE_AFTER = 200;

type RunPorts = Pick<KeeperPorts, 'clock' | 'wallNow' | 'freshId'> & {
  readonly storage: RecordStorage;
  /** What must not be written beside the script's own secrets. */
  readonly secrets: () => readonly string[];
};

interface Writing {
  readonly work: InParts<void>;
  readonly turns: Disposable;
  /** Once the trace is written down, or could not be. */
  readonly write: () => void;
}

/**
 * Keeps the page's past runs in the browser, and brings them back. Runs that the page drops go there, too. The
 * `keeping` store names those that a reload loses.
 */
export class RunKeeper {
  readonly #runs: RunsStore;
  readonly #keeping: KeepingStore;
  readonly #ports: RunPorts;
  /** The keys of the runs that are in the store, or on their way. */
  readonly #keys = new Map<PastRun, string>();
  #waiting: readonly PastRun[] = [];
  /** Those of which the trace is being written down. */
  readonly #writing = new Map<PastRun, Writing>();

  constructor(runs: RunsStore, keeping: KeepingStore, ports: RunPorts) {
    this.#runs = runs;
    this.#keeping = keeping;
    this.#ports = ports;
    runs.subscribe((state, before) => {
      if (state.kept !== before.kept) this.#changed(keptRuns(state), keptRuns(before));
    });
  }

  /** Reads the kept runs one after the other, the newest first; the page goes on between them. */
  async restore(): Promise<void> {
    const keys = await this.#ports.storage.keys('runs');
    if (!keys.ok) return;
    // Keys start with the moment at which the run ended.
    const known = new Set(this.#keys.values());
    const newestFirst = keys.value.filter((key) => !known.has(keyText(key))).toReversed();
    for (const key of newestFirst) {
      const run = await this.#read(key);
      if (run !== undefined && typeof key === 'string') this.#append(run, key);
      await this.#pause();
    }
  }

  /** Writes what waits, and what is being written, at once: before the page goes. */
  flush(): void {
    this.#begin();
    for (const { work, turns, write } of [...this.#writing.values()]) {
      turns.dispose();
      finish(work);
      write();
    }
  }

  /** Begins to write what waits: in turns, as a run may be long. */
  #begin(): void {
    const runs = this.#waiting;
    this.#waiting = [];
    const { clock, secrets } = this.#ports;
    for (const run of runs) {
      let trace: Uint8Array | undefined;
      const work = maskedTrace(run, secrets(), (written) => (trace = written));
      const write = () => {
        this.#writing.delete(run);
        void this.#write(run, trace);
      };
      this.#writing.set(run, { work, turns: inTurns(work, clock, write), write });
    }
  }

  /** Throws all runs away, of other tabs as well. */
  async deleteAll(): Promise<void> {
    this.#runs.setState(withNoneKept);
    const { storage } = this.#ports;
    const keys = await storage.keys('runs');
    if (!keys.ok) return;
    await storage.write(
      keys.value.map((key) => ({ kind: 'runs', key, isGone: true })),
      'strict',
    );
  }

  #changed(runs: readonly PastRun[], before: readonly PastRun[]): void {
    const fresh = runs.filter((run) => !before.includes(run) && !this.#keys.has(run));
    const small = fresh.filter(({ events }) => sizeOf(events) <= MAX_KEPT_RUN);
    for (const run of small) this.#keys.set(run, this.#keyOf(run));
    this.#waiting = [...this.#waiting, ...small];
    for (const run of fresh) if (!small.includes(run)) this.#tooLarge(run);
    if (small.length > 0) this.#ports.clock.setTimer(WRITE_AFTER, () => this.#begin());
    for (const run of before) if (!runs.includes(run)) void this.#drop(run);
  }

  async #read(key: IDBValidKey): Promise<Unnamed<PastRun> | undefined> {
    const raw = await this.#ports.storage.read('runs', key);
    if (!raw.ok || raw.value === undefined) return undefined;
    const run = pastRun(raw.value, this.#ports);
    if (run === undefined) await this.#setAside(key, raw.value);
    return run;
  }

  #append(run: Unnamed<PastRun>, key: string): void {
    const before = this.#runs.getState();
    const restored = withEarlier(before, run);
    const last = keptRuns(restored).at(-1);
    if (restored === before || last === undefined) {
      void this.#ports.storage.write([{ kind: 'runs', key, isGone: true }], 'relaxed');
      return;
    }
    this.#keys.set(last, key);
    this.#runs.setState(restored);
  }

  async #setAside(key: IDBValidKey, value: unknown): Promise<void> {
    const { storage, freshId } = this.#ports;
    const kept = readStoredRun(value);
    const readable = kept === undefined ? value : { ...kept, trace: traceText(kept) };
    const aside = {
      what: 'runs' satisfies AsideKind,
      from: { kind: 'runs', key },
      value: readable,
    };
    await storage.write(
      [
        { kind: 'aside', key: freshId(), value: aside },
        { kind: 'runs', key, isGone: true },
      ],
      'strict',
    );
  }

  /** Without a trace it could not be told. */
  async #write(run: PastRun, trace: Uint8Array | undefined): Promise<void> {
    const key = this.#keys.get(run);
    if (key === undefined) return;
    if (trace === undefined) return this.#loses(run);
    const value = { endedAt: this.#wallTime(run), trace };
    const written = await this.#ports.storage.write([{ kind: 'runs', key, value }], 'relaxed');
    if (!written.ok) this.#loses(run);
  }

  #tooLarge(run: PastRun): void {
    this.#loses(run);
    this.#keeping.setState(({ notices }) => ({
      notices: withNotice(notices, { kind: 'run-too-large', run }),
    }));
  }

  /** A reload loses that run. */
  #loses(run: PastRun): void {
    this.#keeping.setState(({ unkept }) => ({ unkept: [...unkept, run] }));
  }

  async #drop(run: PastRun): Promise<void> {
    const key = this.#keys.get(run);
    this.#keys.delete(run);
    this.#keeping.setState(({ unkept }) => ({ unkept: unkept.filter((each) => each !== run) }));
    this.#waiting = this.#waiting.filter((each) => each !== run);
    if (key === undefined) return;
    await this.#ports.storage.write([{ kind: 'runs', key, isGone: true }], 'relaxed');
  }

  #keyOf(run: PastRun): string {
    return `${String(Math.round(this.#wallTime(run))).padStart(16, '0')}-${this.#ports.freshId()}`;
  }

  #wallTime({ endedAt }: PastRun): number {
    const { clock, wallNow } = this.#ports;
    return Math.max(0, wallNow() - clock.now() + endedAt);
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => this.#ports.clock.setTimer(0, resolve));
  }
}

function* maskedTrace(
  run: PastRun,
  secrets: readonly string[],
  done: (trace: Uint8Array) => void,
): InParts<void> {
  const { lines } = yield* writtenTraceInParts(run, secrets);
  done(yield* encodeInParts(lines));
}

function traceText({ trace }: Pick<StoredRun, 'trace'>): string {
  return typeof trace === 'string' ? trace : new TextDecoder().decode(trace);
}

/** A stored run as the history has it; `undefined` when it is not one that ended. */
function pastRun(stored: unknown, ports: RunPorts): Unnamed<PastRun> | undefined {
  const kept = readStoredRun(stored);
  const trace = kept === undefined ? undefined : parseTrace(traceText(kept));
  if (kept === undefined || trace?.ok !== true) return undefined;
  const events = trace.value;
  const [started] = events;
  const end = events.at(-1);
  if (started?.type !== 'run-started' || end?.type !== 'run-ended') return undefined;
  const task = recordedTask(started);
  if (task === undefined) return undefined;
  const endedAt = kept.endedAt - ports.wallNow() + ports.clock.now();
  return { ...task, endedAt, outcome: end.outcome, server: serverName(started), events };
}
