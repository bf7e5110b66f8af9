import { spokenTag } from '../../base/language.ts';
import { t } from '../../base/translate.ts';

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
      t(
        '{count, plural, one {1 script more than a folder may hold was not opened.} other {{count} scripts more than a folder may hold were not opened.}}',
        { count: tooMany },
      ),
    notText.length > 0 &&
      t(
        '{count, plural, one {{names} is no text in UTF-8, and was not opened.} other {{names} are no text in UTF-8, and were not opened.}}',
        { count: notText.length, names: names(notText) },
      ),
    tooLong.length > 0 &&
      t(
        '{count, plural, one {{names} is larger than 1 MB, and was not opened.} other {{names} are larger than 1 MB, and were not opened.}}',
        { count: tooLong.length, names: names(tooLong) },
      ),
    others > 0 &&
      t(
        '{count, plural, one {1 file without .scs was passed over.} other {{count} files without .scs were passed over.}}',
        { count: others },
      ),
    folders.length > 0 &&
      t(
        '{count, plural, one {{names} was not looked into.} other {{names} were not looked into.}}',
        { count: folders.length, names: names(folders) },
      ),
  ];
  return sentences.filter((sentence) => sentence !== false).join(' ');
}

/** So many of a list are named. */
const NAMED = 3;

function names(all: readonly string[]): string {
  const shown = all.slice(0, NAMED);
  const rest = all.length - shown.length;
  if (rest > 0) return t('{names} and {rest} more', { names: shown.join(', '), rest });
  return new Intl.ListFormat(spokenTag()).format(shown);
}
