import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compileScript } from '../script/compile.ts';
import { serialiseTrace } from '../trace/file.ts';
import type { RunArguments } from './arguments.ts';
import { brokenScript } from './broken-script.ts';
import { findScripts, isChosen, type FoundFile, type ScriptFile } from './find-scripts.ts';
import { runJob, runJobInThread, type Job, type JobMessage } from './job.ts';
import { junitReport } from './junit.ts';
import { printProgress, printResult, printSummary, type Paper } from './print-report.ts';
import { jsonLine, type ScriptResult } from './report.ts';

export const EXIT = { passed: 0, failed: 1, usage: 2, unreachable: 3 } as const;

export interface Surroundings {
  /** The readable report. */
  readonly paper: Paper;
  /** `--json -`. */
  readonly output: (text: string) => void;
  readonly complain: (sentence: string) => void;
  /** The program's own file, for threads; `undefined` keeps all jobs in this thread. */
  readonly program: string | undefined;
}

/**
 * `caesura run`. Resolves with the exit status. A script that cannot be run does not keep the others from running; a
 * path that leads nowhere does.
 */
export async function runCommand(wanted: RunArguments, around: Surroundings): Promise<number> {
  const found = await findScripts(wanted.paths);
  if (!found.ok) return refuse(around, found.error, EXIT.usage);
  const files = found.value.filter((each) => isWanted(each, wanted));
  const desk = createDesk(wanted, around, files.length);
  const sound: ScriptFile[] = [];
  for (const file of files) {
    const broken = brokenScript(file);
    if (broken !== undefined) {
      broken.complaints.forEach(around.complain);
      desk.receive({ report: broken.report, events: [], picture: [] });
    } else if ('text' in file) sound.push(file);
  }
  const noServer = await runAll(shareOut(wanted, sound), around.program, desk.receive);
  if (noServer !== undefined) return refuse(around, noServer, EXIT.unreachable);
  const results = files.flatMap(({ file }) => desk.results.get(file) ?? []);
  if (wanted.json !== '-') printSummary(around.paper, results, files.length);
  const problem = await writeReports(wanted, results, around);
  return problem === undefined ? exitStatus(results) : refuse(around, problem, EXIT.usage);
}

function refuse(around: Surroundings, sentence: string, status: number): number {
  around.complain(sentence);
  return status;
}

function isWanted(found: FoundFile, wanted: RunArguments): boolean {
  if ('problem' in found) return true;
  const { tags } = compileScript(found.text).syntax.header;
  return isChosen(
    tags.map(({ key, value }) => ({ key: key.text, value: value.text })),
    wanted,
  );
}

/** Takes results as they come, and prints them unless standard output is a report. */
function createDesk({ json }: RunArguments, { paper }: Surroundings, total: number) {
  const results = new Map<string, ScriptResult>();
  const receive = (result: ScriptResult): void => {
    results.set(result.report.file, result);
    if (json === '-') return;
    printResult(paper, result);
    printProgress(paper, results.size, total);
  };
  if (json !== '-') printProgress(paper, 0, total);
  return { results, receive };
}

/** Reports all results; resolves with the sentence that says why there is no server, if so. */
async function runAll(
  jobs: readonly Job[],
  program: string | undefined,
  report: (result: ScriptResult) => void,
): Promise<string | undefined> {
  let noServer: string | undefined;
  const receive = (message: JobMessage) => {
    if (message.kind === 'result') report(message.result);
    else noServer = message.sentence;
  };
  if (program === undefined || jobs.length < 2) {
    for (const job of jobs) await runJob(job, receive);
  } else {
    const ends = await Promise.all(jobs.map((job) => runJobInThread(program, job, receive)));
    for (const end of ends) if (!end.ok) noServer ??= end.error;
  }
  return noServer;
}

/** Round robin, so that long scripts that stand together do not fall to one job. */
function shareOut(wanted: RunArguments, scripts: readonly ScriptFile[]): Job[] {
  const { server, rule, timeout } = wanted;
  const count = Math.min(wanted.jobs, scripts.length);
  return Array.from({ length: count }, (_, job) => ({
    scripts: scripts.filter((_script, index) => index % count === job),
    server,
    tellsRooms: wanted.trace !== undefined,
    options: { rule, timeout },
  }));
}

/** Resolves with a sentence when one cannot be written. */
async function writeReports(
  { json, junit, trace }: RunArguments,
  results: readonly ScriptResult[],
  around: Surroundings,
): Promise<string | undefined> {
  const reports = results.map(({ report }) => report);
  const lines = reports.map(jsonLine).join('');
  try {
    if (json === '-') around.output(lines);
    else if (json !== undefined) await writeFile(json, lines);
    if (junit !== undefined) await writeFile(junit, junitReport(reports));
    if (trace !== undefined) await writeTraces(trace, results);
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `A report could not be written: ${reason}.`;
  }
}

async function writeTraces(folder: string, results: readonly ScriptResult[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [index, { report, events }] of results.entries()) {
    if (events.length === 0) continue;
    const number = String(index + 1).padStart(3, '0');
    const name = `${number}-${path.basename(report.file, '.scs')}.jsonl`;
    await writeFile(path.join(folder, name), serialiseTrace(events));
  }
}

function exitStatus(results: readonly ScriptResult[]): number {
  const reports = results.map(({ report }) => report);
  if (reports.some(({ unreachable }) => unreachable)) return EXIT.unreachable;
  if (reports.some(({ broken }) => broken)) return EXIT.usage;
  return reports.every(({ verdict }) => verdict === 'passed') ? EXIT.passed : EXIT.failed;
}
