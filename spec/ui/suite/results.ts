import type { SuiteScript } from '../../../src/state/suite/suite-script.ts';
import {
  NO_SUITE,
  type SuiteEnd,
  type SuiteResult,
  type SuiteState,
  type SuiteVerdict,
} from '../../../src/state/suite/suite-store.ts';

/** The end of a script, in short. */
export function ended(verdict: SuiteVerdict, more: Partial<SuiteEnd> = {}): SuiteEnd {
  const failure = { step: 8, line: 61, sentence: 'The <item> has no role.', words: 'no role' };
  return {
    state: 'done',
    outcome: verdict === 'passed' ? 'passed' : 'failed',
    verdict,
    firstFailure: verdict === 'passed' ? undefined : failure,
    remark: undefined,
    steps: 22,
    stepsDone: verdict === 'passed' ? 22 : 8,
    duration: 80,
    record: { kind: 'let-go' },
    ...more,
  };
}

/** A suite that is over, with these results by the names of its scripts, in their order. */
export function suiteOf(
  results: Readonly<Record<string, SuiteResult>>,
  more: Partial<SuiteState> = {},
): SuiteState {
  const scripts: SuiteScript[] = Object.keys(results).map((name) => ({
    path: `${name}.scs`,
    source: `# About ${name}\n## XEP-0045: 6.1\n`,
  }));
  const byPath = Object.entries(results).map(([name, result]) => [`${name}.scs`, result] as const);
  return {
    ...NO_SUITE,
    name: 'Mine',
    phase: 'over',
    scripts,
    results: new Map(byPath),
    playing: scripts.map(({ path }) => path),
    server: 'Prosody 13 · in this tab',
    workers: 2,
    endedAt: 4100,
    ...more,
  };
}
