import { describe, expect, it } from 'vitest';
import { matrixHtml, matrixJson, matrixMarkdown } from '../../../src/state/matrix/export-matrix.ts';
import { comparedServers, groupedRows, matrixRows } from '../../../src/state/matrix/matrix-rows.ts';
import { NO_MATRIX, type MatrixState } from '../../../src/state/matrix/matrix-store.ts';
import type { SuiteEnd, SuiteResult } from '../../../src/state/suite/suite-store.ts';

const LETTERS: Readonly<Record<string, SuiteResult>> = {
  p: ended('passed'),
  f: ended('differs'),
  '-': refused('prosody-does-not-fit'),
  '.': { state: 'waiting' },
};

function ended(verdict: SuiteEnd['verdict']): SuiteEnd {
  const firstFailure = { step: 3, line: 9, sentence: 'Its <x> differs | so.', words: 'other' };
  return {
    state: 'done',
    outcome: verdict === 'passed' ? 'passed' : 'failed',
    verdict,
    firstFailure: verdict === 'passed' ? undefined : firstFailure,
    remark: undefined,
    ...{ steps: 4, stepsDone: 4, duration: 1 },
    // Nobody looks into it here.
    record: { kind: 'kept', size: 0, run: {} as never },
  };
}

function refused(code: string): SuiteEnd {
  const problem = { code, what: 'No.', meaning: '', advice: '' };
  return { ...ended('failed'), record: { kind: 'refused', problem } };
}

/** One letter for each server: `ppf`. */
function stateOf(rows: Readonly<Record<string, string>>): MatrixState {
  const servers = ['A', 'B', 'C'].map((label) => ({
    id: label,
    choice: { kind: 'embedded', version: label } as const,
    label,
  }));
  return {
    ...NO_MATRIX,
    phase: 'over',
    name: 'Mine',
    servers,
    scripts: Object.keys(rows).map((path) => ({ path, source: '' })),
    cells: new Map(
      servers.map(({ id }, at) => [
        id,
        new Map(
          Object.entries(rows).map(([path, letters]) => [
            path,
            LETTERS[letters[at] ?? '.'] ?? ended('passed'),
          ]),
        ),
      ]),
    ),
  };
}

describe('rows of a matrix', () => {
  it('stand together where the same servers differ, those of one mind last', () => {
    const state = stateOf({ a: 'ppp', b: 'ppf', c: 'fff', d: 'pfp', e: 'ppf', g: '...' });
    expect(
      groupedRows(state).map(({ title, rows }) => [title, rows.map(({ name }) => name)]),
    ).toEqual([
      ['Only B differs', ['d']],
      ['Only C differs', ['b', 'e']],
      ['No server passes: look at the script first', ['c']],
      ['All servers pass', ['a']],
      ['Not told yet', ['g']],
    ]);
  });

  it('leave out what is not for a server', () => {
    const [row] = matrixRows(stateOf({ a: '-pp' }));
    expect(row?.odd).toEqual([false, false, false]);
  });

  it.each([
    ['disagreed', ['b']],
    ['failed', ['b', 'c']],
    ['nowhere', ['c']],
  ] as const)('that are %s are found', (shown, names) => {
    const state = { ...stateOf({ a: 'ppp', b: 'ppf', c: 'fff' }), shown };
    expect(groupedRows(state).flatMap(({ rows }) => rows.map(({ name }) => name))).toEqual(names);
  });

  it('name the servers to compare with, any of them: first one that says what most say, and not itself', () => {
    const state = stateOf({ a: 'ppf' });
    const [row] = matrixRows(state);
    if (row === undefined) throw new Error('no row');
    expect(comparedServers(row, state.servers, 'C')[0]?.id).toBe('A');
    expect(comparedServers(row, state.servers, 'A').map(({ id }) => id)).toEqual(['B', 'C']);
  });
});

describe('a matrix that leaves', () => {
  const state = stateOf({ 'a<b>.scs': 'pf-', 'c.scs': 'ppp' });

  it('is JSON', () => {
    expect(JSON.parse(matrixJson(state))).toMatchObject({
      servers: ['A', 'B', 'C'],
      rows: [
        {
          file: 'a<b>.scs',
          cells: [
            { verdict: 'passed' },
            { verdict: 'differs', step: 3, line: 9, differs: true },
            {},
          ],
        },
        {},
      ],
    });
  });

  it('is Markdown, in which nothing of others is markup', () => {
    const text = matrixMarkdown(state);
    expect(text).toContain('| a\\<b\\>.scs | ✓ | **≠ differs, step 3** |');
    expect(text).toContain('Its \\<x\\> differs \\| so.');
  });

  it('is a page, in which nothing of others is markup', () => {
    const text = matrixHtml(state);
    expect(text).toContain('a&lt;b&gt;.scs');
    expect(text).toContain('<td class="odd">≠ differs, step 3');
    expect(text).not.toContain('<x>');
  });
});
