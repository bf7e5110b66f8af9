import { access, constants, mkdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { serialiseTrace } from '../trace/file.ts';
import type { RunArguments } from './arguments.ts';
import { junitReport } from './junit.ts';
import { jsonLine, type ScriptResult } from './report.ts';

/** Where reports go; `-` is standard output. */
export type Places = Pick<RunArguments, 'json' | 'junit' | 'trace'>;

/** Whether standard output is a report, so that nothing else may be written to it. */
export function isOutputReport({ json, junit }: Places): boolean {
  return json === '-' || junit === '-';
}

/**
 * Looks before the run whether the reports can be written after it, and makes the folder for the traces. A sentence
 * when one cannot. Files are left alone: one may be a pipe, whose reader would take notice.
 */
export async function preparePlaces({ json, junit, trace }: Places): Promise<string | undefined> {
  const attempts = [
    { option: '--json', place: json, prepare: checkFile },
    { option: '--junit', place: junit, prepare: checkFile },
    { option: '--trace', place: trace, prepare: makeFolder },
  ];
  for (const { option, place, prepare } of attempts) {
    if (place === undefined || (place === '-' && prepare === checkFile)) continue;
    const fault = await faultOf(() => prepare(place));
    if (fault !== undefined) {
      return `${option} ${place} cannot be written: ${fault}. Nothing was run. Name another place.`;
    }
  }
  return undefined;
}

async function checkFile(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (found?.isDirectory()) throw new Error('it is a folder');
  await access(found === undefined ? path.dirname(path.resolve(file)) : file, constants.W_OK);
}

/** Makes one folder after the other: left to itself, Node tries for ever where the system has no room for folders. */
async function makeFolder(folder: string): Promise<void> {
  const missing: string[] = [];
  let place = path.resolve(folder);
  while ((await stat(place).catch(() => undefined)) === undefined) {
    missing.unshift(place);
    place = path.dirname(place);
  }
  for (const each of missing) await mkdir(each);
  if (!(await stat(folder)).isDirectory()) throw new Error('it is no folder');
  await access(folder, constants.W_OK);
}

/** Writes each report that it can; resolves with a sentence for each that it cannot. */
export async function writeReports(
  { json, junit, trace }: Places,
  results: readonly ScriptResult[],
  output: (text: string) => void,
): Promise<readonly string[]> {
  const reports = results.map(({ report }) => report);
  const write = async (place: string, text: string) =>
    place === '-' ? output(text) : writeFile(place, text);
  const faults = [
    json === undefined
      ? undefined
      : await faultOf(() => write(json, reports.map(jsonLine).join(''))),
    junit === undefined ? undefined : await faultOf(() => write(junit, junitReport(reports))),
    trace === undefined ? undefined : await faultOf(() => writeTraces(trace, results)),
  ];
  return faults
    .filter((fault) => fault !== undefined)
    .map((fault) => `A report could not be written: ${fault}.`);
}

async function writeTraces(folder: string, results: readonly ScriptResult[]): Promise<void> {
  for (const [index, { report, events }] of results.entries()) {
    if (events.length === 0) continue;
    const number = String(index + 1).padStart(3, '0');
    const name = `${number}-${path.basename(report.file, '.scs')}.jsonl`;
    await writeFile(path.join(folder, name), serialiseTrace(events));
  }
}

async function faultOf(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
