import type { Clock } from '../../base/clock.ts';
import { compileScript } from '../../script/compile.ts';
import { brokenScriptProblem } from '../broken-script.ts';
import type { CatalogueState } from '../catalogue-store.ts';
import { taskOptions } from '../run-task.ts';
import { misfitOf, serverFor } from '../server-choice.ts';
import type { RunRefusal } from '../set-up-refusal.ts';
import type { SettingsState } from '../settings-store.ts';
import { playJob, refusedJob, type PlayedInSuite } from './suite-job.ts';
import { leadingComments, type SuiteScript } from './suite-script.ts';
import type { ServerPlace } from './suite-servers.ts';

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
  place: Pick<ServerPlace, 'openServer' | 'play'>,
): PlayedInSuite {
  // Which server a script is for stands in its header: the rest of it is compiled where it is played.
  const head = leadingComments(source);
  const choice = serverFor(head, settings, catalogue);
  const problem = misfitOf(head, choice, catalogue);
  if (problem !== undefined) return misfitted(source, problem);
  const job = { source, options: taskOptions(settings, choice) };
  if (choice.kind === 'embedded' && place.play !== undefined) {
    return place.play(job, choice, isForeign);
  }
  const openServer: Parameters<typeof playJob>[0]['openServer'] = (wanted, stage) =>
    place.openServer(wanted, stage, isForeign);
  return playJob({ clock, openServer }, job, choice);
}

/** What is wrong with the script itself is told first. */
function misfitted(source: string, problem: RunRefusal): PlayedInSuite {
  const { scenario, diagnostics } = compileScript(source);
  return scenario === undefined
    ? refusedJob(brokenScriptProblem(source, diagnostics), 0)
    : refusedJob(problem, scenario.steps.length);
}
