import { err, ok, type Result } from '../../base/result.ts';
import { t } from '../../base/translate.ts';
import { checkCaps, GivenFilesError, type GivenFile, type GivenFiles } from './given-files.ts';

/** What was read of a folder, an archive or files. */
export interface ReadFiles {
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Whether anything differs from what was read before. */
  readonly hasChanged: boolean;
}

/** Reads what a person gave the page, and again: then only what was written since. The error is a sentence. */
export type GivenReader = () => Promise<Result<ReadFiles, string>>;

interface Known {
  readonly file: GivenFile;
  readonly bytes: Uint8Array;
}

/** Two readings at the same time are one after the other. */
export function createGivenReader(given: GivenFiles): GivenReader {
  let known: ReadonlyMap<string, Known> = new Map();
  let last: Promise<unknown> = Promise.resolve();
  const read = async (): Promise<Result<ReadFiles, string>> => {
    try {
      const next = await readChanged(given, known);
      const hasChanged = isOther(known, next);
      known = next;
      const files = new Map([...next].map(([path, { bytes }]) => [path, bytes]));
      return ok({ files, hasChanged });
    } catch (error) {
      return err(sentenceOf(given, error));
    }
  };
  return () => {
    const reading = last.then(read);
    last = reading;
    return reading;
  };
}

async function readChanged(
  given: GivenFiles,
  known: ReadonlyMap<string, Known>,
): Promise<ReadonlyMap<string, Known>> {
  const files = await given.list();
  checkCaps(given.name, files);
  const read = files.map(async (file): Promise<[string, Known]> => {
    const before = known.get(file.path);
    const isSame = before?.file.stamp === file.stamp && before.file.size === file.size;
    return [file.path, isSame ? before : { file, bytes: await file.bytes() }];
  });
  return new Map(await Promise.all(read));
}

function isOther(before: ReadonlyMap<string, Known>, now: ReadonlyMap<string, Known>): boolean {
  if (before.size !== now.size) return true;
  return [...now].some(([path, { bytes }]) => before.get(path)?.bytes !== bytes);
}

function sentenceOf({ name }: GivenFiles, error: unknown): string {
  if (error instanceof GivenFilesError) return error.message;
  const reason = error instanceof Error ? error.message : String(error);
  return t('{name} could not be read: {reason}.', { name, reason: reason.replace(/\.$/, '') });
}
