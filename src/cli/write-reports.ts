import { access, constants, mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { RunArguments } from './arguments.ts';
import { refusePlaces, type GuardedPlace } from './guard-places.ts';
import { junitReport } from './junit.ts';
import { markdownReport } from './markdown.ts';
import { jsonLine, reportedServer, type ScriptResult } from './report.ts';
import type { ReportedFacts } from './run-facts.ts';
import { visible } from './visible.ts';
import { writeReportFile, writingFault } from './write-file.ts';

/** Where reports go; `-` is standard output. */
export type Places = Pick<
  RunArguments,
  'json' | 'junit' | 'html' | 'markdown' | 'trace' | 'coverage' | 'coverageHtml'
>;

/** Whether standard output is a report, so that nothing else may be written to it. */
export function isOutputReport({ json, junit }: Pick<Places, 'json' | 'junit'>): boolean {
  return json === '-' || junit === '-';
}

/** What is run: each script on each server, whose names are told where there are several, and so often. */
export interface Plays {
  readonly scripts: readonly string[];
  readonly servers?: readonly string[];
  readonly repeat?: number;
}

/** The scripts that the reports must leave alone, and those that are run, in order. */
export interface Inputs extends Plays {
  readonly all: readonly string[];
}

/**
 * Looks before the run whether the reports can be written after it, and makes the folder for the traces. A sentence
 * when one cannot, or would do harm. Files are left alone: one may be a pipe, whose reader would take notice.
 */
export async function preparePlaces(places: Places, inputs: Inputs): Promise<string | undefined> {
  const { json, junit, html, markdown, trace, coverage, coverageHtml } = places;
  const harm = await refusePlaces(placesOf(places, inputs), inputs.all);
  if (harm !== undefined) return harm;
  const attempts = [
    { option: '--json', place: json, prepare: checkFile },
    { option: '--junit', place: junit, prepare: checkFile },
    { option: '--html', place: html, prepare: checkFile },
    { option: '--markdown', place: markdown, prepare: checkFile },
    { option: '--trace', place: trace, prepare: makeFolder },
    { option: '--coverage', place: coverage, prepare: checkFile },
    { option: '--coverage-html', place: coverageHtml, prepare: makeFolder },
  ];
  for (const { option, place, prepare } of attempts) {
    if (place === undefined || (place === '-' && prepare === checkFile)) continue;
    const fault = await writingFault(() => prepare(place));
    if (fault !== undefined) {
      return `${option} ${place} cannot be written: ${fault}. Nothing was run. Name another place.`;
    }
  }
  return undefined;
}

function placesOf(
  { json, junit, html, markdown, trace, coverage, coverageHtml }: Places,
  plays: Plays,
): readonly GuardedPlace[] {
  const traces = trace === undefined ? [] : tracePlaces(trace, plays);
  return [
    ...(json === undefined || json === '-' ? [] : [place('--json', json, 'json')]),
    ...(junit === undefined || junit === '-' ? [] : [place('--junit', junit, 'junit')]),
    ...(html === undefined ? [] : [place('--html', html, 'html')]),
    ...(markdown === undefined ? [] : [place('--markdown', markdown, 'markdown')]),
    ...(coverage === undefined ? [] : [place('--coverage', coverage, 'coverage')]),
    ...(coverageHtml === undefined
      ? []
      : [place('--coverage-html', path.join(coverageHtml, 'index.html'), 'page')]),
    ...traces.map((file) => place('--trace', file, 'trace')),
  ];
}

function place(option: string, file: string, kind: GuardedPlace['kind']): GuardedPlace {
  return { option, file, kind };
}

function tracePlaces(folder: string, plays: Plays): readonly string[] {
  const { scripts, servers = [], repeat = 1 } = plays;
  const names = servers.length === 0 ? [undefined] : servers;
  const runs = repeat === 1 ? [undefined] : Array.from({ length: repeat }, (_, at) => at + 1);
  return scripts.flatMap((file) =>
    names.flatMap((server) => runs.map((run) => tracePlace(folder, plays, { file, server, run }))),
  );
}

/** A run of a script; `server` is told where there are several, `run` where each script runs several times. */
interface TracedRun {
  readonly file: string;
  readonly server?: string | undefined;
  readonly run?: number | undefined;
}

/** Names are kept short enough for any disk. */
function tracePlace(
  folder: string,
  { scripts, servers = [] }: Plays,
  { file: script, server, run }: TracedRun,
): string {
  const number = String(scripts.indexOf(script) + 1).padStart(3, '0');
  const name = path.basename(script, '.scs').slice(0, LONGEST_NAME);
  const isOneOfSome = server !== undefined && servers.length > 0;
  const on = isOneOfSome ? `-on-${servers.indexOf(server) + 1}-${fileWord(server)}` : '';
  const which = run === undefined ? '' : `-run-${run}`;
  return path.join(folder, `${number}-${name}${on}${which}.jsonl`);
}

function fileWord(name: string): string {
  return name.replace(/[^\w.-]+/g, '-').slice(0, 30);
}

/** In UTF-16 units; a file's name has at most 255 bytes, and a unit at most three. */
const LONGEST_NAME = 60;

async function checkFile(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (found?.isDirectory()) throw new Error('it is a folder');
  await access(found === undefined ? path.dirname(path.resolve(file)) : file, constants.W_OK);
}

/** Makes one folder after the other: left to itself, Node tries for ever where the system has no room for folders. */
async function makeFolder(folder: string): Promise<void> {
  if (/\.scs$/i.test(folder)) throw new Error('it has the name of a script');
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

/** What is to be told of a run. */
export interface ToldResults {
  readonly results: readonly ScriptResult[];
  readonly facts: ReportedFacts;
}

/** Writes each report that it can; resolves with a sentence for each that it cannot. */
export async function writeReports(
  { json, junit, markdown }: Places,
  { results, facts }: ToldResults,
  output: (text: string) => void,
): Promise<readonly string[]> {
  const reports = results.map(({ report }) => report);
  const write = async (place: string, text: string) =>
    place === '-' ? output(text) : writeReportFile(place, text);
  const faults = [
    json === undefined
      ? undefined
      : await writingFault(() => write(json, reports.map(jsonLine).join(''))),
    junit === undefined
      ? undefined
      : await writingFault(() => write(junit, junitReport(reports, facts))),
    markdown === undefined
      ? undefined
      : await writingFault(() => writeReportFile(markdown, markdownReport(results))),
  ];
  return faults
    .filter((fault) => fault !== undefined)
    .map((fault) => `A report could not be written: ${fault}.`);
}

/** Writes the traces as they come, one after the other. */
export interface TraceWriter {
  write(result: ScriptResult): void;
  /** Resolves, once all are written, with a sentence for each that is not there, or not whole. */
  finished(): Promise<readonly string[]>;
}

export function createTraceWriter({ trace }: Places, plays: Plays): TraceWriter {
  const problems: string[] = [];
  let newest = Promise.resolve();
  const write = async ({ report, trace: written }: ScriptResult): Promise<void> => {
    if (trace === undefined || written === undefined) return;
    const { file: script, run } = report;
    const file = tracePlace(trace, plays, { file: script, server: reportedServer(report), run });
    const fault = await writingFault(() => writeReportFile(file, written.text));
    if (fault !== undefined) problems.push(`A trace could not be written: ${fault}.`);
    else if (written.leftOut > 0) {
      problems.push(`${visible(file)} is not whole: ${written.leftOut} events had no room in it.`);
    }
  };
  return {
    write: (result) => void (newest = newest.then(() => write(result))),
    finished: async () => {
      await newest;
      return problems;
    },
  };
}
