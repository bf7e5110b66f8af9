import type { Logpoint } from '../base/logpoint.ts';
import type { Coverage } from '../insight/lua-coverage/coverage.ts';
import type { RunnerSetup } from '../run/runner.ts';
import type { ScriptSyntax } from '../script/ast.ts';
import { writeTrace } from '../trace/file.ts';
import { profileOptions } from '../transport/profile/server-profile.ts';
import { compiledFile } from './compiled-file.ts';
import { createServers, type JobThreads } from './job-servers.ts';
import type { OpenAccess } from './open-access.ts';
import { isEmbedded, isOfProfile, reportedPlace, type RunPlace } from './run-place.ts';
import type { ScriptRun } from './plan-runs.ts';
import type { ScriptResult } from './report.ts';
import { runScript, type PlayedScript } from './run-script.ts';
import { setUpFault } from './set-up-fault.ts';
import { createStageCheck, withNotes } from './stage-check.ts';

/** What one job does: scripts, one after the other, on a server of its own where it is embedded. */
export interface Job {
  readonly scripts: readonly ScriptRun[];
  readonly place: RunPlace;
  /** Whether traces are kept: only then are they to hold the embedded server's rooms, and its log. */
  readonly isTraced?: boolean;
  /** Whether the embedded server says where its code made each stanza. */
  readonly tellsStacks?: boolean;
  /** Where runs look into the embedded server's Lua. */
  readonly logpoints?: readonly Logpoint[];
  /** Whether the embedded server counts which of its lines run. */
  readonly isCounted?: boolean;
  readonly options: NonNullable<RunnerSetup['options']>;
}

export type JobMessage =
  | { readonly kind: 'result'; readonly result: ScriptResult }
  /** What of the server's Lua one script ran. */
  | { readonly kind: 'coverage'; readonly prosody: string; readonly coverage: Coverage }
  /** What is to be said while scripts run; of several equal ones once. */
  | { readonly kind: 'note'; readonly sentence: string }
  | { readonly kind: 'no-server'; readonly sentence: string };

export interface JobSurroundings extends JobThreads {
  readonly stop?: AbortSignal | undefined;
}

/**
 * Carries out a job in this thread, up to where the server cannot be reached, or to where it is stopped. Results come in
 * the order of the scripts; the script that is under way when it is stopped has one of the kind `stopped`. An embedded
 * server that dies is that script's error: the next one gets a new server.
 */
export async function runJob(
  job: Job,
  report: (message: JobMessage) => void,
  around: JobSurroundings = {},
): Promise<void> {
  const { stop } = around;
  const tell = (sentence: string) => report({ kind: 'note', sentence });
  const servers = createServers(job.place, { ...toldTo(job), left: tell }, around);
  const stageCheck = createStageCheck();
  const stopped = whenStopped(stop);
  for (const script of job.scripts) {
    // Where the server is in this thread, a run is one chain of microtasks: between two of them a signal has its chance.
    await turn();
    const read = compiledFile(script);
    const { scenario, syntax } = read.compiled;
    if (scenario === undefined) continue;
    const access = await Promise.race([stopped, servers.ready()]);
    if (access === undefined) break;
    if (!access.ok) return report({ kind: 'no-server', sentence: access.error });
    tellAside(access.value, report);
    const set = { ...access.value, place: job.place };
    const stage = await stageCheck(read, job.place);
    const fault = stage.fault ?? setUpFault(script.file, scenario, set);
    if (fault === undefined && !(await placeElements(syntax, stop))) break;
    const { logpoints } = job;
    const options = { ...job.options, ...optionsAt(job.place), logpoints, stop, tell };
    const played = fault ?? (await runScript(read, scenario, access.value, options));
    const result = resultOf(job, script, withNotes(played, stage.notes));
    report({ kind: 'result', result });
    await tellCoverage(job, { played, access: access.value }, report);
    if (isLast(job, result)) break;
  }
  servers.close();
}

/** A profile decides these for its server. */
function optionsAt(place: RunPlace): Job['options'] {
  return isOfProfile(place) ? profileOptions(place.profile) : {};
}

function toldTo({ isTraced = false, tellsStacks = false, isCounted = false, logpoints = [] }: Job) {
  return {
    tellsRooms: isTraced,
    tellsStacks: () => tellsStacks,
    // A trace shows it; reports do not.
    tellsDebugLog: () => isTraced,
    tellsCoverage: () => isCounted,
    logpoints: () => logpoints,
  };
}

/** Nothing of a script that was not played; a server that died meanwhile has nothing to tell. */
async function tellCoverage(
  { isCounted = false, place }: Job,
  { played, access }: { played: PlayedScript | ScriptResult; access: OpenAccess },
  report: (message: JobMessage) => void,
): Promise<void> {
  if (!isCounted || !isEmbedded(place) || !('events' in played)) return;
  const coverage = await access.coverage().catch(() => undefined);
  if (coverage !== undefined) report({ kind: 'coverage', prosody: place.name, coverage });
}

function tellAside({ aside }: OpenAccess, report: (message: JobMessage) => void): void {
  if (aside !== undefined) report({ kind: 'note', sentence: aside });
}

/** The next turn of the event loop. */
function turn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}

/**
 * Elements find their places when they are first asked for: of a long script in parts, or a signal would wait for all.
 * `false` once it is told to stop.
 */
async function placeElements({ actions }: ScriptSyntax, stop?: AbortSignal): Promise<boolean> {
  let placed = 0;
  for (const { block } of actions) {
    placed += block?.roots.length ?? 0;
    if (placed < MOST_PLACED) continue;
    placed = 0;
    await turn();
    if (stop?.aborted) break;
  }
  return stop?.aborted !== true;
}

const MOST_PLACED = 500;

/** With the name of the Prosody that it ran on, which run it was, and its trace where one is kept. */
function resultOf(
  { place, isTraced = false }: Job,
  { run }: ScriptRun,
  played: PlayedScript | ScriptResult,
): ScriptResult {
  const { report, picture } = played;
  const on = reportedPlace(place);
  const isKept = isTraced && 'events' in played;
  // The only run has the seed that the report tells of all.
  const seeded = !isEmbedded(place) || run === undefined ? {} : { seed: place.seed };
  return {
    report: { ...report, ...on, ...(run === undefined ? {} : { run }), ...seeded },
    picture,
    ...(isKept ? { trace: writeTrace(played.events) } : {}),
  };
}

/** Whether the scripts after this result make no sense. */
function isLast({ place }: Job, { report }: Pick<ScriptResult, 'report'>): boolean {
  const isOurs = isEmbedded(place);
  return report.kind === 'stopped' || (report.unreachable === true && !isOurs);
}

/** Resolves once it is told to stop, or was, if ever. */
function whenStopped(stop: AbortSignal | undefined): Promise<undefined> {
  return new Promise((resolve) => {
    if (stop?.aborted) return resolve(undefined);
    stop?.addEventListener('abort', () => resolve(undefined), { once: true });
  });
}
