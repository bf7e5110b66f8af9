import { availableParallelism } from 'node:os';
import type { ServerThreads } from '../prosody/in-thread.ts';
import type { RunArguments } from './arguments.ts';
import { chooseScripts } from './choose-scripts.ts';
import { createCoverageDesk, type CoverageDesk } from './coverage-desk.ts';
import { EXIT, SIGNALS, UNHEARD, type Signal } from './exit.ts';
import { createDesk, type Desk } from './desk.ts';
import type { GithubPlaces } from './github/tell-github.ts';
import { createGithubVoice, type GithubVoice } from './github/voice.ts';
import { createReportDesk, type ReportDesk } from './html/report-desk.ts';
import { runJob, type Job, type JobMessage } from './job.ts';
import { runJobInThread } from './job-thread.ts';
import type { ServerHold } from './job-servers.ts';
import { rememberFailed, type LastFailed } from './last-failed.ts';
import { isEmbedded, type RunPlace } from './run-place.ts';
import { ownVersion } from './own-files.ts';
import type { OwnFolders } from './own-folders.ts';
import { NO_PLAN, planRuns, type Play } from './plan-runs.ts';
import { printSummary, type Paper } from './print-report.ts';
import { printRunsSummary } from './print-runs.ts';
import { printTable } from './print-table.ts';
import { repeatPlan } from './repeat-plan.ts';
import type { ScriptResult } from './report.ts';
import { runFacts } from './run-facts.ts';
import type { Ask, UpdateWork } from './update/update-scripts.ts';
import { visible } from './visible.ts';
import {
  createTraceWriter,
  isOutputReport,
  preparePlaces,
  writeReports,
  type TraceWriter,
} from './write-reports.ts';

export interface Surroundings {
  /** The readable report. */
  readonly paper: Paper;
  /** `--json -` and `--junit -`. */
  readonly output: (text: string) => void;
  readonly complain: (sentence: string) => void;
  /** The program's own file, for threads of jobs; `undefined` keeps all jobs in this thread. */
  readonly program: string | undefined;
  /** For the servers of the job in this thread; without them, they are in it, too. */
  readonly threads?: ServerThreads | undefined;
  /** Keeps the server of that job for the next run. */
  readonly hold?: ServerHold | undefined;
  /** What is known of folders of Prosody that were read for an earlier run. */
  readonly folders?: OwnFolders | undefined;
  /** For --update; `undefined` where nobody can be asked. */
  readonly ask?: Ask | undefined;
  /** For --github. */
  readonly github?: GithubPlaces | undefined;
  /** What is kept of runs in this folder; `undefined`: nothing. */
  readonly lastFailed?: LastFailed | undefined;
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
  if (!wanted.github) return runScripts(wanted, around);
  const { paper, complain } = around;
  // GitHub reads both outputs; one of them may be a report.
  const say = isOutputReport(wanted) ? complain : (line: string) => paper.write(`${line}\n`);
  const voice = createGithubVoice(say);
  voice.mute();
  const status = await runScripts(wanted, around, voice);
  voice.unmute();
  return status;
}

