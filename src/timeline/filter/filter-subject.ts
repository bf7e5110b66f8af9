import { childElements, findChild, ownText, XML_NS, type XmlElement } from '../../xml/element.ts';
import { someHasWord, type FilterDirection, type FilterSubject } from './filter.ts';
import { boundedSentence } from '../../base/bounded-text.ts';
import type { FrameEvent } from '../../trace/event.ts';
import { glanceAt } from '../../trace/frame-element.ts';
import { PackedFrame } from '../../trace/packed-frame.ts';
import type { LaneOrder } from '../lanes.ts';
import type { RowVerdict } from '../model.ts';
import { otherAddress, type Party } from '../parties.ts';
import { phraseText } from '../words/phrase.ts';
import { rowPhrase, type PhraseSources } from '../words/row-phrase.ts';
import { patternOf, rowCaption, stanzaOf } from '../words/row-words.ts';
import type { RowSeed } from '../row-seeds.ts';
import { shownPhrase } from '../words/shown-words.ts';
import { STREAM_NS } from '../../xmpp/namespaces.ts';

import { headOf, readStanzaHead } from '../stanza-head.ts';
import type { CommonHead } from '../stanza-reader.ts';
import { errorCondition, statusCodes } from '../words/stanza-label.ts';

export interface SubjectSources {
  readonly words: PhraseSources;
  readonly order: LaneOrder;
  readonly partyOf: (seed: RowSeed) => Party | undefined;
  /** Summaries need every stanza parsed; beyond a size of the trace they are not searched. */
  readonly searchSummaries: boolean;
}

const NOWHERE: readonly string[] = ['', ''];

/**
 * Rows as the filter sees them, one after the other: a million of them leave nothing behind. What is dear to find out is
 * found out when a term asks, and what many rows have in common once.
 */
export class RowSubject implements FilterSubject {
  readonly #sources: SubjectSources;
  readonly #ends = new Map<Party, readonly string[]>();
  #seed: RowSeed;
  #head: CommonHead | undefined;
  #hasHead = false;

  constructor(seed: RowSeed, sources: SubjectSources) {
    this.#seed = seed;
    this.#sources = sources;
  }

  /** The same object, which speaks of this row from now on. */
  of(seed: RowSeed): this {
    this.#seed = seed;
    this.#hasHead = false;
    return this;
  }

