import { describe, expect, it } from 'vitest';
import { ensure } from '../../../src/base/assert.ts';
import { compileScript } from '../../../src/script/compile.ts';
import { sizeOf } from '../../../src/state/kept-runs.ts';
import type { SuiteEnd, SuiteResult } from '../../../src/state/suite/suite-store.ts';
import { withTraceBounds } from '../../../src/state/suite/suite-traces.ts';
import { trace } from '../../support/trace-notation.ts';
import { SCRIPT } from '../page-stage.ts';

const scenario = ensure(compileScript(SCRIPT).scenario, 'a scenario');
const EVENTS = trace('step 1 | step 1: sent | passed');
const SIZE = sizeOf(EVENTS);

function end(verdict: SuiteEnd['verdict'], endedAt: number): SuiteEnd {
  const outcome: SuiteEnd['outcome'] = verdict === 'passed' ? 'passed' : 'failed';
  const options = {};
  const run = { scenario, source: SCRIPT, options, events: EVENTS, endedAt, outcome, server: '' };
  return {
    state: 'done',
    outcome,
    verdict,
    firstFailure: undefined,
    remark: undefined,
    steps: 2,
    stepsDone: 2,
    duration: 1,
    record: { kind: 'kept', run, size: SIZE },
  } as const;
}

const kinds = (results: ReadonlyMap<string, SuiteResult>) =>
  [...results.values()].map((result) => (result.state === 'done' ? result.record.kind : ''));

describe('the traces of a suite', () => {
  const results = new Map<string, SuiteResult>([
    ['a', end('passed', 30)],
    ['b', end('passed', 10)],
    ['c', end('differs', 5)],
    ['d', end('passed', 20)],
    ['e', { state: 'waiting' }],
  ]);

  it('stay as long as there is room: the very results', () => {
    const bounds = { passed: 3 * SIZE, failed: SIZE };
    expect(withTraceBounds(results, 'a', bounds)).toBe(results);
  });

  it('give way in the order in which their scripts ended, those that passed apart', () => {
    const bounds = { passed: SIZE, failed: SIZE };
    const kept = withTraceBounds(results, 'a', bounds);
    expect(kinds(kept)).toEqual(['kept', 'let-go', 'kept', 'let-go', '']);
  });

  it('of the newest one stays, however large it is', () => {
    expect(kinds(withTraceBounds(results, 'c', { passed: 0, failed: 0 }))[2]).toBe('kept');
    expect(kinds(withTraceBounds(results, 'b', { passed: 0, failed: 0 }))[1]).toBe('kept');
  });
});
