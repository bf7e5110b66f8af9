import type { FrameEvent } from '../trace/event.ts';
import type { XmlElement } from '../xml/element.ts';
import { elementOf } from '../trace/frame-element.ts';
import { readStanzaHead, type StanzaHead } from './stanza-head.ts';

/** Reads frames of one trace, each at most once: a caller that lays out a growing trace keeps one. */
export interface StanzaReader {
  head(frame: FrameEvent): StanzaHead;
  /** `undefined` when the frame is no well-formed XML. */
  element(frame: FrameEvent): XmlElement | undefined;
}

export function createStanzaReader(): StanzaReader {
  const heads = createMemory((frame) => readStanzaHead(frame.xml));
  return { head: heads, element: rootOf };
}

function rootOf(frame: FrameEvent): XmlElement | undefined {
  const parsed = elementOf(frame);
  return parsed.ok ? parsed.value : undefined;
}

/** By place in the trace, which is much lighter than a weak map; a frame of another trace is read afresh. */
function createMemory<T>(read: (frame: FrameEvent) => T): (frame: FrameEvent) => T {
  const frames: FrameEvent[] = [];
  const values: T[] = [];
  return (frame) => {
    const known = values[frame.seq];
    if (known !== undefined && frames[frame.seq] === frame) return known;
    const value = read(frame);
    frames[frame.seq] = frame;
    values[frame.seq] = value;
    return value;
  };
}
