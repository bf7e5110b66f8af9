import type { TextRange } from '../base/text-range.ts';
import type { XmlElement } from '../xml/element.ts';
import { parseTolerant } from '../xml/parse-tolerant.ts';
import { CLIENT_NS, SCANSION_NS } from '../xmpp/namespaces.ts';

/** Lines of a block that begin in the first column are comments. */
const COMMENT_LINE = /(?<![^\r\n])(?:#|\/\/|--)[^\r\n]*/g;

/** Other lines end a block: blank ones, and what begins in the first column and is no XML. */
const LINE_OF_BLOCK = /^(?:\s+\S|<|#|\/\/|--(?!-{3,}\s*$))/;

/**
 * The one stanza that stands in a range of a script, read as a script is; `undefined` where it is broken, or where a
 * line of it would end the block.
 */
export function parsePattern(source: string, range: TextRange): XmlElement | undefined {
  const [, ...lines] = source.slice(range.start, range.end).split(/\r\n|\n|\r/);
  if (!lines.every((line) => LINE_OF_BLOCK.test(line))) return undefined;
  const blanks = [...source.slice(range.start, range.end).matchAll(COMMENT_LINE)].map(
    ({ index, 0: line }) => ({
      start: range.start + index,
      end: range.start + index + line.length,
    }),
  );
  const { roots, problems } = parseTolerant(source, {
    range,
    blanks,
    defaultNs: CLIENT_NS,
    prefixes: { scansion: SCANSION_NS },
  });
  const broken = roots.length !== 1 || problems.some(({ severity }) => severity === 'error');
  return broken ? undefined : roots[0];
}
