import { lineStart } from '../../base/text-lines.ts';
import type { TextRange } from '../../base/text-range.ts';
import { definitionsByName, takesStanza, VERBS, type ScriptSyntax, type Verb } from '../ast.ts';
import { splitLines, type Line } from '../lines.ts';
import { readHead, type ActionHead } from '../parse-head.ts';
import { lineEnd } from '../source-lines.ts';
import { tagValuePlace, type TagValuePlace } from './tag-place.ts';

/** Where in a script the cursor is, and what is being written there. */
export type ScriptPlace =
  /** At the start of a line above the separator. */
  | { readonly kind: 'definition'; readonly range: TextRange }
  /** An indented line of a definition: `given` are the keys that it has already. */
  | {
      readonly kind: 'property';
      readonly range: TextRange;
      readonly actor: string;
      readonly given: readonly string[];
    }
  | {
      readonly kind: 'property-value';
      readonly range: TextRange;
      readonly actor: string;
      readonly key: string;
    }
  /** After the `#` of a comment below the separator. */
  | { readonly kind: 'mark'; readonly range: TextRange }
  /** After `##` above the separator. */
  | { readonly kind: 'tag'; readonly range: TextRange }
  | TagValuePlace
  /** After `is refused:` or `is disconnected:`. */
  | {
      readonly kind: 'condition';
      readonly range: TextRange;
      readonly verb: 'is refused' | 'is disconnected';
    }
  /** At the start of a line below the separator. */
  | { readonly kind: 'actor'; readonly range: TextRange }
  /** After an actor's name. */
  | { readonly kind: 'verb'; readonly range: TextRange; readonly hasBlock: boolean }
  /** After `receives:`. */
  | { readonly kind: 'expectation'; readonly range: TextRange }
  /** In the indented lines below an action; `before` and `after` are its text around the cursor. */
  | {
      readonly kind: 'block';
      readonly head: ActionHead;
      readonly verb: Verb | undefined;
      readonly before: string;
      readonly after: string;
    }
  | { readonly kind: 'elsewhere' };

const ELSEWHERE: ScriptPlace = { kind: 'elsewhere' };

