import { lineEndOf } from '../base/text-lines.ts';
import type { TextRange } from '../base/text-range.ts';
import { compileScript, compileVariant, type CompiledScript } from './compile.ts';
import { usualRoom } from './completion/addresses.ts';
import type { Diagnostic } from './diagnostic.ts';

/**
 * A stanza that is written outside of a script as if it stood in one, below `Romeo sends:`. Its own text has no
 * indentation; in the script each of its lines has a TAB before it.
 */
export interface StanzaSlot {
  /** The script up to the stanza's first line. */
  readonly before: string;
}

/** The place for a stanza of that actor at an offset of a script, between two steps. */
export function slotAt(script: string, offset: number, actor: string): StanzaSlot {
  const eol = lineEndOf(script);
  return { before: `${script.slice(0, offset).trimEnd()}${eol}${eol}${actor} sends:${eol}` };
}

/** A stanza to begin with: a message to the room that the script is about. */
export function firstStanza(script: string): string {
  const room = usualRoom(compileScript(script).syntax);
  return `<message to="${room}" type="groupchat">\n\t<body></body>\n</message>`;
}

/** The script with the stanza in it, whose lines end with `\n`. */
export function scriptWith({ before }: StanzaSlot, text: string): string {
  return `${before}\t${text.replaceAll('\n', '\n\t')}`;
}

/** The same, compiled; `diagnostics` are those of the stanza, with their places in its own text. */
export interface CompiledSlot {
  readonly script: CompiledScript;
  readonly diagnostics: readonly Diagnostic[];
}

export function compileSlot(slot: StanzaSlot, text: string): CompiledSlot {
  const script = compileVariant(scriptWith(slot, text));
  const { length } = slot.before;
  const diagnostics = script.diagnostics
    .filter(({ range }) => range.start >= length)
    .map((each) => ({ ...each, range: ownRange(slot, text, each.range) }));
  return { script, diagnostics };
}

/** A range of the script as one of the stanza's own text; what is outside of it is taken to its ends. */
export function ownRange(slot: StanzaSlot, text: string, { start, end }: TextRange): TextRange {
  return { start: ownOffset(slot, text, start), end: ownOffset(slot, text, end) };
}

/** An offset of the script as one of the stanza's own text. */
export function ownOffset({ before }: StanzaSlot, text: string, offset: number): number {
  let left = Math.max(offset - before.length, 0);
  let own = 0;
  for (const line of text.split('\n')) {
    // The TAB, the line, its end.
    if (left <= line.length + 1) return own + Math.max(left - 1, 0);
    left -= line.length + 2;
    own += line.length + 1;
  }
  return text.length;
}

/** An offset of the stanza's own text as one of the script. */
export function scriptOffset({ before }: StanzaSlot, text: string, offset: number): number {
  return before.length + offset + text.slice(0, offset).split('\n').length;
}
