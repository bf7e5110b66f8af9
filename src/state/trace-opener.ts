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
import { opened, withBatch, withEnding, withoutRun } from './run-changes.ts';
import { recordedTask } from './run-task.ts';
import type { RunId } from './runs-store.ts';

/** So many bytes are read at a time: what is in them is read before anybody notices. */
export const PIECE = 512 * 1024;

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

export function createTraceOpener(stores: Stores, clock: Clock): TraceOpener {
  let current: Reading | undefined;
  const stop = (reason: string): void => {
    current?.end(reason);
    current = undefined;
  };
  return {
    async open(file) {
      stop('');
      const reading = new Reading(stores, clock, file);
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
  readonly #reader = createTraceReader();
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  /** Once the first events are shown. */
  #id: RunId | undefined;
  #count = 0;
  #isOver = false;

  constructor(stores: Stores, clock: Clock, file: PiecedFile) {
    this.#stores = stores;
    this.#clock = clock;
    this.#file = file;
  }

  async run(): Promise<void> {
    const { size } = this.#file;
    // No unit of UTF-16 takes more than three bytes: a larger file is refused before it is read.
    if (size > 3 * FILE_CAPS.length) return this.#giveUp(tooLargeMessage());
    for (let start = 0; start < size; start += PIECE) {
      const piece = await this.#piece(start);
      if (this.#isOver || piece === undefined) return;
      if (!this.#take(this.#reader.take(piece), Math.min(start + PIECE, size) / size)) return;
    }
    if (this.#take(this.#reader.end(), 1)) this.#finish();
  }

  /** Reads no further. `reason`: why, where the person has to be told. */
  end(reason: string): void {
    if (this.#isOver) return;
    this.#isOver = true;
    if (this.#id === undefined) return;
    const told = { name: this.#file.name, events: this.#count, stopped: reason };
    this.#stores.runs.setState({ reading: reason === '' ? undefined : told });
  }

  /** The text of a piece; `undefined` where there is no more to be had, which has been said then. */
  async #piece(start: number): Promise<string | undefined> {
    const { size } = this.#file;
    const end = Math.min(start + PIECE, size);
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
    const [first] = events.value;
    if (first === undefined) return true;
    return this.#id === undefined
      ? this.#begin(events.value, share)
      : this.#grow(events.value, share);
  }

  #begin(events: readonly TraceEvent[], share: number): boolean {
    const [started] = events;
    const task = started?.type === 'run-started' ? recordedTask(started) : undefined;
    if (task === undefined) {
      this.#giveUp(t('The script in it cannot be run.'));
      return false;
    }
    const { runs } = this.#stores;
    openScript(this.#stores, { text: task.source, fileName: scriptNameFor(this.#file.name) });
    runs.setState((state) => opened(state, { ...task, events: [] }));
    this.#id = runs.getState().lastId;
    return this.#grow(events, share);
  }

  #grow(events: readonly TraceEvent[], share: number): boolean {
    const { runs, view } = this.#stores;
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
