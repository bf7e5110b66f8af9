import { lineEndOf } from '../base/text-lines.ts';
import { insertAt, type TextEdit } from '../base/text-edit.ts';
import { compileScript } from './compile.ts';
import { formatScript } from './format.ts';
import { withWildcards } from './generalise.ts';
import { parseScript } from './parse.ts';
import { aboveComments } from './source-lines.ts';

/** A step that a script is to get. */
export interface NewStep {
  readonly actor: string;
  readonly verb: 'sends' | 'receives' | 'connects' | 'disconnects';
  /** XML in `jabber:client`, of `sends` and `receives`; any layout. */
  readonly stanza?: string;
}

/**
 * Inserts steps before the one that begins at an offset, above the comments that belong to it; at the end of the script
 * where none does. They are laid out as `formatScript` does it; what a server makes anew in every run becomes a
 * wildcard. No edit for no steps.
 */
export function insertSteps(
  script: string,
  offset: number,
  steps: readonly NewStep[],
): readonly TextEdit[] {
  if (steps.length === 0) return [];
  const eol = lineEndOf(script);
  const text = layOut(script, steps);
  const { length: end } = script.trimEnd();
  return offset >= end
    ? [insertAt(end, `${eol}${eol}${text}`)]
    : [insertAt(aboveComments(script, offset), `${text}${eol}${eol}`)];
}

/** The steps alone, without a line end after the last one. */
function layOut(script: string, steps: readonly NewStep[]): string {
  const { definitions } = compileScript(script).syntax;
  const head = definitions.map(({ range }) => script.slice(range.start, range.end));
  const blocks = steps.map(({ actor, verb, stanza }) =>
    stanza === undefined
      ? `${actor} ${verb}`
      : `${actor} ${verb}:\n\t${stanza.replace(/\r\n|\n|\r/g, '\n\t')}`,
  );
  const whole = formatScript(withWildcards([...head, '-----', ...blocks, ''].join('\n\n')));
  const text = whole.slice(parseScript(whole).separator?.range.end ?? 0).trim();
  return text.replace(/\r\n|\n|\r/g, lineEndOf(script));
}
