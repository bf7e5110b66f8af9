import { availableParallelism } from 'node:os';
import { compileScript } from '../script/compile.ts';
import type { RunArguments } from './arguments.ts';
import { brokenScript } from './broken-script.ts';
import { findScripts, isChosen } from './find-scripts.ts';
import { runJob, runJobInThread, type Job, type JobMessage } from './job.ts';
import { printNote, printProgress, printResult, printSummary, type Paper } from './print-report.ts';
import type { FoundFile, ScriptFile } from './read-script.ts';
import type { ScriptResult } from './report.ts';
import { visible } from './visible.ts';
import {
  createTraceWriter,
  isOutputReport,
  preparePlaces,
  writeReports,
  type TraceWriter,
} from './write-reports.ts';

export const EXIT = { passed: 0, failed: 1, usage: 2, unreachable: 3, unwritten: 4 } as const;

/** What ends a run early: 128 and the number of the signal, as shells have it, and the word for it. */
export const SIGNALS = {
  SIGINT: { status: 130, words: 'Ctrl+C' },
  SIGTERM: { status: 143, words: 'SIGTERM' },
  SIGHUP: { status: 129, words: 'SIGHUP, as the terminal was closed' },
} as const;

export type Signal = keyof typeof SIGNALS;

export interface Surroundings {
  /** The readable report. */
  readonly paper: Paper;
  /** `--json -` and `--junit -`. */
  readonly output: (text: string) => void;
  readonly complain: (sentence: string) => void;
  /** The program's own file, for threads; `undefined` keeps all jobs in this thread. */
  readonly program: string | undefined;
  /** Aborted with a `Signal`, or `UNHEARD`, as its reason: what is under way ends, what is known so far is reported. */
  readonly stop?: AbortSignal;
  /** Why standard output could not be written to, as the end of a sentence; `undefined` when it could. */
  readonly outputFault?: () => Promise<string | undefined>;
}

/**
 * `caesura run`. Resolves with the exit status. A script that cannot be run does not keep the others from running; a
 * path that leads nowhere does.
 */
export async function runCommand(wanted: RunArguments, around: Surroundings): Promise<number> {
  const found = await findScripts(wanted.paths);
  if (!found.ok) return refuse(around, found.error, EXIT.usage);
  const files = found.value.filter((each) => isWanted(each, wanted));
  const scripts = files.map(({ file }) => file);
  const all = [...wanted.paths, ...found.value.map(({ file }) => file)];
  const fault = await preparePlaces(wanted, { all, scripts });
  if (fault !== undefined) return refuse(around, fault, EXIT.usage);
  const traces = createTraceWriter(wanted, scripts);
  const desk = createDesk(wanted, around, { total: files.length, traces });
  const sound = setBrokenAside(files, around, desk.receive);
  const noServer = await runAll(shareOut(wanted, sound, around.program), around, desk);
  const results = files.flatMap(({ file }) => desk.results.get(file) ?? []);
  if (!isOutputReport(wanted)) printSummary(around.paper, results, files.length);
  const written = await writeReports(wanted, results, around.output);
  const problems = [...(await traces.finished()), ...written, ...(await outputProblems(around))];
  for (const problem of problems) around.complain(visible(problem));
  if (around.stop !== undefined && isBySignal(around.stop)) {
    const { status, words } = SIGNALS[signalOf(around.stop)];
    return refuse(around, stoppedSentence(results, files.length, words), status);
  }
  if (noServer !== undefined) return refuse(around, noServer, EXIT.unreachable);
  return problems.length === 0 ? exitStatus(results) : EXIT.unwritten;
}

/** A reason of `Surroundings.stop`: nobody hears what is said any more, and nothing else is written. */
export const UNHEARD = 'unheard';

function isBySignal(stop: AbortSignal): boolean {
  return stop.aborted && stop.reason !== UNHEARD;
}

async function outputProblems({ outputFault }: Surroundings): Promise<readonly string[]> {
  const fault = await outputFault?.();
  return fault === undefined ? [] : [`Standard output could not be written to the end: ${fault}.`];
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
      receive({ report: broken.report, picture: [] });
    } else if ('text' in file) sound.push(file);
  }
  return sound;
}

function refuse(around: Surroundings, sentence: string, status: number): number {
  around.complain(visible(sentence));
  return status;
}

function signalOf(stop: AbortSignal | undefined): Signal {
  const reason: unknown = stop?.reason;
  return reason === 'SIGTERM' || reason === 'SIGHUP' ? reason : 'SIGINT';
}

function stoppedSentence(results: readonly ScriptResult[], total: number, by: string): string {
  const run = results.filter(({ report }) => !report.broken && report.kind !== 'stopped').length;
  const what = total === 1 ? 'script was' : 'scripts were';
  return `Stopped by ${by}: ${run} of ${total} ${what} run.`;
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
function createDesk(
  wanted: RunArguments,
  { paper }: Surroundings,
  { total, traces }: { readonly total: number; readonly traces: TraceWriter },
) {
  const isQuiet = isOutputReport(wanted);
  const results = new Map<string, ScriptResult>();
  const receive = (result: ScriptResult): void => {
    traces.write(result);
    results.set(result.report.file, { report: result.report, picture: result.picture });
    if (isQuiet) return;
    printResult(paper, result);
    printProgress(paper, results.size, total);
  };
  if (!isQuiet) printProgress(paper, 0, total);
  const tell = (sentence: string): void => {
    if (isQuiet) return;
    printNote(paper, sentence);
    printProgress(paper, results.size, total);
  };
  return { results, receive, tell };
}

/** Reports all results; resolves with the sentence that says why there is no server, if so. */
async function runAll(
  jobs: readonly Job[],
  { program, stop }: Surroundings,
  desk: Pick<ReturnType<typeof createDesk>, 'receive' | 'tell'>,
): Promise<string | undefined> {
  let noServer: string | undefined;
  const receive = (message: JobMessage) => {
    if (message.kind === 'result') desk.receive(message.result);
    else if (message.kind === 'waits') desk.tell(message.sentence);
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
function shareOut(
  wanted: RunArguments,
  scripts: readonly ScriptFile[],
  program: string | undefined,
): Job[] {
  const { server, rule, strictErrors, timeout, waitsForTime } = wanted;
  const count = Math.min(wanted.jobs, scripts.length, availableParallelism());
  return Array.from({ length: count }, (_, job) => ({
    scripts: scripts.filter((_script, index) => index % count === job),
    server,
    isTraced: wanted.trace !== undefined,
    program,
    options: { rule, strictErrors, timeout, waitsForTime },
  }));
}

function exitStatus(results: readonly ScriptResult[]): number {
  const reports = results.map(({ report }) => report);
  if (reports.some(({ unreachable }) => unreachable)) return EXIT.unreachable;
  if (reports.some(({ broken }) => broken)) return EXIT.usage;
  return reports.every(({ verdict }) => verdict === 'passed') ? EXIT.passed : EXIT.failed;
}
