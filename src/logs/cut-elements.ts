/** An element of a stream as it was cut out of a log. */
export interface FoundElement {
  readonly xml: string;
  /** With its prefix, as it is written. */
  readonly name: string;
  /** The numbers of its lines, at least one. */
  readonly lines: readonly number[];
}

/** What the cutter tells of what it is given, in the order of the text. */
export interface CutterSink {
  element(found: FoundElement): void;
  /** Lines whose text is no element, or part of one that never ended. */
  stray(lines: readonly number[], why: StrayReason): void;
}

/** `words`: no XML of a stream. `cut-off`: an element that has no end. `broken`: one whose tags do not fit together. */
export type StrayReason = 'words' | 'cut-off' | 'broken';

const STANZA_NAMES: ReadonlySet<string> = new Set(['message', 'presence', 'iq']);
/** Elements of a stream besides (RFC 6120, RFC 7395; XEP-0198, XEP-0352, XEP-0388 and its predecessors). */
const STREAM_NAMES: ReadonlySet<string> = new Set(
  [
    'open close features error auth challenge response success failure abort starttls proceed compress compressed',
    'r a enable enabled resume resumed failed active inactive authenticate continue next handshake',
  ].flatMap((names) => names.split(' ')),
);
/** They hold stanzas, and last as long as the stream or the request (XEP-0124). */
const WRAPPERS: ReadonlySet<string> = new Set(['body']);
const NAME = /^<\/?(?:[\w.-]{1,40}:)?([\w.-]{1,100})(?=[\s/>])/;
const QUOTE_OR_END = /["'<>]/g;

type Construct = 'tag' | 'comment' | 'section' | 'instruction';
const ENDS = { comment: '-->', section: ']]>', instruction: '?>' } as const;

/**
 * Cuts the elements out of one side of a stream, line by line, and tells lines that are none: each character is looked at once.
 * An element that another one begins in, at the begin of a line, has no end.
 */
export class ElementCutter {
  readonly #sink: CutterSink;
  /** Names of the elements that are open. */
  readonly #open: string[] = [];
  /** The element so far, and the construct in it that has not ended. */
  #pieces: string[] = [];
  #lines: number[] = [];
  #construct: { readonly kind: Construct; readonly pieces: string[]; quote: string } | undefined;
  #name = '';
  #line = 0;
  #isNewLine = true;
  /** Up to here, lines were told already. */
  #told = 0;

  constructor(sink: CutterSink) {
    this.#sink = sink;
  }

  /** Whether an element has begun that has not ended. */
  get isInside(): boolean {
    return this.#open.length > 0 || this.#construct !== undefined;
  }

  /** Takes in a line without its end; `isNew`: it begins a line of the stream, or a frame. */
  feed(text: string, line: number, isNew = true): void {
    this.#line = line;
    this.#isNewLine = isNew;
    if (this.isInside) this.#lines.push(line);
    if (isNew && this.isInside) this.#goOn('\n');
    let at = 0;
    while (at < text.length) at = this.#construct ? this.#inside(text, at) : this.#step(text, at);
  }

  /** Nothing more will come. */
  finish(): void {
    if (this.isInside) this.#drop('cut-off');
  }

  #goOn(text: string): void {
    (this.#construct?.pieces ?? this.#pieces).push(text);
  }

  /** Text up to the next tag, then the begin of that tag. */
  #step(text: string, at: number): number {
    const start = text.indexOf('<', at);
    const end = start < 0 ? text.length : start;
    if (end > at) this.#text(text.slice(at, end));
    if (start < 0) return end;
    const kind = constructAt(text, start);
    if (kind === undefined) {
      this.#text('<');
      return start + 1;
    }
    if (start === 0 && kind === 'tag' && this.#isNewLine) this.#cutBefore(text);
    if (this.#open.length === 0) this.#lines = [this.#line];
    this.#construct = { kind, pieces: [], quote: '' };
    return this.#inside(text, start);
  }

  /** Goes on with a construct; returns where it ended, or the end of the text. */
  #inside(text: string, at: number): number {
    const construct = this.#construct;
    if (construct === undefined) return at;
    const isFirst = construct.pieces.length === 0;
    const end =
      construct.kind === 'tag'
        ? tagEnd(text, isFirst ? at + 1 : at, construct)
        : endOf(text, at, ENDS[construct.kind]);
    construct.pieces.push(text.slice(at, Math.abs(end)));
    if (end < 0) return text.length;
    this.#construct = undefined;
    this.#take(construct.kind, construct.pieces.join(''));
    return end;
  }

  #take(kind: Construct, whole: string): void {
    if (kind === 'tag') this.#tag(whole);
    else if (this.#open.length > 0) this.#pieces.push(whole);
    else if (kind === 'section') this.#stray([this.#line], 'words');
  }

  #tag(tag: string): void {
    const name = NAME.exec(tag)?.[1];
    if (name === undefined) return this.#outsider(tag);
    if (tag.startsWith('</')) this.#endTag(tag, name);
    else this.#startTag(tag, name);
  }

  #startTag(tag: string, name: string): void {
    const isEmpty = tag.endsWith('/>');
    if (this.#open.length > 0) {
      this.#pieces.push(tag);
      if (!isEmpty) this.#open.push(name);
      return;
    }
    if (WRAPPERS.has(name)) return;
    const isStream = /^<[\w.-]+:stream[\s>]/.test(tag);
    if (!isStream && !isKnown(name)) return this.#outsider(tag);
    this.#name = /^<([^\s/>]+)/.exec(tag)?.[1] ?? name;
    // The head of a stream ends with the stream: here it stands for itself.
    this.#pieces = [isStream && !isEmpty ? `${tag.slice(0, -1)}/>` : tag];
    if (isEmpty || isStream) this.#emit();
    else this.#open.push(name);
  }

  #endTag(tag: string, name: string): void {
    if (this.#open.length === 0) {
      if (!WRAPPERS.has(name) && !/^<\/[\w.-]+:stream\s*>/.test(tag)) this.#outsider(tag);
      return;
    }
    this.#pieces.push(tag);
    if (this.#open.pop() !== name) return this.#drop('broken');
    if (this.#open.length === 0) this.#emit();
  }

  #emit(): void {
    const lines = this.#lines;
    const xml = this.#pieces.join('');
    this.#clear();
    this.#sink.element({ xml, name: this.#name, lines });
  }

  /** A stanza at the begin of a line, where none can stand: the one before it has no end. */
  #cutBefore(text: string): void {
    const name = NAME.exec(text)?.[1] ?? '';
    if (this.#open.length === 0 || text.startsWith('</') || !STANZA_NAMES.has(name)) return;
    if (this.#open.includes('forwarded')) return;
    this.#lines.pop();
    this.#drop('cut-off');
  }

  #text(text: string): void {
    if (this.#open.length > 0) this.#pieces.push(text);
    else if (text.trim() !== '') this.#stray([this.#line], 'words');
  }

  #outsider(tag: string): void {
    if (this.#open.length > 0) this.#pieces.push(tag);
    else this.#stray([this.#line], 'words');
  }

  #drop(why: StrayReason): void {
    const lines = this.#lines;
    this.#clear();
    this.#stray(lines, why);
  }

  #clear(): void {
    this.#open.length = 0;
    this.#pieces = [];
    this.#lines = [];
    this.#construct = undefined;
  }

  #stray(lines: readonly number[], why: StrayReason): void {
    const fresh = lines.filter((line) => line > this.#told);
    this.#told = Math.max(this.#told, lines.at(-1) ?? 0);
    if (fresh.length > 0) this.#sink.stray(fresh, why);
  }
}

