import type { TextRange } from '../base/text-range.ts';

export type XmlProblemCode =
  | 'bad-character-reference'
  | 'bad-declaration'
  | 'bad-name'
  | 'bare-ampersand'
  | 'bare-cdata-end'
  | 'bare-less-than'
  | 'duplicate-attribute'
  | 'forbidden-character'
  | 'forbidden-construct'
  | 'junk-in-tag'
  | 'mismatched-end-tag'
  | 'missing-space'
  | 'missing-value'
  | 'quote-in-value'
  | 'stray-end-tag'
  | 'text-outside'
  | 'too-deep'
  | 'unclosed-element'
  | 'unclosed-section'
  | 'unclosed-tag'
  | 'unclosed-value'
  | 'undeclared-prefix'
  | 'unknown-entity'
  | 'unquoted-value'
  | 'xml-comment';

/** Something in a text that is no XML, or no XML for XMPP, and that the tolerant parser got over. */
export interface XmlProblem {
  /** A `warning` changes nothing in the tree; after an `error` the tree is a guess. */
  readonly severity: 'error' | 'warning';
  readonly code: XmlProblemCode;
  readonly range: TextRange;
  /** One or two plain sentences: what is wrong, and what to write. */
  readonly message: string;
}

/** A place in a text that only moves forward, and the problems met on the way. */
export class Cursor {
  at = 0;
  readonly problems: XmlProblem[] = [];
  readonly text: string;
  readonly #base: number;

  /** `base` is the offset of `text` in the whole document; all ranges are of the latter. */
  constructor(text: string, base: number) {
    this.text = text;
    this.#base = base;
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  has(literal: string): boolean {
    return this.text.startsWith(literal, this.at);
  }

  /** Moves past a sticky pattern; `''` and no move when it is not there. */
  take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  /** Where the literal next stands; the end of the text when it does not. */
  find(literal: string): number {
    const found = this.text.indexOf(literal, this.at);
    return found < 0 ? this.text.length : found;
  }

  range(start: number, end: number): TextRange {
    return { start: this.#base + start, end: this.#base + end };
  }

  error(code: XmlProblemCode, range: TextRange, message: string): void {
    this.problems.push({ severity: 'error', code, range, message });
  }

  warn(code: XmlProblemCode, range: TextRange, message: string): void {
    this.problems.push({ severity: 'warning', code, range, message });
  }
}
