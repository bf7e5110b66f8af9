import type { FrameEvent } from '../trace/event.ts';
import type { XmlElement } from '../xml/element.ts';
import { parseStrict } from '../xml/parse-strict.ts';
import { readHead, type StanzaHead } from './stanza-head.ts';

/** Reads frames, each at most once: a caller that lays out a growing trace keeps one. */
export interface StanzaReader {
  head(frame: FrameEvent): StanzaHead;
  /** `undefined` when the frame is no well-formed XML. */
  element(frame: FrameEvent): XmlElement | undefined;
}

export function createStanzaReader(): StanzaReader {
  const heads = new WeakMap<FrameEvent, StanzaHead>();
  const elements = new WeakMap<FrameEvent, { readonly root: XmlElement | undefined }>();
  return {
    head: (frame) => remember(heads, frame, () => readHead(frame.xml)),
    element: (frame) => remember(elements, frame, () => ({ root: parsed(frame.xml) })).root,
  };
}

function parsed(xml: string): XmlElement | undefined {
  const result = parseStrict(xml);
  return result.ok ? result.value : undefined;
}

function remember<T>(memory: WeakMap<FrameEvent, T>, frame: FrameEvent, read: () => T): T {
  const known = memory.get(frame);
  if (known !== undefined) return known;
  const fresh = read();
  memory.set(frame, fresh);
  return fresh;
}
