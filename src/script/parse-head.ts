import { shiftRange } from '../base/text-range.ts';
import type { ActionSyntax, TextPart } from './ast.ts';
import { VERBS } from './ast.ts';
import { nearest } from './nearest.ts';

/** The line of an action, taken apart. */
export type ActionHead = Pick<ActionSyntax, 'actor' | 'verb' | 'colon' | 'rest' | 'head'>;

const VERB = VERBS.join('|');
const VERB_AHEAD = new RegExp(`^\\s+(?:${VERB})(?![\\w-])`);
const VERB_AT_END = new RegExp(`^(.+?)\\s+(?:${VERB})\\s*(?::.*|nothing)?$`);

/**
 * Takes the line of an action apart: the longest defined name that begins it and is followed by a verb, then the
 * verb. Without such a name or verb it guesses; `undefined` when nothing looks like an action. Ranges are columns from 0.
 */
export function readHead(line: string, names: ReadonlySet<string>): ActionHead | undefined {
  const text = line.trimEnd();
  const known = namesAtStart(text, names);
  const actor =
    known.find((name) => VERB_AHEAD.test(text.slice(name.length))) ??
    VERB_AT_END.exec(text)?.[1] ??
    known[0] ??
    actorBeforeMisspeltVerb(text);
  return actor === undefined ? undefined : splitHead(text, actor.length);
}

/** The same head on a line that starts at an offset. */
export function placeHead({ head, actor, verb, colon, rest }: ActionHead, by: number): ActionHead {
  return {
    head: shiftRange(head, by),
    actor: shiftPart(actor, by),
    verb: shiftPart(verb, by),
    colon: colon && shiftRange(colon, by),
    rest: rest && shiftPart(rest, by),
  };
}

function shiftPart({ text, range }: TextPart, by: number): TextPart {
  return { text, range: shiftRange(range, by) };
}

/** The names that begin a text and have white space after them, the longest first. */
function namesAtStart(text: string, names: ReadonlySet<string>): readonly string[] {
  const found: string[] = [];
  for (const { index } of text.matchAll(/\s/g)) {
    const name = text.slice(0, index);
    if (names.has(name)) found.unshift(name);
  }
  return found;
}

function actorBeforeMisspeltVerb(text: string): string | undefined {
  const match = /^(.*\S)\s+(\S+?)\s*(?::.*)?$/.exec(text);
  return match?.[2] !== undefined && nearest(match[2], VERBS) !== undefined ? match[1] : undefined;
}

function splitHead(text: string, actorLength: number): ActionHead {
  const verbStart = actorLength + (/^\s*/.exec(text.slice(actorLength))?.[0].length ?? 0);
  const verbLength = /^[^\s:]*/.exec(text.slice(verbStart))?.[0].length ?? 0;
  const verbEnd = verbStart + verbLength;
  const gap = /^\s*:/.exec(text.slice(verbEnd))?.[0].length;
  const colonEnd = verbEnd + (gap ?? 0);
  const rest = text.slice(colonEnd).trimStart();
  return {
    head: { start: 0, end: text.length },
    actor: part(text, 0, actorLength),
    verb: part(text, verbStart, verbEnd),
    colon: gap === undefined ? undefined : { start: colonEnd - 1, end: colonEnd },
    rest: rest === '' ? undefined : part(text, text.length - rest.length, text.length),
  };
}

function part(text: string, start: number, end: number): TextPart {
  return { text: text.slice(start, end), range: { start, end } };
}
