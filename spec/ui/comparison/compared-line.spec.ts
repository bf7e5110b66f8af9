import { describe, expect, it } from 'vitest';
import { ensure } from '../../../src/base/assert.ts';
import { compareRuns } from '../../../src/insight/runs/compare-runs.ts';
import { viewLine } from '../../../src/ui/comparison/compared-line.ts';
import { run } from '../../insight/runs/run-notation.ts';

const SCRIPT = 'Romeo connects\nRomeo receives <message/>';

/** The only line of the two traces, as the inspector shows it. */
const view = (left: string, right: string) => {
  const { steps } = compareRuns(run(SCRIPT, left), run(SCRIPT, right));
  const lines = steps.flatMap((step) => step.lines);
  return viewLine(ensure(lines[0], 'a line'));
};

const came = (xml: string) => `step 1 | step 1: sent | Romeo < ${xml} | step 2 | step 2: matched 3`;

describe('a line of two runs', () => {
  it('has its differences, and none for what the server makes up', () => {
    const one = '<message id="AbCdEfGhIjKl"><body>tick</body></message>';
    const other = '<message id="ZyXwVuTsRqPo"><body>tock</body></message>';
    const shown = view(came(one), came(other));
    expect(shown).toMatchObject({ kind: 'both', sentence: 'The two have 1 difference.' });
    expect(shown.kind === 'both' && shown.diff.differences.map(({ kind }) => kind)).toEqual([
      'text',
    ]);
  });

  it('may be the same, and yet not what the script expects', () => {
    const failed = came('<message/>').replace('matched', 'differs');
    expect(view(failed, came('<message/>')).sentence).toBe(
      'The same stanza: not as expected on the left, matched on the right.',
    );
    expect(view(came('<message/>'), came('<message/>')).sentence).toBe('The same stanza.');
  });

  it('may be in one of them only', () => {
    const nothing = 'step 1 | step 1: sent | step 2 | step 2: missing';
    expect(view(came('<message/>'), nothing)).toEqual({
      kind: 'one',
      sentence: 'Romeo received this only in the run on the left.',
      xml: '<message/>',
    });
  });

  it('may be about a connection', () => {
    const online = (jid: string) => `step 1 | Romeo online ${jid}`;
    expect(view(online('romeo@localhost/Ab3'), online('romeo@localhost/Zz9')).sentence).toBe(
      'Romeo is online as romeo@localhost/‹resource of Romeo› in both.',
    );
  });
});
