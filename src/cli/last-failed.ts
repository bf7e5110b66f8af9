import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ScriptResult } from './report.ts';
import { writeReportFile } from './write-file.ts';

/** Which scripts failed in the last run in a working folder. */
export interface LastFailed {
  /** Their absolute paths; `undefined` where no run is known. */
  read(): Promise<readonly string[] | undefined>;
  /** Never rejects: what cannot be kept is not worth failing a run for. */
  write(files: readonly string[]): Promise<void>;
}

/** Of more, the first ones are kept. */
const MOST_KEPT = 10_000;
const MOST_FOLDERS = 100;

/**
 * Keeps them in a file below `caches`, one for each working folder, under a name that tells nobody which folder it is. The
 * file is read as what a person may have changed: what is no list of paths is no record.
 */
export function createLastFailed(caches: string, workingFolder: string): LastFailed {
  const sum = createHash('sha256').update(workingFolder).digest('hex').slice(0, 32);
  const file = path.join(caches, 'last-failed', `${sum}.json`);
  return {
    read: async () => failedIn(await readFile(file, 'utf8').catch(() => '')),
    write: async (files) => {
      try {
        await mkdir(path.dirname(file), { recursive: true });
        await writeReportFile(file, `${JSON.stringify({ failed: files.slice(0, MOST_KEPT) })}\n`);
        await removeOldest(path.dirname(file), path.basename(file));
      } catch {
        // The next run with --last-failed knows of the run before this one.
      }
    },
  };
}

/** So many working folders are remembered: many are there for one run only. The newest one stays. */
async function removeOldest(folder: string, newest: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name !== newest);
  if (names.length < MOST_FOLDERS) return;
  const ages = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(path.join(folder, name))).mtimeMs })),
  );
  const old = ages.sort((a, b) => b.at - a.at).slice(MOST_FOLDERS - 1);
  for (const { name } of old) await rm(path.join(folder, name), { force: true });
}

function failedIn(text: string): readonly string[] | undefined {
  try {
    const record: unknown = JSON.parse(text);
    if (typeof record !== 'object' || record === null || !('failed' in record)) return undefined;
    const { failed } = record;
    if (!Array.isArray(failed)) return undefined;
    return failed.filter((each): each is string => typeof each === 'string').slice(0, MOST_KEPT);
  } catch {
    return undefined;
  }
}

/**
 * Keeps what failed of a run, if anything ran. `isRest`: only what had failed before was run, so that what of it did not run
 * this time is still to be run.
 */
export async function rememberFailed(
  lastFailed: LastFailed | undefined,
  results: readonly ScriptResult[],
  isRest: boolean,
): Promise<void> {
  if (lastFailed === undefined || results.length === 0) return;
  const failed = results.filter(({ report }) => ['failed', 'error'].includes(report.verdict));
  const ran = new Set(filesOf(results));
  const before = isRest ? ((await lastFailed.read()) ?? []) : [];
  const left = before.filter((file) => !ran.has(file));
  await lastFailed.write([...new Set([...filesOf(failed), ...left])]);
}

function filesOf(results: readonly ScriptResult[]): readonly string[] {
  return results.map(({ report }) => path.resolve(report.file));
}
