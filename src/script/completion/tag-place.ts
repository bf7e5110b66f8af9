import type { TextRange } from '../../base/text-range.ts';
import { isList, stageTag, type StageTag } from '../stage-entries.ts';

/** What is being written behind the colon of a tag that says what the server is to be like. */
export interface TagValuePlace {
  readonly kind: 'tag-value';
  readonly tag: StageTag;
  /** The last word of it, with what follows the cursor of that word. */
  readonly range: TextRange;
  /** What stands before that word, of this piece of the tag alone: `muc_x on `, `history-length=`. */
  readonly before: string;
}

/** `undefined` where the line is no such tag, or its colon is not reached yet. */
export function tagValuePlace(text: string, { start, end }: TextRange): TagValuePlace | undefined {
  const [head = '', key = ''] = /^##\s*([a-z-]+):[ \t]+/i.exec(text.slice(start, end)) ?? [];
  const tag = stageTag({ key: { text: key, range: { start, end } } });
  if (tag === undefined) return undefined;
  const written = text.slice(start + head.length, end);
  const piece = (isList(tag) ? written.slice(written.lastIndexOf(',') + 1) : written).trimStart();
  const last = lastWord(piece, tag === 'prosody' ? BOUND : WORD);
  const rest = /^[\w.-]*/.exec(text.slice(end, end + LONGEST))?.[0] ?? '';
  return {
    kind: 'tag-value',
    tag,
    range: { start: end - last.length, end: end + rest.length },
    before: piece.slice(0, piece.length - last.length),
  };
}

/** A character of what is to be replaced. */
const WORD = /[\w.-]/;
const BOUND = /[<>=\d.]/;
const LONGEST = 200;

function lastWord(text: string, character: RegExp): string {
  let start = text.length;
  while (start > 0 && character.test(text.charAt(start - 1))) start -= 1;
  return text.slice(start);
}
