import { t } from '../../base/translate.ts';
import { counted } from '../../base/counted.ts';
import type { Milliseconds } from '../../base/clock.ts';
import { failedCount, failedPaths, suiteCounts } from '../../state/suite/suite-reducer.ts';
import { suiteScriptName } from '../../state/suite/suite-script.ts';
import type { SuiteCounts, SuiteState } from '../../state/suite/suite-store.ts';

/** How a suite stands, in two lines. */
export interface SuiteWords {
  /** What is set in bold, up to a colon where anything follows. */
  readonly lead: string;
  /** `47 passed`; `''` where nothing is to be counted. */
  readonly passed: string;
  /** `3 failed`; `''` where none did. */
  readonly failed: string;
  /** The rest of the sentence, and what else is to be said. */
  readonly rest: string;
  /** What can be done about it. */
  readonly next: string;
}

/** `80 ms`, `4.1 s`, `1 min 12 s`. */
export function runTimeWords(duration: Milliseconds): string {
  if (duration < 999.5) return t('{duration} ms', { duration: duration.toFixed(0) });
  if (duration < 59_950) return `${(duration / 1000).toFixed(1)} s`;
  const seconds = Math.round(duration / 1000);
  return t('{floor} min {part} s', { floor: Math.floor(seconds / 60), part: seconds % 60 });
}

/** `About 3 s left.`; `''` where it is not known. */
export function timeLeftWords(left: Milliseconds | undefined): string {
  if (left === undefined) return '';
  if (left < 1000) return t('Less than a second left.');
  return t('About {replace} left.', {
    replace: runTimeWords(Math.round(left / 1000) * 1000).replace('.0 s', ' s'),
  });
}

/** What is being done. It stays the same as long as it is: it is read out. */
export function runningWords(state: SuiteState): string {
  const { playing, scripts, server, workers, isOfChanged } = state;
  const what =
    playing.length === scripts.length
      ? counted(playing.length, 'script')
      : t(
          '{count, plural, one {# {kind, select, changed {changed} other {failed}} script} other {# {kind, select, changed {changed} other {failed}} scripts}} again',
          { count: playing.length, kind: isOfChanged ? 'changed' : 'failed' },
        );
  const how = workers > 1 ? t('{workers} at a time', { workers }) : t('one after the other');
  return t('Running {what} on {server}, {how}.', { what, server, how });
}

/** `12 of 50 scripts: 11 passed, 1 failed.` */
export function progressWords(state: Pick<SuiteState, 'results' | 'playing'>): string {
  const counts = suiteCounts(state, state.playing);
  const ended = state.playing.length - counts['not-run'];
  const done = t('{ended} of {scripts}', {
    ended,
    scripts: counted(state.playing.length, 'script'),
  });
  return ended === 0 ? `${done}.` : `${done}: ${endWords(counts)}.`;
}

function endWords(counts: SuiteCounts): string {
  const failed = failedCount(counts);
  return t('{passed} passed{part}', {
    passed: counts.passed,
    part: failed === 0 ? '' : t(', {failed} failed', { failed }),
  });
}

/** What a person can do next depends on it. */
export interface NextDeeds {
  /** The key for all scripts. */
  readonly runAllKey: string;
  /** Whether what changes runs again. */
  readonly isWatched: boolean;
}

/** `50 of 50 scripts ran in 4.1 s: 47 passed, 3 failed. Last time all 50 passed.` */
export function suiteWords(state: SuiteState, deeds: NextDeeds): SuiteWords {
  const counts = suiteCounts(state, state.playing);
  const failed = failedCount(counts);
  const notRun = counts['not-run'];
  const ran = state.playing.length - notRun;
  const time = runTimeWords(state.endedAt - state.startedAt);
  const rest = [
    notRun > 0 && ran > 0 ? t(', {notRun} not run.', { notRun }) : '.',
    state.problem === undefined ? '' : `${state.problem.what} ${state.problem.advice}`,
    ofAllWords(state),
    notRun > 0 ? '' : beforeWords(state),
  ];
  const all = counted(state.playing.length, 'script');
  const lead =
    ran > 0 ? t('{ran} of {all} ran in {time}:', { ran, all, time }) : t('No script ran');
  return {
    lead: `${state.isStopped ? 'Stopped: ' : ''}${lead}`,
    passed: ran > 0 ? t('{passed} passed', { passed: counts.passed }) : '',
    failed: failed > 0 ? t('{failed} failed', { failed }) : '',
    rest: rest.filter((part) => part !== '').join(' '),
    next: nextWords(state, deeds),
  };
}

/** Where failed ones alone ran again: how all stand now. */
function ofAllWords(state: SuiteState): string {
  if (state.playing.length === state.scripts.length) return '';
  const counts = suiteCounts(state);
  return t('Of all {count}, {endWords}.', {
    count: state.scripts.length,
    endWords: endWords(counts),
  });
}

function beforeWords({ before, scripts, playing }: SuiteState): string {
  if (before === undefined || playing.length < scripts.length) return '';
  const failed = failedCount(before);
  const total = before.passed + failed;
  return failed === 0
    ? t('Last time all {total} passed.', { total })
    : t('Last time {failed} of {total} failed.', { failed, total });
}

function nextWords(state: SuiteState, { runAllKey, isWatched }: NextDeeds): string {
  const [first] = failedPaths(state);
  const result = first === undefined ? undefined : state.results.get(first);
  if (first !== undefined && result?.state === 'done') {
    const step = result.firstFailure?.step;
    const name = suiteScriptName(first);
    return step === undefined
      ? t('Open the first that failed: {name}.', { name })
      : t('Open the first failing step: {name}, step {step}.', { name, step });
  }
  if (suiteCounts(state)['not-run'] > 0) return t('Run all again ({runAllKey}).', { runAllKey });
  return isWatched
    ? t('Edit a script: what changes runs again by itself.')
    : t('Edit a script, and run all again ({runAllKey}).', { runAllKey });
}
