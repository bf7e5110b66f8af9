import type { TextRange } from '../../../base/text-range.ts';
import type { XmlElement } from '../../../xml/element.ts';
import { parseTolerant } from '../../../xml/parse-tolerant.ts';
import { CLIENT_NS, SCRIPT_PREFIXES } from '../../../xmpp/namespaces.ts';

/** Lines of a block that begin in the first column are comments. */
const COMMENT_LINE = /(?<![^\r\n])(?:#|\/\/|--)[^\r\n]*/g;

/** The comment lines in a range of a script, without their line ends. */
export function commentLines(source: string, { start, end }: TextRange): readonly TextRange[] {
  // One character more to tell whether the range begins a line.
  const from = Math.max(0, start - 1);
  const lines = source.slice(from, end).matchAll(COMMENT_LINE);
  return [...lines]
    .map(({ index, 0: line }) => ({ start: from + index, end: from + index + line.length }))
    .filter((line) => line.start >= start);
}

/** Other lines end a block: blank ones, and what begins in the first column and is no XML. */
const LINE_OF_BLOCK = /^(?:\s+\S|<|#|\/\/|--(?!-{3,}\s*$))/;

/**
 * The one stanza that stands in a range of a script, read as a script is; `undefined` where it is broken, or where a
 * line of it would end the block.
 */
export function parsePattern(source: string, range: TextRange): XmlElement | undefined {
  const [, ...lines] = source.slice(range.start, range.end).split(/\r\n|\n|\r/);
  if (!lines.every((line) => LINE_OF_BLOCK.test(line))) return undefined;
  const { roots, problems } = parseTolerant(source, {
    range,
    blanks: commentLines(source, range),
    defaultNs: CLIENT_NS,
    prefixes: SCRIPT_PREFIXES,
  });
  const broken = roots.length !== 1 || problems.some(({ severity }) => severity === 'error');
  return broken ? undefined : roots[0];
}
