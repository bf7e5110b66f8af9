import * as v from 'valibot';
import { MOST_NAMES } from '../own-code/given-files.ts';
import { MOST_SCRIPTS } from './script-folder.ts';

/**
 * How the page reads and writes the folder that `caesura ui` serves with it. Each request carries `Authorization: Bearer
 * KEY`; the folder's id stands in its address, so that a page of another folder is never taken for one of this. What is
 * refused is answered by a sentence.
 */
export const SERVED_FOLDER = {
  /** POST, with the key of the address: a `ServedEntry`. A key that is good for one time gives one that is good for all. */
  enter: '/folder/enter',
  /** GET: a `ServedListing`. */
  list: (id: string) => `/folder/${id}/list`,
  /** GET, PUT, DELETE. PUT answers with the new stamp. 404: nothing lies there. */
  file: (id: string, path: string) => `/folder/${id}/file?path=${encodeURIComponent(path)}`,
  /** GET: server-sent events (WHATWG HTML, 9.2). Each says that something may have been written. */
  changes: (id: string) => `/folder/${id}/changes`,
} as const;

/** What the fragment of the page's address begins with where a key stands behind it. */
export const SERVED_KEY = '#folder=';

const words = v.pipe(v.string(), v.maxLength(1000));
const amount = v.pipe(v.number(), v.finite(), v.minValue(0));

const entry = v.object({ key: words, id: words, name: words });

/** The folder that is served, and the key for all that follows. */
export type ServedEntry = Readonly<v.InferOutput<typeof entry>>;

const listing = v.object({
  files: v.pipe(
    v.array(v.object({ path: words, size: amount, stamp: amount })),
    // As many as an honest server lists.
    v.maxLength(MOST_NAMES),
  ),
  others: amount,
  folders: v.pipe(v.array(words), v.maxLength(MOST_SCRIPTS)),
});

/** As `FolderListing`, without the texts. */
export type ServedListing = Readonly<v.InferOutput<typeof listing>>;

/** `undefined` for what is none. */
export function readServedEntry(value: unknown): ServedEntry | undefined {
  const read = v.safeParse(entry, value);
  return read.success ? read.output : undefined;
}

/** `undefined` for what is none. */
export function readServedListing(value: unknown): ServedListing | undefined {
  const read = v.safeParse(listing, value);
  return read.success ? read.output : undefined;
}

/** What the browser's storage keeps of a folder that was served. */
export interface ServedHandle {
  readonly kind: 'caesura-ui';
  readonly id: string;
  readonly name: string;
}

const handle = v.object({ kind: v.literal('caesura-ui'), id: words, name: words });

export function isServedHandle(value: unknown): value is ServedHandle {
  return v.is(handle, value);
}
