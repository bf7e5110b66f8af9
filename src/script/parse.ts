import { appendAll } from '../base/append-all.ts';
import type {
  ActionSyntax,
  BlockSyntax,
  DefinitionSyntax,
  ItemSyntax,
  PropertySyntax,
  ScriptSyntax,
} from './ast.ts';
import { takesStanza, verbOf } from './ast.ts';
import { splitLines, trimmedPart, type Line } from './lines.ts';
import {
  blockLength,
  parseBlock,
  parseComment,
  wrongIndent,
  type BlockOptions,
} from './parse-block.ts';
import { ParseCache } from './parse-cache.ts';
import { placeHead, type ActionHead } from './parse-head.ts';
import { parseHeader } from './parse-header.ts';
import { rawLength, rawMarkAbove } from './raw-mark.ts';
import { asTimeItem } from './time-mark.ts';

/**
 * The syntax tree of a script, whatever the text. Never fails; `check` says what is wrong. What `cache` has
 * is not parsed again.
 */
export function parseScript(text: string, cache = new ParseCache()): ScriptSyntax {
  const parser = new ScriptParser(text, cache);
  parser.parseAll();
  const sorted = parser.items.toSorted((a, b) => a.range.start - b.range.start);
  const separator = sorted.find((item) => item.kind === 'separator');
  const below = separator?.range.end ?? Infinity;
  const items = sorted.map((item) => asTimeItem(item, below));
  return {
    text,
    header: parseHeader(items),
    items,
    definitions: items.filter((item) => item.kind === 'definition'),
    actions: items.filter((item) => item.kind === 'action'),
    steps: items.filter((item) => item.kind === 'action' || item.kind === 'time'),
    separator,
  };
}

type Open =
  | {
      readonly kind: 'definition';
      readonly index: number;
      /** The definition's own list, which grows line by line. */
      readonly properties: PropertySyntax[];
    }
  | { readonly kind: 'action'; readonly index: number }
  | undefined;

class ScriptParser {
  readonly items: ItemSyntax[] = [];
  readonly #text: string;
  readonly #lines: readonly Line[];
  readonly #cache: ParseCache;
  /** What indented lines belong to. */
  #open: Open;
  #hasSteps = false;
  #at = 0;

  constructor(text: string, cache: ParseCache) {
    this.#text = text;
    this.#cache = cache;
    this.#lines = splitLines(text);
    const names = new Set(
      this.#lines
        .filter(({ kind }) => kind === 'definition')
        .map((line) => parseDefinitionHead(line).name.text)
        .filter((name) => name !== ''),
    );
    cache.begin(names);
  }

  parseAll(): void {
    for (;;) {
      const line = this.#lines[this.#at];
      if (line === undefined) return;
      this.#parseLine(line);
    }
  }

