import type { Clock } from '../base/clock.ts';
import type { Disposable } from '../base/disposable.ts';
import { inTurns } from '../base/in-turns.ts';
import type { Result } from '../base/result.ts';
import type { FrameOrigin } from '../prosody/server.ts';
import type { XmlElement } from '../xml/element.ts';
import { DEFAULT_XML_LIMITS } from '../xml/parse-strict.ts';
import { parseFrame, parseFrameInParts, type FrameFault } from './frames.ts';
import type { WireEnd, WireListener } from './wire.ts';

/** A frame, what it is, and what an embedded server tells of it. */
export interface Arrived {
  readonly text: string;
  readonly parsed: Result<XmlElement, FrameFault>;
  readonly origin: FrameOrigin | undefined;
}

export interface ArrivalListener {
  frame(arrived: Arrived): void;
  binary(): void;
  closed(end: WireEnd): void;
}

/** Longer frames are read in turns, in UTF-16 units. */
const LONG_FRAME = 100_000;

/** What comes on a wire, in its order: a long frame is read in turns, and what came after it waits for that. */
export class Arrivals implements Omit<WireListener, 'opened'> {
  readonly #listener: ArrivalListener;
  readonly #clock: Clock;
  readonly #waiting: (() => void)[] = [];
  #reading: Disposable | undefined;

  constructor(listener: ArrivalListener, clock: Clock) {
    this.#listener = listener;
    this.#clock = clock;
  }

  /** An embedded server counts as idle once it has said all: what it says is taken in at once. */
  frame(text: string, origin?: FrameOrigin): void {
    const take = (parsed = parseFrame(text)) => this.#listener.frame({ text, parsed, origin });
    const isSoonRead = text.length <= LONG_FRAME || text.length > DEFAULT_XML_LIMITS.maxLength;
    if (isSoonRead || origin !== undefined) return this.#inOrder(take);
    this.#inOrder(() => {
      this.#reading = inTurns(parseFrameInParts(text), this.#clock, (parsed) => {
        this.#reading = undefined;
        take(parsed);
        this.#goOn();
      });
    });
  }

  binary(): void {
    this.#inOrder(() => this.#listener.binary());
  }

  closed(end: WireEnd): void {
    this.#inOrder(() => this.#listener.closed(end));
  }

  /** Whether something has come that the listener has not been told yet. */
  get isReading(): boolean {
    return this.#reading !== undefined;
  }

  /** What is being read, and what waits, is forgotten. */
  stop(): void {
    this.#reading?.dispose();
    this.#reading = undefined;
    this.#waiting.length = 0;
  }

  #inOrder(act: () => void): void {
    if (this.#reading === undefined) act();
    else this.#waiting.push(act);
  }

  #goOn(): void {
    while (this.#reading === undefined) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      next();
    }
  }
}