  get verdict(): RowVerdict {
    return this.#seed.verdict;
  }
  get step(): number | undefined {
    return this.#seed.step?.index;
  }
  get actor(): string {
    return this.#seed.actor;
  }
  get direction(): FilterDirection {
    return this.#seed.direction === 'sent' ? 'out' : 'in';
  }
  get from(): readonly string[] {
    return this.#seed.direction === 'sent' ? [this.#seed.actor] : this.#otherEnd();
  }
  get to(): readonly string[] {
    return this.#seed.direction === 'sent' ? this.#otherEnd() : [this.#seed.actor];
  }
  get stanza(): string {
    const { step, told } = this.#seed;
    return this.#headOf()?.name ?? step?.kind ?? (told === undefined ? '' : 'logpoint');
  }
  get type(): string {
    return this.#headOf()?.type ?? '';
  }
  get id(): string {
    const { frame } = this.#seed;
    if (frame instanceof PackedFrame) return frame.id;
    const pattern = frame === undefined ? patternOf(this.#seed) : undefined;
    const head = frame === undefined ? pattern && headOf(pattern) : readStanzaHead(frame.xml);
    return head?.id ?? '';
  }

  statusCodes(): readonly string[] {
    const stanza = this.#stanza();
    return stanza === undefined ? [] : statusCodes(stanza);
  }
  condition(): string | undefined {
    if (this.type !== 'error') return undefined;
    const stanza = this.#stanza();
    return stanza && (errorCondition(stanza) ?? '');
  }
  namespaces(): Iterable<string> {
    return namespacesIn(this.#stanza());
  }
  body(): string {
    return bodyOf(this.#stanza());
  }
  *texts(): Iterable<string> {
    const { frame } = this.#seed;
    const { words, searchSummaries } = this.#sources;
    yield this.caption;
    const pattern = patternOf(this.#seed);
    if (frame !== undefined) yield frame.xml;
    else if (pattern !== undefined) yield* textsIn(pattern);
    if (searchSummaries) yield phraseText(shownPhrase(rowPhrase(this.#seed, words)));
  }
  hasWord(word: string): boolean {
    return someHasWord(this.texts(), word);
  }
  /** Whether the row's name has a word, which is in lower case. */
  captionHas(word: string): boolean {
    return this.caption.toLowerCase().includes(word);
  }
  /** The row's name. */
  get caption(): string {
    return boundedSentence(rowCaption(this.#seed, this.#sources.words));
  }
  get frame(): FrameEvent | undefined {
    return this.#seed.frame;
  }
  mayHold(text: string): boolean {
    const { frame } = this.#seed;
    return frame === undefined || mayHold(frame.xml, text);
  }
  maySay(text: string): boolean {
    const { frame } = this.#seed;
    return frame === undefined || maySay(frame.xml, text);
  }

  #party(): Party | undefined {
    return this.#sources.partyOf(this.#seed);
  }

  /** The address at the other end, and the title of its lane. */
  #otherEnd(): readonly string[] {
    const { step, told } = this.#seed;
    const party = this.#party();
    if (party === undefined) return NOWHERE;
    if (step?.kind === 'time-passes' || told !== undefined) return [this.#otherAddress(), ''];
    const known = this.#ends.get(party) ?? [this.#otherAddress(), this.#titleOf(party)];
    this.#ends.set(party, known);
    return known;
  }

  #otherAddress(): string {
    return otherAddress(this.#seed, this.#sources.words.reader) ?? '';
  }

  #titleOf(party: Party): string {
    const { order } = this.#sources;
    const own = Math.max(order.indexOf({ kind: 'actor', name: this.#seed.actor }), 0);
    const other = order.indexOf(party);
    return other === own ? '' : (order.spots[other]?.title ?? '');
  }

  #headOf(): CommonHead | undefined {
    if (this.#hasHead) return this.#head;
    const { frame } = this.#seed;
    const pattern = frame === undefined ? patternOf(this.#seed) : undefined;
    this.#head =
      frame === undefined ? pattern && headOf(pattern) : this.#sources.words.reader.head(frame);
    this.#hasHead = true;
    return this.#head;
  }

  #stanza(): XmlElement | undefined {
    const { words, searchSummaries } = this.#sources;
    const { frame } = this.#seed;
    if (frame !== undefined && !searchSummaries) return glanceAt(frame);
    return stanzaOf(this.#seed, words.reader);
  }
}

/** Namespaces that need not be declared. */
const UNDECLARED = [STREAM_NS, XML_NS].map((namespace) => namespace.toLowerCase());

/** Whether an attribute of a stanza may have a text, which is in lower case; without parsing it. */
function mayHold(xml: string, text: string): boolean {
  if (isWrittenOtherwise(xml) || UNDECLARED.some((namespace) => namespace.includes(text)))
    return true;
  // Spaces of every kind are read as one.
  return hasText(xml, text) || text.includes(' ');
}

/** The same of what its body says. */
function maySay(xml: string, text: string): boolean {
  const body = xml.indexOf('<body');
  const start = xml.indexOf('>', body);
  const end = xml.indexOf('<', start);
  const isPlain = body >= 0 && xml.startsWith('</body>', end) && !xml.includes('<body', end);
  if (isPlain && !isWrittenOtherwise(xml)) return hasText(xml.slice(start + 1, end), text);
  return xml.includes('body');
}

/** Whether something in it is not written as it is read. */
function isWrittenOtherwise(xml: string): boolean {
  return xml.includes('&') || xml.includes('<!');
}

/** Most texts that have a word have it as it was typed. */
function hasText(text: string, lower: string): boolean {
  return text.includes(lower) || text.toLowerCase().includes(lower);
}

/** Of an element and all below it, as they stand; some more than once. */
export function* namespacesIn(element: XmlElement | undefined): Iterable<string> {
  if (element === undefined) return;
  yield element.ns;
  for (const child of childElements(element)) yield* namespacesIn(child);
}

export function bodyOf(stanza: XmlElement | undefined): string {
  const body = stanza && findChild(stanza, 'body');
  return body === undefined ? '' : ownText(body);
}

function* textsIn(element: XmlElement): Iterable<string> {
  yield element.local;
  yield element.ns;
  for (const { local, value } of element.attributes) yield `${local}="${value}"`;
  for (const child of element.children) {
    if (child.kind === 'text') yield child.text;
    else yield* textsIn(child);
  }
}