  #parseLine(line: Line): void {
    const { kind } = line;
    if (kind === 'indented' || kind === 'xml') {
      this.#parseIndented(line);
      return;
    }
    this.#at += 1;
    if (kind === 'separator') this.#addSeparator(line);
    else if (kind === 'comment') this.#addComment(line);
    else if (kind === 'definition') this.#addDefinition(line);
    else if (kind === 'other') this.#addAction(line);
  }

  #addSeparator(line: Line): void {
    this.#open = undefined;
    this.#hasSteps = true;
    this.items.push({ kind: 'separator', ...placeOf(line) });
  }

  #addComment(line: Line): void {
    const next = this.#lines[this.#at];
    const isInside = this.#open?.kind === 'definition' && next?.kind === 'indented';
    this.items.push(parseComment(line, isInside ? 'definition' : 'alone'));
  }

  #addDefinition(line: Line): void {
    const properties: PropertySyntax[] = [];
    this.#open = { kind: 'definition', index: this.items.length, properties };
    this.items.push({ ...parseDefinitionHead(line), properties });
  }

  #addAction(line: Line): void {
    const found = this.#cache.headOf(line.text);
    if (found === undefined) {
      this.#open = undefined;
      this.#addUnknown(line);
      return;
    }
    this.#hasSteps = true;
    this.#open = { kind: 'action', index: this.items.length };
    const head = placeHead(found, line.start);
    const isSent = verbOf(head) === 'sends';
    const mark = isSent ? rawMarkAbove(this.items, line.number) : undefined;
    const block = takesStanza(head) ? this.#blockBelow(mark !== undefined) : undefined;
    this.items.push({ ...actionOf(line, head, block), rawMark: mark?.range });
    if (block !== undefined && block.content.comments.length > 0) {
      appendAll(this.items, block.comments);
    }
  }

  #blockBelow(isRaw: boolean): BlockSyntax | undefined {
    const length = (isRaw ? rawLength : blockLength)(this.#lines, this.#at);
    return length === 0 ? undefined : this.#parseLines(length, { isDetached: false, isRaw });
  }

  #parseLines(length: number, kind: Omit<BlockOptions, 'cache'>): BlockSyntax {
    const lines = this.#lines.slice(this.#at, this.#at + length);
    this.#at += length;
    return parseBlock(this.#text, lines, { ...kind, cache: this.#cache });
  }

  #parseIndented(line: Line): void {
    if (this.#open?.kind === 'definition' && line.kind === 'indented') {
      this.#addProperty(line, this.#open);
    } else if (!this.#hasSteps) {
      this.#at += 1;
      this.#addUnknown(line);
    } else {
      this.#takeDetached();
    }
  }

  #addProperty(line: Line, { index, properties }: Open & { kind: 'definition' }): void {
    this.#at += 1;
    const definition = this.items[index];
    if (definition?.kind !== 'definition') return;
    properties.push(parseProperty(line));
    this.items[index] = {
      ...definition,
      range: { start: definition.range.start, end: line.end },
      spaces: definition.spaces ?? wrongIndent(line),
    };
  }

  /** A block that does not follow right after an action: of the open action if that waits for one, else a stray one. */
  #takeDetached(): void {
    const action = this.#openAction();
    const isTaken = action !== undefined && action.block === undefined && takesStanza(action);
    const isRaw = isTaken && action.rawMark !== undefined;
    const length = (isRaw ? rawLength : blockLength)(this.#lines, this.#at);
    const block = this.#parseLines(length, { isDetached: isTaken, isRaw });
    appendAll(this.items, block.comments);
    if (isTaken) {
      this.#attach(action, block);
    } else {
      const { range, line } = block;
      this.items.push({ kind: 'stray-block', block, after: action, range, line });
    }
  }

  #openAction(): ActionSyntax | undefined {
    const item = this.#open?.kind === 'action' ? this.items[this.#open.index] : undefined;
    return item?.kind === 'action' ? item : undefined;
  }

  #attach(action: ActionSyntax, block: BlockSyntax): void {
    const range = { start: action.range.start, end: block.range.end };
    if (this.#open !== undefined) this.items[this.#open.index] = { ...action, range, block };
  }

  #addUnknown(line: Line): void {
    const isIndented = /^\s/.test(line.text);
    this.items.push({ kind: 'unknown', content: trimmedPart(line), isIndented, ...placeOf(line) });
  }
}

function placeOf(line: Line): Pick<ItemSyntax, 'range' | 'line'> {
  return { range: { start: line.start, end: line.end }, line: line.number };
}

function actionOf(line: Line, head: ActionHead, block: BlockSyntax | undefined): ActionSyntax {
  return {
    kind: 'action',
    head: head.head,
    actor: head.actor,
    verb: head.verb,
    colon: head.colon,
    rest: head.rest,
    range: { start: line.start, end: block?.range.end ?? line.end },
    line: line.number,
    block,
    rawMark: undefined,
  };
}

/** A line that begins with `[`. */
function parseDefinitionHead(line: Line): DefinitionSyntax {
  const close = line.text.indexOf(']');
  const nameStart = close < 0 ? line.text.length : close + 1;
  return {
    kind: 'definition',
    className: trimmedPart(line, 1, close < 0 ? 1 : close),
    name: trimmedPart(line, nameStart),
    properties: [],
    spaces: undefined,
    ...placeOf(line),
  };
}

function parseProperty(line: Line): PropertySyntax {
  const colon = line.text.indexOf(':');
  const hasColon = colon >= 0;
  return {
    key: trimmedPart(line, 0, hasColon ? colon : undefined),
    value: trimmedPart(line, hasColon ? colon + 1 : line.text.length),
    hasColon,
    ...placeOf(line),
  };
}
