import type { ActionSyntax, TextPart } from './ast.ts';
import { VERBS } from './ast.ts';
import { trimmedPart, type Line } from './lines.ts';
import { nearest } from './nearest.ts';

/** The line of an action, taken apart. */
export type ActionHead = Pick<ActionSyntax, 'actor' | 'verb' | 'colon' | 'rest' | 'head'>;

const VERB = VERBS.join('|');
const VERB_AHEAD = new RegExp(`^\\s+(?:${VERB})(?![\\w-])`);
const VERB_AT_END = new RegExp(`^(.+?)\\s+(?:${VERB})\\s*(?::.*|nothing)?$`);

/**
 * Takes the line of an action apart: the longest defined name that begins it and is followed by a verb, then the
 * verb. Without such a name or verb it guesses; `undefined` when nothing looks like an action.
 */
export function parseActionHead(line: Line, names: ReadonlySet<string>): ActionHead | undefined {
  const text = line.text.trimEnd();
  const known = namesAtStart(text, names);
  const actor =
    known.find((name) => VERB_AHEAD.test(text.slice(name.length))) ??
    VERB_AT_END.exec(text)?.[1] ??
    known[0] ??
    actorBeforeMisspeltVerb(text);
  return actor === undefined ? undefined : splitHead(line, actor.length);
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

function splitHead(line: Line, actorLength: number): ActionHead {
  const verbStart = actorLength + (/^\s*/.exec(line.text.slice(actorLength))?.[0].length ?? 0);
  const verbLength = /^[^\s:]*/.exec(line.text.slice(verbStart))?.[0].length ?? 0;
  const verbEnd = verbStart + verbLength;
  const gap = /^\s*:/.exec(line.text.slice(verbEnd))?.[0].length;
  const restStart = verbEnd + (gap ?? 0);
  const rest = trimmedPart(line, restStart);
  return {
    head: { start: line.start, end: line.start + line.text.trimEnd().length },
    actor: part(line, 0, actorLength),
    verb: part(line, verbStart, verbEnd),
    colon:
      gap === undefined
        ? undefined
        : { start: line.start + restStart - 1, end: line.start + restStart },
    rest: rest.text === '' ? undefined : rest,
  };
}

function part(line: Line, from: number, to: number): TextPart {
  return {
    text: line.text.slice(from, to),
    range: { start: line.start + from, end: line.start + to },
  };
}
