import { lowerCaseFinder } from '../../base/lower-case-finder.ts';
import { NumberColumn } from '../../base/number-column.ts';
import type { FrameEvent } from '../../trace/event.ts';
import { PackedFrame, type FrameStart } from '../../trace/packed-frame.ts';

/** A test of the text of one frame. */
export type FrameTest = (frame: FrameEvent) => boolean;

/** A longer word is looked for in each text. */
const LONGEST = 200;

const NO = 1;
const YES = 2;

/**
 * The same test of stanzas, which says of two the same that differ in their addresses and ids alone: what such stanzas have in
 * common is looked at once.
 */
export function onceForInsides<Row extends { readonly frame: FrameEvent | undefined }>(
  test: (row: Row) => boolean,
): (row: Row) => boolean {
  const byForm: NumberColumn[] = [];
  return (row) => {
    const { frame } = row;
    if (!(frame instanceof PackedFrame)) return test(row);
    const known = (byForm[frame.start.form] ??= NumberColumn.ofBytes());
    const { number } = frame.inside;
    const found = known.get(number);
    if (found !== 0) return found === YES;
    const holds = test(row);
    known.set(number, holds ? YES : NO);
    return holds;
  };
}

/** What a start tag says of a word that is looked for in its frames. */
interface InStart {
  readonly isFound: boolean;
  /** Whether the id may end a word that begins before it, or begin one that ends behind it; and what stands around it then. */
  readonly isAround: boolean;
  readonly before: string;
  readonly after: string;
}

/**
 * Whether a word, which is in lower case, is in the text of a frame, without regard to case. What frames share is looked at
 * once, and no text is put together.
 */
export function wordInFrame(word: string): FrameTest {
  const finds = lowerCaseFinder(word);
  // Where the start tag ends it may go on: that is seldom asked for.
  if (word === '' || word.length > LONGEST || word.slice(0, -1).includes('>'))
    return ({ xml }) => finds(xml);
  const starts: InStart[] = [];
  const insides = NumberColumn.ofBytes();
  return (frame) => {
    if (!(frame instanceof PackedFrame)) return finds(frame.xml);
    const { start, id, inside } = frame;
    const known = (starts[start.number] ??= inStart(start, word));
    if (known.isFound || isInId(id, known, word)) return true;
    const found = insides.get(inside.number);
    if (found !== 0) return found === YES;
    const holds = finds(inside.text);
    insides.set(inside.number, holds ? YES : NO);
    return holds;
  };
}

function isInId(id: string, { isAround, before, after }: InStart, word: string): boolean {
  if (id === '') return isAround && (before + after).includes(word);
  const lower = id.toLowerCase();
  return lower.includes(word) || (isAround && (before + lower + after).includes(word));
}

function inStart(start: FrameStart, word: string): InStart {
  const before = start.before.toLowerCase();
  const after = start.after.toLowerCase();
  const isAround = partsOf(word).some(
    ([begin, end]) => before.endsWith(begin) || after.startsWith(end),
  );
  return {
    isFound: before.includes(word) || after.includes(word),
    isAround,
    before: before.slice(-word.length),
    after: after.slice(0, word.length),
  };
}

/** All ways to cut a word in two. */
function partsOf(word: string): readonly (readonly [string, string])[] {
  return Array.from({ length: word.length - 1 }, (_, index) => [
    word.slice(0, index + 1),
    word.slice(index + 1),
  ]);
}
