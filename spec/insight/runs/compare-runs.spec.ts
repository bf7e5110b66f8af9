import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRuns, type RunComparison } from '../../../src/insight/runs/compare-runs.ts';
import type { ComparedLine } from '../../../src/insight/runs/compare-items.ts';
import { comparisonSentence } from '../../../src/insight/runs/sentence.ts';
import { isFrameOrConnection, mirrored, runs, someRun } from './random-runs.ts';
import { run } from './run-notation.ts';

const SCRIPT = `
  Romeo connects
  Romeo sends <presence/>
  Romeo receives <message/>
  Romeo receives <iq/>`;

const CONNECTS = 'step 1 | Romeo connecting | Romeo online romeo@localhost/Ab3 | step 1: sent';

/** `= Romeo < <iq/>`: likeness, actor, and what was said; of both sides where they differ. */
const lineWords = ({ likeness, actor, left, right }: ComparedLine): string => {
  const sign = { same: '=', differs: '≠', order: '⇅', 'only-left': '◁', 'only-right': '▷' }[
    likeness
  ];
  const said = [...new Set([left, right].flatMap((side) => side?.normal ?? []))];
  return `${sign} ${actor} ${said.join(' | ')}`;
};
const words = ({ steps }: RunComparison): string[] =>
  steps.flatMap((row) => [
    `${row.left?.step.index ?? '-'}/${row.right?.step.index ?? '-'} ${row.likeness}`,
    ...row.lines
      .filter(({ likeness }) => likeness !== 'same')
      .map((line) => `  ${lineWords(line)}`),
  ]);

describe('two runs of the same script', () => {
  const passed = run(
    SCRIPT,
    `${CONNECTS}
     step 2 | 2 Romeo > <presence/> | step 2: sent 6
     Romeo < <message><body>hi</body></message> | Romeo < <iq type="result"/>
     step 3 | step 3: matched 8 | step 4 | step 4: matched 9 | passed`,
  );

  it('are the same where they are', () => {
    const comparison = compareRuns(passed, passed);
    expect(words(comparison)).toEqual(['1/1 same', '2/2 same', '3/3 same', '4/4 same']);
    expect(comparisonSentence(comparison)).toBe('All 4 steps are the same.');
  });

  it('differ where one fails, and after that one has not run', () => {
    const failed = run(
      SCRIPT,
      `${CONNECTS}
       step 2 | 2 Romeo > <presence/> | step 2: sent 6
       Romeo < <message><body>ho</body></message> | Romeo < <iq type="result"/>
       step 3 | skip 9 in 3 | step 3: differs 8 | failed 3`,
    );
    const comparison = compareRuns(failed, passed);
    expect(words(comparison)).toEqual([
      '1/1 same',
      '2/2 same',
      '3/3 differs',
      '  ≠ Romeo <message><body>ho</body></message> | <message><body>hi</body></message>',
      '4/4 only-right',
    ]);
    expect(comparisonSentence(comparison)).toBe(
      '2 of 4 steps are the same; step 3 differs: failed on the left, passed on the right.',
    );
  });

  it('tell another order apart from another stanza', () => {
    const other = run(
      SCRIPT,
      `${CONNECTS}
       step 2 | 2 Romeo > <presence/> | step 2: sent 6
       Romeo < <iq/> | Romeo < <message/> | step 3 | step 3: missing | failed 3`,
    );
    const turned = run(
      SCRIPT,
      `${CONNECTS}
       step 2 | 2 Romeo > <presence/> | step 2: sent 6
       Romeo < <message/> | Romeo < <iq/> | step 3 | step 3: missing | failed 3`,
    );
    const comparison = compareRuns(other, turned);
    expect(words(comparison)).toEqual([
      '1/1 same',
      '2/2 order',
      expect.stringMatching(/^ {2}⇅ Romeo <(iq|message)\/>$/),
      '3/3 same',
      '4/4 same',
    ]);
    expect(comparisonSentence(comparison)).toBe(
      '3 of 4 steps are the same; in step 2 stanzas came in another order.',
    );
  });

  it('have what the server makes up in common', () => {
    const one = run(
      SCRIPT,
      `${CONNECTS} | Romeo < <iq id="d2c1a9f0-0000-4000-8000-000000000001"/>`,
    );
    const other = run(
      SCRIPT,
      `${CONNECTS.replace('Ab3', 'Zz9')} | Romeo < <iq id="d2c1a9f0-0000-4000-8000-000000000002"/>`,
    );
    expect(words(compareRuns(one, other))).toEqual(words(compareRuns(one, one)));
  });

  it('say what is in one of them only', () => {
    const more = run(SCRIPT, `${CONNECTS} | Juliet < <message/>`);
    const less = run(SCRIPT, CONNECTS);
    expect(words(compareRuns(more, less))).toContain('  ◁ Juliet <message/>');
    expect(words(compareRuns(less, more))).toContain('  ▷ Juliet <message/>');
    expect(comparisonSentence(compareRuns(more, less))).toBe(
      '3 of 4 steps are the same; step 1 has other stanzas.',
    );
  });
});

describe('a run of an edited script', () => {
  it('is aligned by the texts of its steps', () => {
    const before = run('Romeo connects\nRomeo receives <iq/>\nRomeo disconnects', '');
    const after = run(
      'Romeo connects\nRomeo sends <presence/>\nRomeo receives <iq type="set"/>\nRomeo disconnects',
      '',
    );
    const comparison = compareRuns(before, after);
    expect(words(comparison)).toEqual(['1/1 same', '-/2 only-right', '2/3 same', '3/4 same']);
    expect(comparison.steps.map(({ isEdited }) => isEdited)).toEqual([false, false, true, false]);
    expect(comparisonSentence(comparison)).toBe(
      '3 of 4 steps are the same; step 2 is only in the script on the right.',
    );
  });
});

describe('any two runs', () => {
  it('are the same when they are one', () => {
    fc.assert(
      fc.property(someRun, (one) => {
        const { steps } = compareRuns(one, one);
        expect(steps.filter(({ likeness }) => likeness !== 'same')).toEqual([]);
        const lines = steps.flatMap((row) => row.lines);
        expect(lines.filter(({ left, right }) => left?.seq !== right?.seq)).toEqual([]);
      }),
    );
  });

  it('are mirrored when they change sides', () => {
    fc.assert(
      fc.property(runs, ([one, other]) => {
        expect(compareRuns(other, one)).toEqual(mirrored(compareRuns(one, other)));
      }),
    );
  });

  it('lose nothing', () => {
    fc.assert(
      fc.property(runs, ([one, other]) => {
        const { steps } = compareRuns(one, other);
        const lines = steps.flatMap((row) => row.lines);
        for (const [side, ran] of [
          ['left', one],
          ['right', other],
        ] as const) {
          const shown = lines.flatMap((line) => line[side]?.seq ?? []);
          const happened = [...ran.events].filter(isFrameOrConnection).map(({ seq }) => seq);
          expect(shown.toSorted((a, b) => a - b)).toEqual(happened);
          const indices = steps.flatMap((row) => row[side]?.step.index ?? []);
          expect(indices).toEqual(ran.scenario.steps.map(({ index }) => index));
        }
      }),
    );
  });
});
