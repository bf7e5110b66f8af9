import { fstatSync, type Stats } from 'node:fs';
import { lstat, open, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

/** A place that a report is to be written to. */
export interface GuardedPlace {
  /** The option that names it. */
  readonly option: string;
  readonly file: string;
  readonly kind: 'json' | 'junit' | 'html' | 'trace' | 'sarif' | 'coverage' | 'page' | 'markdown';
}

/**
 * Why one of the places must not be written to, as a sentence; `undefined` when all of them may. Scripts, inputs by
 * whatever path, the file that another report goes to, and files that are no earlier report of the same kind are safe.
 */
export async function refusePlaces(
  places: readonly GuardedPlace[],
  inputs: readonly string[],
): Promise<string | undefined> {
  const taken = new Map<string, string>();
  for (const input of inputs) {
    for (const key of await keysOf(input)) taken.set(key, 'is one of the scripts to be run');
  }
  const output = outputFile();
  if (output !== undefined) {
    if (taken.has(output)) return refusal('standard output', '', 'is one of the scripts to be run');
    taken.set(output, 'is where standard output goes, too');
  }
  for (const place of places) {
    const keys = await keysOf(place.file);
    const why = keys.map((key) => taken.get(key)).find(isSaid) ?? (await faultOf(place));
    if (why !== undefined) return refusal(place.option, place.file, why);
    if (await isShareable(place.file)) continue;
    for (const key of keys) taken.set(key, `is the file of ${place.option}, too`);
  }
  return undefined;
}

function isSaid(why: string | undefined): why is string {
  return why !== undefined;
}

function refusal(option: string, file: string, why: string): string {
  const what = file === '' ? option : `${option} ${file}`;
  return `${what} cannot be written: it ${why}. Nothing was run. Name another place.`;
}

/** Why a file must not be written to, as the end of a sentence: it would be no earlier report of ours that is lost. */
export async function faultOf({
  file,
  kind,
}: Pick<GuardedPlace, 'file' | 'kind'>): Promise<string | undefined> {
  const real = await realpath(file).catch(() => file);
  if ([file, real].some((each) => /\.scs$/i.test(each))) return 'has the name of a script';
  const found = await stat(file).catch(() => undefined);
  if (found === undefined) {
    const link = await lstat(file).catch(() => undefined);
    return link?.isSymbolicLink() ? 'is a link that leads nowhere' : undefined;
  }
  if (found.isDirectory()) return 'is a folder';
  if (found.isSocket()) return 'is a socket';
  if (found.isBlockDevice()) return 'is a disk';
  if (!found.isFile() || found.size === 0) return undefined;
  const isOurs = OURS[kind].test(await startOf(file));
  return isOurs ? undefined : `is a file that is no earlier ${NAMES[kind]} of Caesura`;
}

const NAMES = {
  json: 'JSON report',
  junit: 'JUnit report',
  html: 'HTML report',
  trace: 'trace',
  sarif: 'SARIF log',
  coverage: 'LCOV file',
  page: 'page',
  markdown: 'table',
} as const;

/** How our own files begin. */
const OURS = {
  json: /^\{"[^\n]*"verdict":"/,
  junit: /^<\?xml[^>]*>\s*<testsuites? name="caesura"/,
  html: /^<!doctype html><!-- Caesura report -->/,
  trace: /^\{"caesura":"trace"/,
  sarif:
    /^\{\s*"\$schema": "[^"]*\/sarif-[^"]*"[^[]*\[\s*\{\s*"tool": \{\s*"driver": \{\s*"name": "Caesura"/,
  coverage: /^TN:prosody_/,
  page: /^<!doctype html><!-- Caesura coverage -->/,
  markdown: /^<!-- Caesura report -->/,
} as const;

async function startOf(file: string): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(65_536), 0, 65_536, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Pipes and devices such as `/dev/null` may take several reports. */
async function isShareable(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  return found !== undefined && !found.isFile();
}

/** What makes two paths the same file: what they lead to, else their names (some systems ignore case in them). */
async function keysOf(file: string): Promise<readonly string[]> {
  const found = await stat(file).catch(() => undefined);
  const folder = path.dirname(path.resolve(file));
  const real = await realpath(file).catch(async () =>
    path.join(await realpath(folder).catch(() => folder), path.basename(file)),
  );
  const name = `name ${real.toLowerCase()}`;
  return found === undefined ? [name] : [name, identity(found)];
}

function identity({ dev, ino }: Pick<Stats, 'dev' | 'ino'>): string {
  return `file ${String(dev)} ${String(ino)}`;
}

/** The file that standard output goes to, if it is one. */
function outputFile(): string | undefined {
  try {
    const found = fstatSync(1);
    return found.isFile() ? identity(found) : undefined;
  } catch {
    return undefined;
  }
}
