import { elementOf } from '../../trace/frame-element.ts';
import type { FrameEvent, TraceEvent } from '../../trace/event.ts';
import { attributeValue, childElements, type XmlElement } from '../../xml/element.ts';
import { MUC_USER_NS, STANZA_ERRORS_NS } from '../../xmpp/namespaces.ts';

/** Attributes that say what an element is for. */
const TELLING = ['type', 'var', 'node', 'role', 'affiliation'];
/** Deeper in a stanza stands what people say. */
const DEEPEST = 4;

/**
 * What happened in a run, each thing once: `sent iq/query/item@role=none` and `received presence/x/destroy` for the
 * elements of its stanzas, `received iq/query@xmlns=NAMESPACE` for what a stanza carries, `code 307` and
 * `error conflict` for what rooms and servers said.
 */
export function factsOf(events: Iterable<TraceEvent>): ReadonlySet<string> {
  const facts = new Set<string>();
  for (const [stanza, { direction }] of stanzasOf(events)) {
    const way = direction === 'sent' ? 'sent' : 'received';
    collect(stanza, { path: `${way} ${stanza.local}`, depth: 1, facts });
    if (way === 'received') collectAnswers(stanza, facts);
  }
  return facts;
}

/** The stanzas of a run in their order, without what belongs to the stream. */
export function* stanzasOf(events: Iterable<TraceEvent>): Generator<[XmlElement, FrameEvent]> {
  for (const event of events) {
    if (event.type !== 'frame' || event.phase !== 'session') continue;
    const read = elementOf(event);
    if (read.ok && /^(?:iq|message|presence)$/.test(read.value.local)) yield [read.value, event];
  }
}

interface Place {
  readonly path: string;
  readonly depth: number;
  readonly facts: Set<string>;
}

function collect(element: XmlElement, { path, depth, facts }: Place): void {
  facts.add(path);
  if (depth === 2) facts.add(`${path}@xmlns=${element.ns}`);
  for (const name of TELLING) {
    const value = attributeValue(element, name);
    if (value !== undefined) facts.add(`${path}@${name}=${value}`);
  }
  if (depth === DEEPEST) return;
  for (const child of childElements(element)) {
    collect(child, { path: `${path}/${child.local}`, depth: depth + 1, facts });
  }
}

function collectAnswers(stanza: XmlElement, facts: Set<string>): void {
  for (const child of childElements(stanza)) {
    for (const inner of childElements(child)) {
      const code = attributeValue(inner, 'code');
      if (child.ns === MUC_USER_NS && inner.local === 'status') facts.add(`code ${code ?? ''}`);
      const isCondition = child.local === 'error' && inner.ns === STANZA_ERRORS_NS;
      if (isCondition && inner.local !== 'text') facts.add(`error ${inner.local}`);
    }
  }
}