async function runScripts(
  wanted: RunArguments,
  around: Surroundings,
  voice?: GithubVoice,
): Promise<number> {
  const chosen = await chooseScripts(wanted, around.lastFailed);
  if (!chosen.ok) return refuse(around, chosen.error.sentence, chosen.error.status);
  const { scripts, names, sound, broken, notes, inputs } = chosen.value;
  const sought = await planRuns(wanted, sound, around.folders);
  if (!sought.ok && isChoice(wanted)) return refuse(around, sought.error, EXIT.usage);
  const once = sought.ok ? sought.value : NO_PLAN;
  const plan = repeatPlan(once, wanted);
  const plays = { scripts, servers: plan.columns, repeat: wanted.repeat };
  const fault = await preparePlaces(wanted, { ...plays, all: inputs });
  if (fault !== undefined) return refuse(around, fault, EXIT.usage);
  const traces = createTraceWriter(wanted, plays);
  const desk = createDesk(wanted, around.paper, {
    scripts,
    names,
    broken: broken.length,
    plan,
    traces,
  });
  notes.forEach(desk.tell);
  const coverage = createCoverageDesk(
    wanted,
    once.plays.map(({ place }) => place),
  );
  for (const { complaints, report: told } of broken) {
    // The readable report has them; where another one is the output, they are told beside it.
    if (isOutputReport(wanted)) for (const each of complaints) around.complain(visible(each));
    desk.receive({ report: told, picture: [] });
  }
  plan.unrun.forEach(desk.receive);
  const jobs = plan.plays.map((play) => shareOut(wanted, play));
  const page = createReportDesk(wanted.html, desk.total);
  const unrun = await runAll(jobs, around, { desk, coverage, page });
  desk.close();
  const noServer = sought.ok || sound.length === 0 ? unrun : sought.error;
  const problems = await report(wanted, around, { desk, traces, coverage, page, voice });
  const results = await updated(wanted, around, { results: desk.results(), plays: plan.plays });
  await rememberFailed(around.lastFailed, results, wanted.lastFailed);
  return ending(wanted, around, { results, total: desk.total, problems, noServer });
}

/** What still is to be said of the results once scripts were updated: those that were pass now. */
async function updated(
  wanted: RunArguments,
  { paper, ask, threads, stop }: Surroundings,
  { results, plays }: Pick<UpdateWork, 'results' | 'plays'>,
): Promise<readonly ScriptResult[]> {
  const { update } = wanted;
  if (update === undefined) return results;
  const { updateScripts } = await import('./update/update-scripts.ts');
  const options = { ...runOptions(wanted), stop };
  const files = await updateScripts({ update, results, plays, options }, { paper, ask, threads });
  return results.map(({ report, ...rest }) =>
    files.has(report.file)
      ? { ...rest, report: { ...report, verdict: 'passed' as const } }
      : { ...rest, report },
  );
}

/** Whether somebody chose what to embed: what is wrong with it is theirs. */
function isChoice({ prosody, profiles, modules, config }: RunArguments): boolean {
  return prosody.length + profiles.length + modules.length > 0 || config !== undefined;
}

/** Where what comes of runs is taken. */
interface Desks {
  readonly desk: Desk;
  readonly traces: TraceWriter;
  readonly coverage: CoverageDesk;
  readonly page: ReportDesk;
  /** For GitHub, where that is told, too. */
  readonly voice?: GithubVoice | undefined;
}

/** Tells what became of all; resolves with sentences for what could not be written. */
async function report(
  wanted: RunArguments,
  around: Surroundings,
  { desk, traces, coverage, page, voice }: Desks,
): Promise<readonly string[]> {
  const results = desk.results();
  if (!isOutputReport(wanted)) {
    if (wanted.prosody.length + wanted.profiles.length > 1) printTable(around.paper, results);
    await coverage.print(around.paper);
    const summarise = wanted.repeat > 1 ? printRunsSummary : printSummary;
    summarise(around.paper, results, desk.total);
  }
  const facts = runFacts(wanted, ownVersion());
  const written = await writeReports(wanted, { results, facts }, around.output);
  return [
    ...(await traces.finished()),
    ...written,
    ...(await page.write(results, facts)),
    ...(voice === undefined ? [] : await githubProblems(around, results, voice)),
    ...(await coverage.write()),
  ];
}

interface Ending {
  readonly results: readonly ScriptResult[];
  /** How many results there were to be. */
  readonly total: number;
  readonly problems: readonly string[];
  readonly noServer: string | undefined;
}

/** Says what went wrong besides; gives the exit status. */
async function ending(
  wanted: RunArguments,
  around: Surroundings,
  { results, total, problems, noServer }: Ending,
): Promise<number> {
  const all = [...problems, ...(await outputProblems(around))];
  for (const problem of all) around.complain(visible(problem));
  if (around.stop !== undefined && isBySignal(around.stop)) {
    const { status, words } = SIGNALS[signalOf(around.stop)];
    return refuse(around, stoppedSentence(results, total, words), status);
  }
  if (noServer !== undefined)
    return refuse(around, noServer, isChoice(wanted) ? EXIT.usage : EXIT.unreachable);
  return all.length === 0 ? exitStatus(results) : EXIT.unwritten;
}

