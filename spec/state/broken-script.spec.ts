import { describe, expect, it } from 'vitest';
import { compileScript } from '../../src/script/compile.ts';
import { brokenScriptProblem, createErrorTour, errorsOf } from '../../src/state/broken-script.ts';

const TEXT = [
  '[Client] Romeo',
  'jid: user@localhost',
  '---------',
  'Rome connects',
  'Julia connects',
].join('\n');

describe('a script with errors', () => {
  const { diagnostics } = compileScript(TEXT);
  const errors = errorsOf(diagnostics);

  it('has them in the order of the text', () => {
    expect(errors.length).toBeGreaterThan(1);
    const starts = errors.map(({ range }) => range.start);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  });

  it('is told with its first error, then with the next one', () => {
    const { length } = errors;
    expect(brokenScriptProblem(TEXT, diagnostics).what).toContain(
      `${length} errors, the first on line`,
    );
    expect(brokenScriptProblem(TEXT, diagnostics, 1).what).toContain(
      `${length} errors, number 2 on line`,
    );
  });

  it('is gone through error by error, and from the first after an edit', () => {
    const tour = createErrorTour();
    expect([tour('a', 3), tour('a', 3), tour('a', 3), tour('a', 3)]).toEqual([0, 1, 2, 0]);
    expect(tour('a b', 3)).toBe(0);
    expect(tour('', 0)).toBe(0);
  });
});
