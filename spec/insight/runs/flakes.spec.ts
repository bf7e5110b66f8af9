import { describe, expect, it } from 'vitest';
import {
  createFlakeTally,
  flakeSentence,
  type FlakeReport,
} from '../../../src/insight/runs/flakes.ts';
import type { ComparableRun } from '../../../src/insight/runs/read-run.ts';
import { run } from './run-notation.ts';

const SCRIPT = `
  Romeo connects
  Romeo receives <message/>
  Romeo sends <presence/>
  Romeo receives <iq/>`;

const CONNECTS = 'step 1 | step 1: sent';
const [one, two] = ['<message id="AbCdEfGhIjKl"/>', '<iq type="result"/>'];

const passed = (first: string, second: string, own = 3) =>
  run(
    SCRIPT,
    `${CONNECTS} | Romeo < ${first} | Romeo < ${second} | step 2 | step 2: matched ${own}
     step 3 | 3 Romeo > <presence/> | step 3: sent 8 | step 4 | step 4: matched 4 | passed`,
  );
const failed = run(SCRIPT, `${CONNECTS} | Romeo < <iq/> | step 2 | step 2: missing | failed 2`);

const tallyOf = (runs: readonly ComparableRun[]) => {
  const tally = createFlakeTally();
  const news = runs.map((each) => tally.add(each));
  return { news, report: tally.report() };
};
const words = ({ varying }: FlakeReport) =>
  varying.map(
    ({ step, facet, variants }) =>
      `${step.index} ${facet}: ${variants.map((each) => `${each.words} ${each.count} (${each.example})`).join(', ')}`,
  );

describe('runs of one script', () => {
  it('do not vary where only generated values do', () => {
    const other = one.replace('AbCd', 'ZyXw');
    const { news, report } = tallyOf([passed(one, two), passed(other, two), passed(one, two)]);
    expect(report).toMatchObject({ runs: 3, varying: [], outcomes: { passed: 3 } });
    expect(news).toEqual([true, false, false]);
    expect(flakeSentence(report)).toBe('3 runs, no step varied.');
  });

  it('vary in the outcome of a step, and only there', () => {
    const { news, report } = tallyOf([passed(one, two), failed, passed(one, two)]);
    expect(words(report)).toEqual(['2 outcome: matched 2 (0), never came 1 (1)']);
    expect(news).toEqual([true, true, false]);
    expect(flakeSentence(report)).toBe('3 runs, 2 passed; 1 step varied.');
  });

  it('vary in the stanza that a step took', () => {
    const { report } = tallyOf([
      passed(one, two),
      passed('<message><body>ho</body></message>', two),
    ]);
    expect(words(report)).toEqual([
      '1 company: 2 stanzas 1 (0), 2 stanzas 1 (1)',
      '2 stanza: message 1 (0), message 1 (1)',
    ]);
  });

  it('vary in the order of what came', () => {
    const turned = run(
      SCRIPT,
      `${CONNECTS} | Romeo < ${two} | Romeo < ${one} | step 2 | step 2: matched 4
       step 3 | 3 Romeo > <presence/> | step 3: sent 8 | step 4 | step 4: matched 3 | passed`,
    );
    expect(words(tallyOf([passed(one, two), turned]).report)).toEqual(['1 order:  1 (0),  1 (1)']);
  });

  it('may all fail in one way', () => {
    expect(flakeSentence(tallyOf([failed, failed]).report)).toBe(
      '2 runs, no step varied. None passed.',
    );
  });
});
