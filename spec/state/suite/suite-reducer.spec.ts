import { describe, expect, it } from 'vitest';
import { endOfRefusal } from '../../../src/state/suite/suite-end.ts';
import {
  failedPaths,
  reduceSuite,
  suiteCounts,
  timeLeft,
  type SuiteEvent,
} from '../../../src/state/suite/suite-reducer.ts';
import { NO_SUITE, type SuiteEnd, type SuiteState } from '../../../src/state/suite/suite-store.ts';

const PASSED: SuiteEnd = {
  state: 'done',
  outcome: 'passed',
  verdict: 'passed',
  firstFailure: undefined,
  remark: undefined,
  steps: 2,
  stepsDone: 2,
  duration: 10,
  record: { kind: 'let-go' },
};
const PROBLEM = { code: 'gone', what: 'It is gone.', meaning: '', advice: 'Start it.' };
const FAILED = endOfRefusal(PROBLEM, 2);

const scripts = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ path: `${index + 1}.scs`, source: '' }));

const begin = (count: number, only?: readonly string[]): SuiteEvent => ({
  kind: 'begun',
  name: 'mine',
  scripts: scripts(count),
  only: only && new Set(only),
  server: 'Prosody',
  workers: 2,
  at: 1000,
});

const after = (...events: readonly SuiteEvent[]): SuiteState =>
  events.reduce(reduceSuite, NO_SUITE);
const started = (path: string): SuiteEvent => ({ kind: 'script-started', path });
const ended = (path: string, end: SuiteEnd, at = 1000): SuiteEvent => ({
  kind: 'script-ended',
  path,
  end,
  at,
});
const states = ({ results }: SuiteState) => [...results.values()].map(({ state }) => state);

describe('a suite', () => {
  it('has one result for each script, in their order, whatever order they end in', () => {
    const state = after(
      begin(3),
      started('1.scs'),
      started('2.scs'),
      ended('2.scs', FAILED),
      ended('1.scs', PASSED),
      started('3.scs'),
    );
    expect(states(state)).toEqual(['done', 'done', 'running']);
    expect(suiteCounts(state)).toMatchObject({ passed: 1, failed: 1, 'not-run': 1 });
    expect(failedPaths(state)).toEqual(['2.scs']);
  });

  it('that is stopped keeps what has ended; nothing that comes late counts', () => {
    const stopped = after(begin(3), started('1.scs'), ended('1.scs', PASSED), started('2.scs'), {
      kind: 'stopped',
      at: 1500,
    });
    expect(stopped).toMatchObject({ phase: 'over', isStopped: true, endedAt: 1500 });
    expect(states(stopped)).toEqual(['done', 'waiting', 'waiting']);
    expect(reduceSuite(stopped, ended('2.scs', PASSED))).toBe(stopped);
    expect(reduceSuite(stopped, started('3.scs'))).toBe(stopped);
  });

  it('takes one end for each script, and none of a script that is not in it', () => {
    const state = after(begin(1), started('1.scs'), ended('1.scs', PASSED));
    expect(reduceSuite(state, ended('1.scs', FAILED)).results.get('1.scs')).toBe(PASSED);
    expect(reduceSuite(state, ended('2.scs', FAILED)).results.size).toBe(1);
  });

  it('says why it went no further', () => {
    const state = after(begin(2), started('1.scs'), { kind: 'over', at: 1200, problem: PROBLEM });
    expect(state).toMatchObject({ phase: 'over', problem: PROBLEM, isStopped: false });
    expect(suiteCounts(state)['not-run']).toBe(2);
  });
});

describe('a suite that runs again', () => {
  const first = [
    begin(3),
    ...['1.scs', '2.scs', '3.scs'].map((path) => ended(path, path === '2.scs' ? FAILED : PASSED)),
    { kind: 'over', at: 2000 },
  ] as const;

  it('only with those that failed keeps the results of the others', () => {
    const state = after(...first, begin(3, ['2.scs']));
    expect(states(state)).toEqual(['done', 'waiting', 'done']);
    expect(state.playing).toEqual(['2.scs']);
    expect(suiteCounts(state, state.playing)).toMatchObject({ passed: 0, 'not-run': 1 });
  });

  it('remembers how it ended before, unless it was another one or was not over', () => {
    expect(after(...first, begin(3)).before).toMatchObject({ passed: 2, failed: 1 });
    expect(after(begin(3), begin(3)).before).toBeUndefined();
    const other = { ...begin(3), name: 'yours' } as SuiteEvent;
    expect(after(...first, other).before).toBeUndefined();
  });

  it('keeps the selected row as long as its script is there', () => {
    const over = after(...first);
    const selected = { ...over, table: { ...over.table, selected: '3.scs' } };
    expect(reduceSuite(selected, begin(3)).table.selected).toBe('3.scs');
    expect(reduceSuite(selected, begin(2)).table.selected).toBeUndefined();
  });
});

describe('the time that is left', () => {
  const ends = (count: number, each: number) =>
    scripts(count).map(({ path }, index) => ended(path, PASSED, 1000 + (index + 1) * each));

  it('is told once enough scripts have ended to know', () => {
    expect(timeLeft(after(begin(10), ...ends(3, 100)))).toBeUndefined();
    expect(timeLeft(after(begin(10), ...ends(4, 100)))).toBe(600);
  });

  it('is none of a suite that is over', () => {
    expect(timeLeft(after(begin(10), ...ends(5, 100), { kind: 'over', at: 2 }))).toBeUndefined();
  });
});
