import { describe, expect, it } from 'vitest';
import { compareRuns } from '../../../src/insight/runs/compare-runs.ts';
import {
  comparisonRows,
  walkRows,
  type ComparisonRow,
} from '../../../src/ui/comparison/comparison-rows.ts';
import { rowName } from '../../../src/ui/comparison/comparison-words.ts';
import { run } from '../../insight/runs/run-notation.ts';

const SCRIPT = `
  Romeo connects
  Romeo sends <presence/>
  Romeo receives <message/>
  Romeo receives <iq/>
  Romeo disconnects`;

const BEGIN =
  'step 1 | Romeo online romeo@localhost/Ab3 | step 1: sent | step 2 | 2 Romeo > <presence/>';
const COMPARISON = compareRuns(
  run(
    SCRIPT,
    `${BEGIN} | step 2: sent 5 | Romeo < <message from="a@b"/> | step 3 | step 3: differs 7`,
  ),
  run(
    SCRIPT,
    `${BEGIN} | step 2: sent 5 | Romeo < <message from="a@c"/> | step 3 | step 3: matched 7
     step 4 | Romeo < <iq/> | step 4: matched 11 | step 5 | step 5: sent | passed`,
  ),
);

const rowsOf = (onlyDifferences: boolean, ...open: readonly string[]) =>
  comparisonRows(COMPARISON, { onlyDifferences, open: new Set(open) });
const names = (rows: readonly ComparisonRow[]) => rows.map(rowName);

const STEP_3 = [
  'Step 3, Romeo receives message: differs, differs on the left, matched on the right',
  'Romeo receives message from a@b: differs',
];

describe('the rows of a comparison', () => {
  it('fold what is the same, and what ran on one side only', () => {
    expect(names(rowsOf(false))).toEqual([
      'Steps 1 to 2 are the same, 1 stanza',
      ...STEP_3,
      'Steps 4 to 5 ran only on the right, 1 stanza',
    ]);
  });

  it('unfold', () => {
    expect(names(rowsOf(false, 'fold 0'))).toEqual([
      'Steps 1 to 2 are the same, 1 stanza',
      'Step 1, Romeo connects: same',
      'Romeo online as romeo@localhost/‹resource of Romeo›: same',
      'Step 2, Romeo sends presence: same',
      'Romeo sends presence: same',
      ...STEP_3,
      'Steps 4 to 5 ran only on the right, 1 stanza',
    ]);
  });

  it('may be those that differ only', () => {
    expect(names(rowsOf(true))).toEqual([
      ...STEP_3,
      'Steps 4 to 5 ran only on the right, 1 stanza',
    ]);
  });

  it('are walked, also from difference to difference', () => {
    const rows = rowsOf(false);
    expect(walkRows(rows, 0, 'next-difference')).toBe(1);
    expect(walkRows(rows, 1, 'next-difference')).toBe(2);
    expect(walkRows(rows, 3, 'next-difference')).toBe(3);
    expect(walkRows(rows, 1, 'previous-difference')).toBe(1);
    expect(walkRows(rows, 0, 'previous')).toBe(0);
    expect(walkRows(rows, 1, 'last')).toBe(3);
  });
});
