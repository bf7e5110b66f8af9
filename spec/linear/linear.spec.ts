import { reachedFunctions } from './step-counter.ts';
import { afterAll, describe, expect, it } from 'vitest';
import { restoreBuiltIns } from './built-ins.ts';
import { tooFast } from './growth.ts';
import { NOT_YET, UNMEASURED, UNREACHED } from './exceptions.ts';
import { exportedFunctions } from './exports.ts';
import { MEASURED, SIZES } from './measured.ts';

const LONG = 600_000;

/** Shapes by which a subject grows faster than it may, and how. */
function findings(subject: string): Readonly<Record<string, string>> {
  const found = MEASURED.filter(({ name }) => name === subject).flatMap(({ call, shapes }) =>
    Object.entries(shapes).flatMap(([shape, make]) => {
      const finding = tooFast(call, make, SIZES);
      return finding === undefined ? [] : [[shape, finding] as const];
    }),
  );
  return Object.fromEntries(found);
}

afterAll(restoreBuiltIns);

describe('no input costs more than its size', () => {
  it.each(MEASURED.map(({ name }) => name))(
    '%s',
    (name) => {
      const known = NOT_YET[name] ?? {};
      const found = findings(name);
      const isKnown = ([shape]: readonly [string, string]) => shape in known;
      expect(Object.entries(found).filter((each) => !isKnown(each))).toEqual([]);
      // What is mended goes from the list.
      expect(Object.keys(known).filter((shape) => !(shape in found))).toEqual([]);
    },
    LONG,
  );

  it('what only its own folder uses is part of what was measured', async () => {
    const reached = reachedFunctions();
    const exported = await exportedFunctions();
    const measured = new Set(MEASURED.map(({ name }) => name));
    const isListed = (name: string) => measured.has(name) || name in UNMEASURED;
    const missing = exported.filter((name) => !isListed(name) && !reached.has(name));
    expect(missing.toSorted()).toEqual(UNREACHED.toSorted());
  });
});