function isKnown(name: string): boolean {
  return STANZA_NAMES.has(name) || STREAM_NAMES.has(name);
}

/** What begins with this `<`; `undefined` where it is only a character. */
function constructAt(text: string, at: number): Construct | undefined {
  if (text.startsWith('<!--', at)) return 'comment';
  if (text.startsWith('<![CDATA[', at)) return 'section';
  if (text.startsWith('<?', at)) return 'instruction';
  return /[\w/:]/.test(text.charAt(at + 1)) ? 'tag' : undefined;
}

/** After the end of a construct, or minus the end of the text. */
function endOf(text: string, at: number, end: string): number {
  const found = text.indexOf(end, at);
  return found < 0 ? -text.length : found + end.length;
}

/** After the `>` of a tag; minus the end of the text where it goes on. A `<` in a tag ends it, too: it is none. */
function tagEnd(text: string, from: number, construct: { quote: string }): number {
  let at = from;
  while (at < text.length) {
    if (construct.quote !== '') {
      const close = text.indexOf(construct.quote, at);
      if (close < 0) return -text.length;
      construct.quote = '';
      at = close + 1;
      continue;
    }
    QUOTE_OR_END.lastIndex = at;
    const found = QUOTE_OR_END.exec(text);
    if (found === null) return -text.length;
    if (found[0] === '>') return found.index + 1;
    if (found[0] === '<') return found.index;
    construct.quote = found[0];
    at = found.index + 1;
  }
  return -text.length;
}
