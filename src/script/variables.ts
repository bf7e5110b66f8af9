import type { TextRange } from '../base/text-range.ts';
import { decodeReferences } from '../xml/decode-text.ts';

/** `JID`: the bare address, known from the definition. `full JID`: the address that the server bound. */
export type JidForm = 'JID' | 'full JID';

export interface Variable {
  readonly actor: string;
  readonly form: JidForm;
}

/** A `${…}` in a text. Ranges are offsets into that text. */
export interface VariableReference {
  /** From `$` to `}`. */
  readonly range: TextRange;
  /** Between the braces, XML references decoded. */
  readonly name: string;
  readonly isClosed: boolean;
  /**
   * `undefined` when what stands between the braces is none of the two forms (then it may name a capture), or the brace
   * is never closed.
   */
  readonly variable: Variable | undefined;
  /** The actor's name; present with `variable`. */
  readonly actorRange?: TextRange;
}

/**
 * What stands between the braces of `${…}`: `Romeo's JID` or `Romeo's full JID`. The suffix is taken from the end, as
 * names may hold apostrophes: `Juliet's phone's JID`.
 */
export function parseVariable(name: string): Variable | undefined {
  const match = /^(.*)'s (full JID|JID)$/s.exec(name);
  if (match?.[1] === undefined || match[1] === '') return undefined;
  return { actor: match[1], form: match[2] === 'JID' ? 'JID' : 'full JID' };
}

/** The text that `parseVariable` reads back. */
export function printVariable({ actor, form }: Variable): string {
  return `\${${actor}'s ${form}}`;
}

/** Every `${…}` of a text, which may be source text with XML references in it. */
export function findVariables(text: string): readonly VariableReference[] {
  return [...text.matchAll(/\$\{([^{}]*)(\}?)/g)].map(
    ({ 0: whole, 1: raw = '', 2: brace, index }) => {
      const range = { start: index, end: index + whole.length };
      const name = decodeReferences(raw);
      const isClosed = brace === '}';
      const variable = isClosed ? parseVariable(name) : undefined;
      if (variable === undefined) return { range, name, isClosed, variable };
      const actorStart = index + 2;
      const suffix = /(?:'|&[^;&]*;)s (?:full )?JID$/.exec(raw)?.[0].length ?? 0;
      const actorRange = { start: actorStart, end: actorStart + raw.length - suffix };
      return { range, name, isClosed, variable, actorRange };
    },
  );
}
