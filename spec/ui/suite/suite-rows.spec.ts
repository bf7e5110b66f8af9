import { describe, expect, it } from 'vitest';
import { reduceSuite } from '../../../src/state/suite/suite-reducer.ts';
import type { SuiteTableState } from '../../../src/state/suite/suite-store.ts';
import {
  activePath,
  suiteSections,
  walkSuite,
  type SuiteSection,
} from '../../../src/ui/suite/suite-rows.ts';
import { ended, suiteOf } from './results.ts';

const WAITING = { state: 'waiting' } as const;
const SUITE = suiteOf({
  'muc-10': ended('passed', { duration: 300 }),
  register: ended('missing'),
  'muc-2': ended('passed', { duration: 20 }),
  blocking: WAITING,
  notify: ended('differs', { duration: 90 }),
});

const shown = (table: Partial<SuiteTableState> = {}) =>
  suiteSections({ ...SUITE, table: { ...SUITE.table, ...table } });

const names = (sections: readonly SuiteSection[]) =>
  sections.map(({ title, rows }) => [title, ...rows.map(({ script }) => script.path.slice(0, -4))]);

describe('the rows of a suite', () => {
  it('are those that failed first, then by name, numbers as people count', () => {
    expect(names(shown())).toEqual([
      ['Failed', 'notify', 'register'],
      ['Passed', 'muc-2', 'muc-10'],
      ['Not run', 'blocking'],
    ]);
  });

  it('stand by chapter in the order of the suite, where there are chapters', () => {
    const chapters: Readonly<Record<string, string>> = {
      'register.scs': 'Ties',
      'muc-10.scs': 'Doors',
      'blocking.scs': 'Ties',
    };
    const scripts = SUITE.scripts.map((script) => {
      const chapter = chapters[script.path];
      return chapter === undefined ? script : { ...script, chapter };
    });
    const sections = suiteSections({ ...SUITE, scripts, table: { ...SUITE.table, sort: 'suite' } });
    expect(names(sections)).toEqual([
      ['Doors', 'muc-10'],
      ['Ties', 'register', 'blocking'],
      ['In no chapter', 'muc-2', 'notify'],
    ]);
  });

  it('wait as long as the suite runs', () => {
    const running = suiteSections({ ...SUITE, phase: 'running' });
    expect(running.map(({ title }) => title)).toEqual(['Failed', 'Passed', 'Waiting']);
  });

  it('stand in the order of the suite, or the slowest first', () => {
    expect(names(shown({ sort: 'suite' }))).toEqual([
      [undefined, 'muc-10', 'register', 'muc-2', 'blocking', 'notify'],
    ]);
    expect(names(shown({ sort: 'time' }))).toEqual([
      [undefined, 'muc-10', 'notify', 'register', 'muc-2', 'blocking'],
    ]);
  });

  it.each([
    [{ shown: 'passed' }, ['muc-2', 'muc-10']],
    [{ shown: 'differs' }, ['notify']],
    [{ shown: 'not-run' }, ['blocking']],
    [{ shown: 'unexpected' }, []],
    [{ filter: 'MUC' }, ['muc-2', 'muc-10']],
    [{ filter: 'about  10' }, ['muc-10']],
    [{ filter: 'no role' }, ['notify', 'register']],
    [{ filter: 'tag:xep-0045' }, ['notify', 'register', 'muc-2', 'muc-10', 'blocking']],
    [{ filter: 'tag:0198' }, []],
    [{ filter: 'xep-0045' }, []],
    [{ filter: 'muc', shown: 'missing' }, []],
  ] as const)('%j: %j', (table, expected) => {
    const rows = shown(table).flatMap((section) => section.rows);
    expect(rows.map(({ script }) => script.path.slice(0, -4))).toEqual(expected);
  });

  it('are the same ones, but for the script that has ended', () => {
    const begun = reduceSuite(SUITE, {
      kind: 'begun',
      name: 'Mine',
      scripts: SUITE.scripts,
      server: '',
      workers: 1,
      at: 0,
    });
    const path = 'notify.scs';
    const next = reduceSuite(begun, { kind: 'script-ended', path, end: ended('passed'), at: 1 });
    const changed = [...next.results].filter(([key, value]) => begun.results.get(key) !== value);
    expect(changed.map(([key]) => key)).toEqual([path]);
    expect(next.scripts).toBe(begun.scripts);
  });
});

describe('a key in the table', () => {
  it.each([
    ['next', undefined, 'notify'],
    ['next', 'notify', 'register'],
    ['next', 'register', 'muc-2'],
    ['next', 'blocking', undefined],
    ['previous', undefined, 'notify'],
    ['previous', 'notify', undefined],
    ['previous', 'muc-2', 'register'],
    ['next-failure', 'notify', 'register'],
    ['next-failure', 'register', undefined],
    ['previous-failure', 'blocking', 'register'],
    ['previous-failure', 'notify', undefined],
    ['first', 'muc-2', 'notify'],
    ['last', undefined, 'blocking'],
  ] as const)('%s from %s leads to %s', (walk, from, to) => {
    const found = walkSuite(shown(), from && `${from}.scs`, walk);
    expect(found).toBe(to && `${to}.scs`);
  });

  it('goes to the selected row, and to the first where that one is filtered out', () => {
    expect(activePath(shown(), 'muc-2.scs')).toBe('muc-2.scs');
    expect(activePath(shown({ shown: 'missing' }), 'muc-2.scs')).toBe('register.scs');
    expect(activePath([], 'muc-2.scs')).toBeUndefined();
  });
});
