import type { Clock } from '../../base/clock.ts';
import { compileScript } from '../../script/compile.ts';
import { startInBackground, type BackgroundRun } from '../background-run.ts';
import { brokenScriptProblem } from '../broken-script.ts';
import type { CatalogueState } from '../catalogue-store.ts';
import { taskOf } from '../run-task.ts';
import { misfitOf, serverFor } from '../server-choice.ts';
import type { RunRefusal } from '../set-up-refusal.ts';
import type { ServerChoice, SettingsState } from '../settings-store.ts';
import { endOfRefusal, endOfRun } from './suite-end.ts';
import type { SuiteScript } from './suite-script.ts';
import type { ServerPlace } from './suite-servers.ts';
import type { SuiteEnd } from './suite-store.ts';

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

/** As it was when the suite began: it is the same for all its scripts. */
export interface SuitePlaying {
  readonly clock: Clock;
  readonly settings: SettingsState;
  readonly catalogue: CatalogueState;
}

/** Plays a script as a single run of it would, by the same settings on the same choice of a server. */
export function playInSuite(
  { clock, settings, catalogue }: SuitePlaying,
  { source, isForeign = false }: SuiteScript,
  place: Pick<ServerPlace, 'openServer'>,
): PlayedInSuite {
  const { scenario, diagnostics } = compileScript(source);
  if (scenario === undefined) return refused(brokenScriptProblem(source, diagnostics), 0);
  const { length } = scenario.steps;
  const choice = serverFor(source, settings, catalogue);
  const problem = misfitOf(source, choice, catalogue);
  if (problem !== undefined) return refused(problem, length);
  const run = startInBackground(
    { clock, openServer: (wanted, stage) => place.openServer(wanted, stage, isForeign) },
    taskOf(settings, { scenario, source }, choice),
    choice,
  );
  return { ended: outcomeOf(run, choice, length), stop: () => run.stop() };
}

function refused(problem: RunRefusal, steps: number): PlayedInSuite {
  const end = endOfRefusal(problem, steps);
  return { ended: Promise.resolve({ kind: 'ended', end }), stop: () => undefined };
}

async function outcomeOf(
  { ended }: BackgroundRun,
  { kind }: ServerChoice,
  steps: number,
): Promise<SuiteOutcome> {
  const result = await ended;
  if (!result.ok) {
    const problem = result.error;
    return problem.code === 'no-embedded-server'
      ? { kind: 'no-server', problem }
      : { kind: 'ended', end: endOfRefusal(problem, steps) };
  }
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