async function githubProblems(
  { github = {} }: Surroundings,
  results: readonly ScriptResult[],
  voice: GithubVoice,
): Promise<readonly string[]> {
  const { tellGithub } = await import('./github/tell-github.ts');
  return tellGithub(results, github, voice);
}

function isBySignal(stop: AbortSignal): boolean {
  return stop.aborted && stop.reason !== UNHEARD;
}

async function outputProblems({ outputFault }: Surroundings): Promise<readonly string[]> {
  const fault = await outputFault?.();
  return fault === undefined ? [] : [`Standard output could not be written to the end: ${fault}.`];
}

/** What stands in lines below the sentence is of it: set in, so that it passes for no sentence of its own. */
function refuse(around: Surroundings, sentence: string, status: number): number {
  const [first = '', ...below] = sentence.split('\n');
  around.complain(visible(first));
  for (const line of below) around.complain(`  ${visible(line.trim())}`);
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

/** Does the jobs of one place after those of another; resolves with the sentence that says why there is no server, if so. */
async function runAll(
  places: readonly (readonly Job[])[],
  { program, ...around }: Surroundings,
  { desk, coverage, page }: Pick<Desks, 'desk' | 'coverage' | 'page'>,
): Promise<string | undefined> {
  let noServer: string | undefined;
  const receive = (message: JobMessage) => {
    if (message.kind === 'result') {
      page.receive(message.result);
      desk.receive(message.result);
    } else if (message.kind === 'coverage') coverage.receive(message.prosody, message.coverage);
    else if (message.kind === 'note') desk.tell(message.sentence);
    else noServer = message.sentence;
  };
  const here = (job: Job) => runJob(job, receive, around);
  for (const jobs of places) {
    const [first, ...others] = jobs;
    if (first === undefined) continue;
    if (program === undefined) {
      for (const job of jobs) await here(job);
      continue;
    }
    const elsewhere = others.map((job) => runJobInThread(program, job, receive, around.stop));
    await here(first);
    for (const end of await Promise.all(elsewhere)) if (!end.ok) noServer ??= end.error;
  }
  return noServer;
}

/** Round robin, so that long scripts that stand together do not fall to one job. */
function shareOut(wanted: RunArguments, { place, scripts }: Play): Job[] {
  const most = wanted.jobs ?? jobsFor(place, scripts.length);
  const count = Math.min(most, scripts.length, availableParallelism());
  return Array.from({ length: count }, (_, job) => ({
    scripts: scripts.filter((_script, index) => index % count === job),
    place,
    isTraced: (wanted.trace ?? wanted.html) !== undefined,
    tellsStacks: wanted.serverStacks,
    logpoints: wanted.logpoints,
    isCounted: (wanted.coverage ?? wanted.coverageHtml) !== undefined,
    options: runOptions(wanted),
  }));
}

function runOptions(wanted: RunArguments): Job['options'] {
  const { rule, strictErrors, timeout, waitsForTime, variations } = wanted;
  return { rule, strictErrors, timeout, waitsForTime, variations };
}

/** What a job of its own costs, it is to save: the time of so many scripts. */
const SCRIPTS_PER_JOB = 16;

/** On a server of others, scripts side by side would meet in the same rooms. */
function jobsFor(place: RunPlace, scripts: number): number {
  return !isEmbedded(place) ? 1 : Math.max(1, Math.ceil(scripts / SCRIPTS_PER_JOB));
}

function exitStatus(results: readonly ScriptResult[]): number {
  const reports = results.map(({ report }) => report);
  if (reports.some(({ unreachable }) => unreachable)) return EXIT.unreachable;
  if (reports.some(({ broken }) => broken)) return EXIT.usage;
  return reports.every(({ verdict }) => verdict === 'passed' || verdict === 'skipped')
    ? EXIT.passed
    : EXIT.failed;
}