/** Reads the lines around an offset as they are being written, blank ones included. */
export function scriptPlace(syntax: ScriptSyntax, offset: number): ScriptPlace {
  const { text } = syntax;
  const start = lineStart(text, offset);
  const range = { start, end: offset };
  const typed = text.slice(start, offset);
  const isBelow = offset > (syntax.separator?.range.end ?? Infinity);
  if (/^(?:#|\/\/)/.test(typed)) return commentPlace(text, range, isBelow);
  if (/^\s/.test(typed) || typed.startsWith('<')) {
    return isBelow ? blockPlace(syntax, offset) : propertyPlace(syntax, offset);
  }
  return isBelow ? headPlace(syntax, range) : definitionPlace(syntax, range);
}

function commentPlace(text: string, range: TextRange, isBelow: boolean): ScriptPlace {
  const typed = text.slice(range.start, range.end);
  if (isBelow) return /^#+\s*@?[a-z]*$/.test(typed) ? { kind: 'mark', range } : ELSEWHERE;
  if (/^##\s*(?:[a-z-]*|variation:\s*[a-z0-9-]*)$/i.test(typed)) return { kind: 'tag', range };
  return tagValuePlace(text, range) ?? ELSEWHERE;
}

function definitionPlace({ text }: ScriptSyntax, range: TextRange): ScriptPlace {
  const typed = text.slice(range.start, range.end);
  return /^(?:\[.*|-*|[a-z]*)$/i.test(typed) ? { kind: 'definition', range } : ELSEWHERE;
}

function headPlace(syntax: ScriptSyntax, range: TextRange): ScriptPlace {
  const { text } = syntax;
  const typed = text.slice(range.start, range.end);
  const names = [...definitionsByName(syntax).keys()].filter((name) => typed.startsWith(name));
  const name = names
    .filter((candidate) => /^\s/.test(typed.slice(candidate.length)))
    .toSorted((a, b) => b.length - a.length)[0];
  if (name === undefined) return { kind: 'actor', range };
  const rest = typed.slice(name.length);
  const ending = /^\s+is\s+(refused|disconnected)\s*:\s*([\w-]*)$/.exec(rest);
  if (ending !== null) {
    const start = range.end - (ending[2]?.length ?? 0);
    const verb = ending[1] === 'refused' ? 'is refused' : 'is disconnected';
    return { kind: 'condition', range: { start, end: range.end }, verb };
  }
  const verb = /^\s+((?:is\s+)?\S*)$/.exec(rest);
  if (verb !== null) {
    const start = range.end - (verb[1]?.length ?? 0);
    return { kind: 'verb', range: { start, end: range.end }, hasBlock: hasBlockBelow(text, range) };
  }
  const expected = /^\s+receives(?:\s*:)?\s+(\w*)$/.exec(rest);
  if (expected === null) return { kind: 'actor', range };
  const start = range.end - (expected[1]?.length ?? 0);
  return { kind: 'expectation', range: { start, end: range.end } };
}

function hasBlockBelow(text: string, { end }: TextRange): boolean {
  const isLineDone = /^[ \t:]*$/.test(text.slice(end, lineEnd(text, end)));
  return !isLineDone || /^(?:\r\n|\n|\r)[ \t]+\S/.test(text.slice(lineEnd(text, end)));
}

function propertyPlace(syntax: ScriptSyntax, offset: number): ScriptPlace {
  const start = lineStart(syntax.text, offset);
  const definition = syntax.definitions.findLast(({ range }) => range.start < start);
  if (definition === undefined) return ELSEWHERE;
  const typed = syntax.text.slice(start, offset);
  if (!/^\s/.test(typed)) return ELSEWHERE;
  const colon = typed.indexOf(':');
  const key = colon < 0 ? typed.trimStart() : typed.slice(0, colon).trim();
  const value = colon < 0 ? '' : typed.slice(colon + 1).trimStart();
  const actor = definition.name.text;
  if (colon >= 0) {
    const range = { start: offset - value.length, end: offset };
    return { kind: 'property-value', range, actor, key };
  }
  const given = definition.properties
    .filter(({ range }) => range.end < start || range.start > offset)
    .map((property) => property.key.text);
  return { kind: 'property', range: { start: offset - key.length, end: offset }, actor, given };
}

function blockPlace(syntax: ScriptSyntax, offset: number): ScriptPlace {
  const { text } = syntax;
  const above = linesAbove(text, offset);
  const action = above.findLastIndex(({ kind }) => kind === 'other');
  const between = above.slice(action + 1);
  const line = above[action];
  if (line === undefined || between.some(({ kind }) => kind === 'blank')) return ELSEWHERE;
  const head = readHead(line.text, new Set(definitionsByName(syntax).keys()));
  if (head === undefined || !takesStanza(head)) return ELSEWHERE;
  const start = lineEnd(text, line.start);
  const before = blankComments(text.slice(start, offset));
  const after = /^[^]*?(?=(?:\r\n|\n|\r)(?![ \t]+\S|<|#)|$)/.exec(text.slice(offset))?.[0] ?? '';
  const verb = VERBS.find((known) => known === head.verb.text);
  return { kind: 'block', head, verb, before, after };
}

/** A block of more lines than this is none that somebody writes. */
const MOST_CHARACTERS = 20_000;

/** The lines above the one of the offset, as far as they may matter. */
function linesAbove(text: string, offset: number): readonly Line[] {
  const end = Math.max(0, lineStart(text, offset) - 1);
  const start = lineStart(text, Math.max(0, end - MOST_CHARACTERS));
  return splitLines(text.slice(start, end)).map((line) => ({
    ...line,
    start: line.start + start,
    end: line.end + start,
  }));
}

/** Comment lines become blanks, so that offsets hold. */
function blankComments(text: string): string {
  return text.replace(/(?<=[\r\n])(?:#|\/\/|--)[^\r\n]*/g, (comment) => ' '.repeat(comment.length));
}
