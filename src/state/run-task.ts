import type { RunnerSetup } from '../run/runner.ts';
import { readVariation } from '../prosody/variations/read-variation.ts';
import { compileScript } from '../script/compile.ts';
import { lowerRecorded } from '../script/lower.ts';
import type { Scenario } from '../script/scenario.ts';
import type { RunStarted } from '../trace/event.ts';
import { rulesOfRun } from '../trace/frame-diff.ts';
import { profileOptions } from '../transport/profile/server-profile.ts';
import type { ServerChoice, SettingsState } from './settings-store.ts';

/** What a run is asked to do: plain data, which stays with the run. Where it happens is no part of it. */
export interface RunTask {
  /** The scenario, and the very text it was compiled from; the editor's text may have moved on. */
  readonly scenario: Scenario;
  readonly source: string;
  /** Of a run that was read, what its trace says of them. */
  readonly options: NonNullable<RunnerSetup['options']>;
}

/** The task of a script with the settings of this page; on the server of a profile, as that says. */
export function taskOf(
  settings: SettingsState,
  { scenario, source }: Pick<RunTask, 'scenario' | 'source'>,
  choice: ServerChoice,
): RunTask {
  return { scenario, source, options: taskOptions(settings, choice) };
}

/** How any script is run with the settings of this page. */
export function taskOptions(
  { rule, strictErrors, timeout, settle, waitsForTime, profiles }: SettingsState,
  choice: ServerChoice,
): RunTask['options'] {
  const kept = profiles.find(({ id }) => choice.kind === 'profile' && id === choice.id);
  return {
    rule,
    strictErrors,
    timeout,
    barrier: { kind: 'settle', ms: settle },
    waitsForTime,
    excused: [],
    // Any run of the page can be compared with another one.
    drains: true,
    ...(kept === undefined ? {} : profileOptions(kept.profile)),
  };
}

/** The task of a run that was recorded; `undefined` when its script cannot be run. */
export function recordedTask(started: RunStarted): RunTask | undefined {
  const { source, rule, variations: named = [] } = started;
  const compiled = compileScript(source);
  const scenario = compiled.scenario ?? lowerRecorded(compiled.syntax);
  if (scenario === undefined) return undefined;
  const variations = named.flatMap((text) => {
    const read = readVariation(text);
    return read.ok ? [read.value] : [];
  });
  return { scenario, source, options: { rule, ...rulesOfRun(started), variations } };
}
