import { remembering } from '../base/lazy.ts';
import { shiftRange } from '../base/text-range.ts';
import type { ActionSyntax, TextPart } from './ast.ts';
import { VERBS } from './ast.ts';
import { nearest } from './nearest.ts';
import { beforeSpace } from './source-lines.ts';

/** The line of an action, taken apart. */
export type ActionHead = Pick<ActionSyntax, 'actor' | 'verb' | 'colon' | 'rest' | 'head'>;

const VERB_AHEAD =
  /^\s+(?:connects|disconnects|sends|receives|is\s+disconnected|is\s+refused)(?![\w-])/;
/** One word, or the two of `is refused`. */
const VERB_HERE = /^(?:is\s+[^\s:]+|[^\s:]*)/;
/** Runs of blanks are looked at once: a line may be as long as a script. */
const VERB_INSIDE =
  /\s(?:connects|disconnects|sends|receives|is\s+disconnected|is\s+refused)(?=\s*(?::|nothing$|$))/g;

/**
 * Takes the line of an action apart: the longest defined name that begins it and is followed by a verb, then the
 * verb. Without such a name or verb it guesses; `undefined` when nothing looks like an action. Ranges are columns from 0.
 */
export function readHead(line: string, names: ReadonlySet<string>): ActionHead | undefined {
  const text = line.trimEnd();
  const known = namesAtStart(text, names);
  const actor =
    known.find((name) => VERB_AHEAD.test(text.slice(name.length))) ??
    actorBeforeVerb(text) ??
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
  return lengthsOf(names)
    .filter((length) => /\s/.test(text.charAt(length)))
    .map((length) => text.slice(0, length))
    .filter((name) => names.has(name));
}

/** How long names are, each length once, the longest first: fewer than there are names or blanks in a line. */
const lengthsOf = remembering((names: ReadonlySet<string>): readonly number[] => {
  const lengths = new Set([...names].map((name) => name.length));
  return [...lengths].toSorted((a, b) => b - a);
});

/** What stands before the first verb that ends the line or has a colon behind it. */
function actorBeforeVerb(text: string): string | undefined {
  for (const { index } of text.matchAll(VERB_INSIDE)) {
    const actor = text.slice(0, beforeSpace(text, index));
    if (actor !== '') return actor;
  }
  return undefined;
}

/** What stands before the last word of the line, where that resembles a verb. */
function actorBeforeMisspeltVerb(text: string): string | undefined {
  const start = beforeWord(text, text.length);
  const actor = text.slice(0, beforeSpace(text, start));
  const word = /^.[^:]*/s.exec(text.slice(start))?.[0] ?? '';
  return actor !== '' && nearest(word, VERBS) !== undefined ? actor : undefined;
}

/** Goes back over what is no white space. */
function beforeWord(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && /\S/.test(text.charAt(at - 1))) at -= 1;
  return at;
}

function splitHead(text: string, actorLength: number): ActionHead {
  const verbStart = actorLength + (/^\s*/.exec(text.slice(actorLength))?.[0].length ?? 0);
  const verbLength = VERB_HERE.exec(text.slice(verbStart))?.[0].length ?? 0;
  const verbEnd = verbStart + verbLength;
  const gap = /^\s*:/.exec(text.slice(verbEnd))?.[0].length;
  const colonEnd = verbEnd + (gap ?? 0);
  const rest = text.slice(colonEnd).trimStart();
  const verb = part(text, verbStart, verbEnd);
  return {
    head: { start: 0, end: text.length },
    actor: part(text, 0, actorLength),
    verb: { ...verb, text: verb.text.replace(/\s+/g, ' ') },
    colon: gap === undefined ? undefined : { start: colonEnd - 1, end: colonEnd },
    rest: rest === '' ? undefined : part(text, text.length - rest.length, text.length),
  };
}

function part(text: string, start: number, end: number): TextPart {
  return { text: text.slice(start, end), range: { start, end } };
}
