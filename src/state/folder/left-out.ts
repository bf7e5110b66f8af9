import { counted } from '../../base/counted.ts';

/** What lies in a folder and was not opened as a script. */
export interface LeftOut {
  /** Files that are no scripts, by their names. */
  readonly others: number;
  /** Folders that were not looked into: those of tools, and what lies too deep. */
  readonly folders: readonly string[];
  /** Scripts that are no text in UTF-8. */
  readonly notText: readonly string[];
  readonly tooLong: readonly string[];
  /** Scripts beyond what one folder may hold. */
  readonly tooMany: number;
}

export const nothingLeftOut: LeftOut = {
  others: 0,
  folders: [],
  notText: [],
  tooLong: [],
  tooMany: 0,
};

/** Sentences about all of it; `''` when nothing was left out. */
export function leftOutWords({ others, folders, notText, tooLong, tooMany }: LeftOut): string {
  const sentences = [
    tooMany > 0 &&
      `${counted(tooMany, 'script')} more than a folder may hold ${were(tooMany)} not opened.`,
    notText.length > 0 &&
      `${names(notText)} ${is(notText.length)} no text in UTF-8, and ${were(notText.length)} not opened.`,
    tooLong.length > 0 &&
      `${names(tooLong)} ${is(tooLong.length)} larger than 1 MB, and ${were(tooLong.length)} not opened.`,
    others > 0 && `${counted(others, 'file')} without .scs ${were(others)} passed over.`,
    folders.length > 0 && `${names(folders)} ${were(folders.length)} not looked into.`,
  ];
  return sentences.filter((sentence) => sentence !== false).join(' ');
}

/** So many of a list are named. */
const NAMED = 3;

function names(all: readonly string[]): string {
  const shown = all.slice(0, NAMED);
  const rest = all.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`;
  return new Intl.ListFormat('en').format(shown);
}

const were = (count: number): string => (count === 1 ? 'was' : 'were');
const is = (count: number): string => (count === 1 ? 'is' : 'are');
