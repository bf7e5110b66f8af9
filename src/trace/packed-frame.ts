import type { Direction, EventSeq, FrameEvent } from './event.ts';
import type { Milliseconds } from '../base/clock.ts';

/** What the start tags of many frames have in common: all but an id. Of a frame without one, the whole tag. */
export interface FrameStart {
  /** Counts from 0 in one trace. */
  readonly number: number;
  readonly actor: string;
  readonly direction: Direction;
  readonly phase: FrameEvent['phase'];
  /** The tag up to the id, and from there to its end. */
  readonly before: string;
  readonly after: string;
  /** The tag without its addresses: of frames with one form, what is inside means the same. */
  readonly form: number;
}

/** All that stands behind the start tag. What a room passes on has it in common. */
export interface FrameInside {
  /** Counts from 0 in one trace. */
  readonly number: number;
  readonly text: string;
}

export interface FrameParts {
  readonly seq: EventSeq;
  readonly at: Milliseconds;
  readonly start: FrameStart;
  /** As it is written, without quotes; `''` for none. */
  readonly id: string;
  readonly inside: FrameInside;
}

/**
 * A frame of a long trace: it keeps what is its own, and shares the rest with others. Its text is put together when somebody
 * reads it. Fields are not its own properties: to change one, take `plainFrame`.
 */
export class PackedFrame implements FrameEvent {
  readonly seq: EventSeq;
  readonly at: Milliseconds;
  readonly start: FrameStart;
  readonly id: string;
  readonly inside: FrameInside;

  constructor({ seq, at, start, id, inside }: FrameParts) {
    this.seq = seq;
    this.at = at;
    this.start = start;
    this.id = id;
    this.inside = inside;
  }

  get type(): 'frame' {
    return 'frame';
  }
  get actor(): string {
    return this.start.actor;
  }
  get direction(): Direction {
    return this.start.direction;
  }
  get phase(): FrameEvent['phase'] {
    return this.start.phase;
  }
  get xml(): string {
    const { start, id, inside } = this;
    return start.before + id + start.after + inside.text;
  }

  toJSON(): FrameEvent {
    return plainFrame(this);
  }
}

/** What only some frames have. */
export interface FrameNumbers {
  readonly step?: number;
  readonly turn?: number;
  readonly stack?: EventSeq;
}

/** One with numbers, in a class of its own: most have none, and are the lighter for it. */
export class NumberedFrame extends PackedFrame {
  readonly step?: number;
  readonly turn?: number;
  readonly stack?: EventSeq;

  constructor(parts: FrameParts, { step, turn, stack }: FrameNumbers) {
    super(parts);
    if (step !== undefined) this.step = step;
    if (turn !== undefined) this.turn = turn;
    if (stack !== undefined) this.stack = stack;
  }
}

/** The same event with fields of its own. */
export function plainFrame(frame: FrameEvent): FrameEvent {
  if (!(frame instanceof PackedFrame)) return frame;
  const { type, seq, at, actor, direction, phase, xml } = frame;
  const plain = { seq, at, type, actor, direction, phase, xml };
  if (!(frame instanceof NumberedFrame)) return plain;
  const { step, turn, stack } = frame;
  return {
    ...plain,
    ...(step === undefined ? {} : { step }),
    ...(turn === undefined ? {} : { turn }),
    ...(stack === undefined ? {} : { stack }),
  };
}

/**
 * Reads what start tags say, but for their ids: once for all frames that have one in common, and of other frames in the
 * whole text. Frames with one start tag have one actor and direction, too.
 */
export function readingStarts<T>(
  read: (text: string, frame: Pick<FrameEvent, 'actor' | 'direction'>) => T,
): (frame: FrameEvent) => T {
  const known = new WeakMap<FrameStart, { readonly value: T }>();
  return (frame) => {
    if (!(frame instanceof PackedFrame)) return read(frame.xml, frame);
    const { start, id } = frame;
    const found = known.get(start);
    if (found !== undefined) return found.value;
    const value = read(start.before + id + start.after, start);
    known.set(start, { value });
    return value;
  };
}

/** A text that has all that is inside of a stanza: its start tag may be left out. */
export function insideOf(frame: FrameEvent): string {
  return frame instanceof PackedFrame ? frame.inside.text : frame.xml;
}

/** How long its text is. */
export function lengthOf(frame: FrameEvent): number {
  if (!(frame instanceof PackedFrame)) return frame.xml.length;
  const { start, id, inside } = frame;
  return start.before.length + id.length + start.after.length + inside.text.length;
}
