import { compileScript } from '../script/compile.ts';
import type { RunArguments } from './arguments.ts';
import { brokenScript } from './broken-script.ts';
import { findScripts, isChosen, type FoundFile, type ScriptFile } from './find-scripts.ts';
import { runJob, runJobInThread, type Job, type JobMessage } from './job.ts';
import { printProgress, printResult, printSummary, type Paper } from './print-report.ts';
import type { ScriptResult } from './report.ts';
import { visible } from './visible.ts';
import { isOutputReport, preparePlaces, writeReports } from './write-reports.ts';

export const EXIT = { passed: 0, failed: 1, usage: 2, unreachable: 3, stopped: 130 } as const;

export interface Surroundings {
  /** The readable report. */
  readonly paper: Paper;
  /** `--json -` and `--junit -`. */
  readonly output: (text: string) => void;
  readonly complain: (sentence: string) => void;
  /** The program's own file, for threads; `undefined` keeps all jobs in this thread. */
  readonly program: string | undefined;
  /** Aborted by Ctrl+C: what is under way ends, what is known so far is reported. */
  readonly stop?: AbortSignal;
}

/**
 * `caesura run`. Resolves with the exit status. A script that cannot be run does not keep the others from running; a
 * path that leads nowhere does.
 */
export async function runCommand(wanted: RunArguments, around: Surroundings): Promise<number> {
  const found = await findScripts(wanted.paths);
  if (!found.ok) return refuse(around, found.error, EXIT.usage);
  const fault = await preparePlaces(wanted);
  if (fault !== undefined) return refuse(around, fault, EXIT.usage);
  const files = found.value.filter((each) => isWanted(each, wanted));
  const desk = createDesk(wanted, around, files.length);
  const sound = setBrokenAside(files, around, desk.receive);
  const noServer = await runAll(shareOut(wanted, sound), around, desk.receive);
  const isStopped = around.stop?.aborted === true;
  if (noServer !== undefined && !isStopped) return refuse(around, noServer, EXIT.unreachable);
  const results = files.flatMap(({ file }) => desk.results.get(file) ?? []);
  if (!isOutputReport(wanted)) printSummary(around.paper, results, files.length);
  const problems = await writeReports(wanted, results, around.output);
  for (const problem of problems) around.complain(visible(problem));
  if (isStopped) return refuse(around, stoppedSentence(results, files.length), EXIT.stopped);
  return problems.length === 0 ? exitStatus(results) : EXIT.usage;
}

/** Reports the scripts that cannot be run, and gives the others. */
function setBrokenAside(
  files: readonly FoundFile[],
  around: Surroundings,
  receive: (result: ScriptResult) => void,
): readonly ScriptFile[] {
  const sound: ScriptFile[] = [];
  for (const file of files) {
    const broken = brokenScript(file);
    if (broken !== undefined) {
      for (const each of broken.complaints) around.complain(visible(each));
      receive({ report: broken.report, events: [], picture: [] });
    } else if ('text' in file) sound.push(file);
  }
  return sound;
}

function refuse(around: Surroundings, sentence: string, status: number): number {
  around.complain(visible(sentence));
  return status;
}

function stoppedSentence(results: readonly ScriptResult[], total: number): string {
  const run = results.filter(({ report }) => !report.broken).length;
  const what = total === 1 ? 'script was' : 'scripts were';
  return `Stopped by Ctrl+C: ${run} of ${total} ${what} run.`;
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
function createDesk(wanted: RunArguments, { paper }: Surroundings, total: number) {
  const isQuiet = isOutputReport(wanted);
  const results = new Map<string, ScriptResult>();
  const receive = (result: ScriptResult): void => {
    results.set(result.report.file, result);
    if (isQuiet) return;
    printResult(paper, result);
    printProgress(paper, results.size, total);
  };
  if (!isQuiet) printProgress(paper, 0, total);
  return { results, receive };
}

/** Reports all results; resolves with the sentence that says why there is no server, if so. */
async function runAll(
  jobs: readonly Job[],
  { program, stop }: Surroundings,
  report: (result: ScriptResult) => void,
): Promise<string | undefined> {
  let noServer: string | undefined;
  const receive = (message: JobMessage) => {
    if (message.kind === 'result') report(message.result);
    else noServer = message.sentence;
  };
  if (program === undefined || jobs.length < 2) {
    for (const job of jobs) await runJob(job, receive, stop);
  } else {
    const ends = await Promise.all(jobs.map((job) => runJobInThread(program, job, receive, stop)));
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

function exitStatus(results: readonly ScriptResult[]): number {
  const reports = results.map(({ report }) => report);
  if (reports.some(({ unreachable }) => unreachable)) return EXIT.unreachable;
  if (reports.some(({ broken }) => broken)) return EXIT.usage;
  return reports.every(({ verdict }) => verdict === 'passed') ? EXIT.passed : EXIT.failed;
}
