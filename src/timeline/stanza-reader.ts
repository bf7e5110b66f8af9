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
  const heads = createMemory(createHeadReader());
  return { head: heads, element: rootOf };
}

/** Addresses and names come again and again: each is kept once, and not as a part of the frame that it stood in. */
function createHeadReader(): (frame: FrameEvent) => StanzaHead {
  const texts = new Map<string, string>();
  const once = (text: string): string => {
    const known = texts.get(text);
    if (known === undefined) texts.set(text, text);
    return known ?? text;
  };
  return ({ xml }) => {
    const { name, type, id, from, to } = readStanzaHead(xml);
    return {
      name: once(name),
      type: once(type),
      id,
      from: from === undefined ? undefined : once(from),
      to: to === undefined ? undefined : once(to),
    };
  };
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
