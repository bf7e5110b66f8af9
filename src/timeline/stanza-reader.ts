import type { FrameEvent } from '../trace/event.ts';
import type { XmlElement } from '../xml/element.ts';
import { elementOf } from '../trace/frame-element.ts';
import { PackedFrame, readingStarts } from '../trace/packed-frame.ts';
import { readStanzaHead, type StanzaHead } from './stanza-head.ts';

/** What many stanzas have in common. */
export type CommonHead = Omit<StanzaHead, 'id'>;

/** Reads frames of one trace, each at most once: a caller that lays out a growing trace keeps one. */
export interface StanzaReader {
  /** The same object for all frames whose heads say the same. */
  head(frame: FrameEvent): CommonHead;
  /** `undefined` when the frame is no well-formed XML. */
  element(frame: FrameEvent): XmlElement | undefined;
}

export function createStanzaReader(): StanzaReader {
  const read = createHeadReader();
  const ofStarts = readingStarts(read);
  const ofOthers = createMemory((frame) => read(frame.xml));
  const head = (frame: FrameEvent) =>
    frame instanceof PackedFrame ? ofStarts(frame) : ofOthers(frame);
  return { head, element: rootOf };
}

/** Most stanzas differ in their ids and in what is inside: heads that say the same are one object. */
function createHeadReader(): (xml: string) => CommonHead {
  const heads = new Map<string, CommonHead>();
  return (xml) => {
    const { name, type, from, to } = readStanzaHead(xml);
    // No XML has these two characters.
    const key = `${name}\0${type}\0${from ?? '\u0001'}\0${to ?? '\u0001'}`;
    const known = heads.get(key);
    if (known !== undefined) return known;
    const head = { name, type, from, to };
    heads.set(key, head);
    return head;
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
