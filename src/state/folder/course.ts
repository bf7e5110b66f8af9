import { NAME_LENGTH, boundedText } from '../../base/bounded-text.ts';
import { t } from '../../base/translate.ts';

/** The file of a folder that says in which order its scripts are to be read. */
export const INDEX_FILE = 'index';

/** More lines than any course has. */
const MOST_LINES = 2000;

/** The scripts of a folder, and links to others, in the order of its `index`. */
export interface Course {
  /** `''` where the index has none. */
  readonly title: string;
  readonly chapters: readonly CourseChapter[];
  /** What is wrong with it, in sentences. */
  readonly faults: readonly string[];
}

export interface CourseChapter {
  /** `''`: what stands before the first chapter. */
  readonly title: string;
  readonly entries: readonly CourseEntry[];
}

/** `title`: as the index has it; `''` where it has none. */
export type CourseEntry = CourseFile | CourseLink;

interface CourseFile {
  readonly kind: 'file';
  readonly path: string;
  readonly title: string;
}

export interface CourseLink {
  readonly kind: 'link';
  readonly url: string;
  readonly title: string;
}

/**
 * Reads an `index`, a text that somebody else may have written: `# Title`, `## Chapter`, and for each lesson a line with the
 * path of a script of the folder, or an `https:` address, and behind it what it is called. Empty lines mean nothing. Lines that
 * cannot be kept to are left out and told. Nothing is fetched. `paths`: the scripts that there are.
 */
export function readCourse(text: string, paths: ReadonlySet<string>): Course {
  return read(text, (place) => (paths.has(place) ? { kind: 'file', path: place } : undefined));
}

/**
 * The same of an index that lies on the web, at `base`: paths are those of scripts beside it or below, and lead there. Nothing else
 * is fetched from one place because another place says so.
 */
export function readLinkedCourse(text: string, base: string): Course {
  const folder = new URL('.', base).href;
  return read(text, (place) => {
    const url = URL.canParse(place, base) ? new URL(place, base).href : '';
    const isBelow = url.startsWith(folder) && /\.scs$/i.test(new URL(url).pathname);
    return isBelow ? { kind: 'link', url } : undefined;
  });
}

/** What a path leads to; `undefined`: to no script that there is. */
type Locate = (path: string) => Omit<CourseFile, 'title'> | Omit<CourseLink, 'title'> | undefined;

function read(text: string, locate: Locate): Course {
  const reading = new Reading(locate);
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  for (const [at, line] of lines.slice(0, MOST_LINES).entries()) reading.take(line.trim(), at + 1);
  if (lines.length > MOST_LINES) {
    reading.faults.push(
      t('“index” has more than {most} lines: the others were left out.', { most: MOST_LINES }),
    );
  }
  return reading.course();
}

class Reading {
  readonly faults: string[] = [];
  readonly #locate: Locate;
  readonly #chapters: { readonly title: string; readonly entries: CourseEntry[] }[] = [];
  readonly #known = new Set<string>();
  #title = '';

  constructor(locate: Locate) {
    this.#locate = locate;
  }

  take(line: string, number: number): void {
    if (line === '') return;
    if (line.startsWith('##')) this.#chapters.push({ title: line.slice(2).trim(), entries: [] });
    else if (!line.startsWith('#')) this.#entry(line, number);
    else if (this.#title === '') this.#title = line.slice(1).trim();
  }

  course(): Course {
    const chapters = this.#chapters.filter(({ entries }) => entries.length > 0);
    return { title: this.#title, chapters, faults: this.faults };
  }

  #entry(line: string, number: number): void {
    const [place = ''] = /^\S+/.exec(line) ?? [];
    const title = line.slice(place.length).trim();
    const fault = this.#faultOf(place, number);
    if (fault !== undefined) return void this.faults.push(fault);
    this.#known.add(place);
    if (this.#chapters.length === 0) this.#chapters.push({ title: '', entries: [] });
    const found = this.#find(place);
    if (found !== undefined) this.#chapters.at(-1)?.entries.push({ ...found, title });
  }

  #find(place: string): ReturnType<Locate> {
    return isAddress(place) ? { kind: 'link', url: place } : this.#locate(place);
  }

  #faultOf(place: string, line: number): string | undefined {
    const what = boundedText(place, NAME_LENGTH);
    if (this.#known.has(place)) {
      return t('Line {line} of “index” names {what} once more.', { line, what });
    }
    if (isAddress(place)) {
      return isSafe(place)
        ? undefined
        : t('Line {line} of “index”: {what} is no address that begins with https://.', {
            line,
            what,
          });
    }
    return this.#find(place) !== undefined
      ? undefined
      : t('Line {line} of “index”: there is no script {what} in the folder.', { line, what });
  }
}

function isAddress(place: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(place);
}

/** Without a name or a password, which no link may send on. */
function isSafe(place: string): boolean {
  if (!URL.canParse(place)) return false;
  const { protocol, username, password } = new URL(place);
  return protocol === 'https:' && username === '' && password === '';
}
