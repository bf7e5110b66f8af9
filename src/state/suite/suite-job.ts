import { compileScript } from '../../script/compile.ts';
import { startInBackground, type BackgroundRun } from '../background-run.ts';
import { brokenScriptProblem } from '../broken-script.ts';
import type { Platform } from '../ports.ts';
import type { RunTask } from '../run-task.ts';
import type { RunRefusal } from '../set-up-refusal.ts';
import type { ServerChoice } from '../settings-store.ts';
import { endOfRefusal, endOfRun } from './suite-end.ts';
import type { SuiteEnd } from './suite-store.ts';

/** What playing one script of a suite takes: plain data, which may cross to another thread. */
export type SuiteJob = Pick<RunTask, 'source' | 'options'>;

/** One script of a suite that is being played. */
export interface PlayedInSuite {
  readonly ended: Promise<SuiteOutcome>;
  stop(): void;
}

export type SuiteOutcome =
  | { readonly kind: 'ended'; readonly end: SuiteEnd }
  | { readonly kind: 'stopped' }
  /** No other script could be played either. */
  | { readonly kind: 'no-server'; readonly problem: RunRefusal };

/** Plays a script to its end in this thread, on a server that `openServer` gives. */
export function playJob(
  platform: Pick<Platform, 'clock' | 'openServer'>,
  { source, options }: SuiteJob,
  choice: ServerChoice,
): PlayedInSuite {
  const { scenario, diagnostics } = compileScript(source);
  if (scenario === undefined) return refusedJob(brokenScriptProblem(source, diagnostics), 0);
  const run = startInBackground(platform, { scenario, source, options }, choice);
  const ended = outcomeOf(run, choice, scenario.steps.length);
  return { ended, stop: () => run.stop() };
}

/** `steps`: how many the script has; 0 where it could not be read. */
export function refusedJob(problem: RunRefusal, steps: number): PlayedInSuite {
  return { ended: Promise.resolve(outcomeOfRefusal(problem, steps)), stop: () => undefined };
}

/** What comes of a script that could not begin; of no other one either, where there is no server at all. */
export function outcomeOfRefusal(problem: RunRefusal, steps: number): SuiteOutcome {
  return problem.code === 'no-embedded-server'
    ? { kind: 'no-server', problem }
    : { kind: 'ended', end: endOfRefusal(problem, steps) };
}

async function outcomeOf(
  { ended }: BackgroundRun,
  { kind }: ServerChoice,
  steps: number,
): Promise<SuiteOutcome> {
  const result = await ended;
  if (!result.ok) return outcomeOfRefusal(result.error, steps);
  const run = result.value;
  const last = run?.events.at(-1);
  const problem = last?.type === 'run-ended' ? last.problem : undefined;
  if (kind !== 'embedded' && problem !== undefined && UNREACHABLE.has(problem.code)) {
    return { kind: 'no-server', problem };
  }
  const end = run && endOfRun(run);
  return end === undefined ? { kind: 'stopped' } : { kind: 'ended', end };
}

/** Codes of `transport/problems.ts` that say: there is no XMPP server at this address. */
const UNREACHABLE: ReadonlySet<string> = new Set([
  'cannot-connect',
  'not-an-xmpp-endpoint',
  'tls-failed',
  'connect-timeout',
  'no-websocket',
]);
