import { appendAll } from '../base/append-all.ts';
import type { Clock } from '../base/clock.ts';
import type { Result } from '../base/result.ts';
import { t } from '../base/translate.ts';
import type { TraceEvent } from '../trace/event.ts';
import {
  createTraceReader,
  FILE_CAPS,
  tooLargeMessage,
  type TraceFileError,
} from '../trace/file.ts';
import { serverName } from '../trace/server-name.ts';
import type { Stores } from './app-state.ts';
import type { PiecedFile } from './document-store.ts';
import { followRun } from './follow-run.ts';
import { noTrace, scriptNameFor } from './open-file.ts';
import { openScript } from './open-script.ts';
import type { Platform } from './ports.ts';
import { opened, withBatch, withEnding, withoutRun } from './run-changes.ts';
import { recordedTask } from './run-task.ts';
import type { RunId } from './runs-store.ts';

/** So many bytes are read at a time: what is in them is read before anybody notices. */
export const PIECE = 256 * 1024;

/** Of the first piece, whose rows are to be there at once. */
export const FIRST_PIECE = 96 * 1024;

/** Milliseconds between two times at which the page is told of more: each time it begins anew with what it paints. */
const TELLING = 400;

/** Reads traces that are too large to be read at once. */
export interface TraceOpener {
  /**
   * Opens a trace piece by piece: its rows are there from the first piece on, as those of a run that grows, and
   * `RunsState.reading` says how far it is. What is wrong with it is said there, too, once something of it is shown;
   * before, it is refused like any other file. Resolves when there is no more to do.
   */
  open(file: PiecedFile): Promise<void>;
  /** Reads no further; what was read stays. */
  stop(): void;
}

export function createTraceOpener(
  stores: Stores,
  { clock, whenIdle }: Pick<Platform, 'clock' | 'whenIdle'>,
): TraceOpener {
  let current: Reading | undefined;
  const stop = (reason: string): void => {
    current?.end(reason);
    current = undefined;
  };
  return {
    async open(file) {
      stop('');
      const reading = new Reading(stores, clock, file, async () => whenIdle?.());
      current = reading;
      await reading.run();
    },
    stop: () => stop(t('You stopped reading it.')),
  };
}

class Reading {
  readonly #stores: Stores;
  readonly #clock: Clock;
  readonly #file: PiecedFile;
  /** Lets the page paint what there is by now. */
  readonly #rest: () => Promise<void>;
  readonly #reader = createTraceReader({ packs: true });
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  /** Once the first events are shown. */
  #id: RunId | undefined;
  #count = 0;
  /** Read, and not shown yet; and when something was shown last. */
  #untold: TraceEvent[] = [];
  #toldAt = 0;
  #isOver = false;

  constructor(stores: Stores, clock: Clock, file: PiecedFile, rest: () => Promise<void>) {
    this.#rest = rest;
    this.#stores = stores;
    this.#clock = clock;
    this.#file = file;
  }

  async run(): Promise<void> {
    const { size } = this.#file;
    // No unit of UTF-16 takes more than three bytes: a larger file is refused before it is read.
    if (size > 3 * FILE_CAPS.length) return this.#giveUp(tooLargeMessage());
    for (let start = 0; start < size;) {
      const end = Math.min(start === 0 ? FIRST_PIECE : start + PIECE, size);
      const piece = await this.#piece(start, end);
      if (this.#isOver || piece === undefined) return;
      if (!this.#take(this.#reader.take(piece), end / size)) return;
      // Nobody waits for the others as for the first one.
      if (start === 0) await this.#rest();
      start = end;
    }
    if (!this.#take(this.#reader.end({ mayBeTorn: true }), 1) || !this.#tell(1)) return;
    const torn = this.#reader.torn();
    if (torn === undefined) this.#finish();
    else this.end(torn);
  }

  /** Reads no further. `reason`: why, where the person has to be told. */
  end(reason: string): void {
    if (this.#isOver) return;
    if (reason !== '' && this.#id !== undefined && !this.#tell(1)) return;
    this.#isOver = true;
    if (this.#id === undefined) return;
    const told = { name: this.#file.name, events: this.#count, stopped: reason };
    this.#stores.runs.setState({ reading: reason === '' ? undefined : told });
  }

  /** The text of a piece; `undefined` where there is no more to be had, which has been said then. */
  async #piece(start: number, end: number): Promise<string | undefined> {
    const { size } = this.#file;
    const bytes = await this.#file.read(start, end).catch(() => undefined);
    if (bytes === undefined)
      return this.#giveUp(t('It could not be read any further: was it moved or changed?'));
    try {
      return this.#decoder.decode(bytes, { stream: end < size });
    } catch {
      return this.#giveUp(t('It is no text in UTF-8 from here on.'));
    }
  }

  /** Whether there is more to be read. */
  #take(events: Result<TraceEvent[], TraceFileError>, share: number): boolean {
    if (this.#isOver) return false;
    if (!events.ok) {
      this.#giveUp(events.error.message);
      return false;
    }
    appendAll(this.#untold, events.value);
    if (this.#untold.length === 0) return true;
    if (this.#id === undefined) return this.#begin() && this.#tell(share);
    return this.#clock.now() - this.#toldAt < TELLING || this.#tell(share);
  }

  #begin(): boolean {
    const [started] = this.#untold;
    const task = started?.type === 'run-started' ? recordedTask(started) : undefined;
    if (task === undefined) {
      this.#giveUp(t('The script in it cannot be run.'));
      return false;
    }
    const { runs } = this.#stores;
    openScript(this.#stores, { text: task.source, fileName: scriptNameFor(this.#file.name) });
    runs.setState((state) => opened(state, { ...task, events: [] }));
    this.#id = runs.getState().lastId;
    return true;
  }

  /** Shows what was read. Whether it is still to be read. */
  #tell(share: number): boolean {
    const { runs, view } = this.#stores;
    const events = this.#untold;
    this.#untold = [];
    this.#toldAt = this.#clock.now();
    const id = this.#id;
    // Another script or run has taken its place.
    if (id === undefined || runs.getState().live?.id !== id) {
      this.#isOver = true;
      runs.setState({ reading: undefined });
      return false;
    }
    this.#count += events.length;
    const reading = { name: this.#file.name, events: this.#count, share };
    runs.setState((state) => ({ ...withBatch(state, id, events), reading }));
    followRun(view, events);
    return true;
  }

  #finish(): void {
    this.#isOver = true;
    const { runs } = this.#stores;
    const events = runs.getState().byId.get(this.#id ?? -1)?.events;
    const started = events?.at(0);
    const last = events?.at(-1);
    if (this.#id === undefined) return;
    const id = this.#id;
    runs.setState((state) => {
      const over = { ...state, reading: undefined };
      if (started?.type !== 'run-started' || last?.type !== 'run-ended') return over;
      const ending = {
        endedAt: this.#clock.now(),
        outcome: last.outcome,
        server: serverName(started),
      };
      return withEnding(over, id, ending);
    });
  }

  #giveUp(reason: string): undefined {
    if (this.#id !== undefined) return void this.end(reason);
    this.#isOver = true;
    const refusal = noTrace(this.#file.name, reason);
    this.#stores.runs.setState((state) => withoutRun(state, refusal));
    this.#stores.view.setState({ tab: 'problems' });
    return undefined;
  }
}
