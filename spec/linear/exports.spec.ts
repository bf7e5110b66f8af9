import './step-counter.ts';
import { describe, expect, it } from 'vitest';
import { exportedFunctions, importedElsewhere } from './exports.ts';
import { NOT_YET, UNMEASURED, UNREACHED } from './exceptions.ts';
import { MEASURED } from './measured.ts';

describe('what is exported is measured', async () => {
  const exported = await exportedFunctions();
  const measured = new Set(MEASURED.map(({ name }) => name));

  it('on its own where other folders use it', () => {
    const elsewhere = importedElsewhere();
    const missing = exported.filter(
      (name) => elsewhere.has(name) && !measured.has(name) && !(name in UNMEASURED),
    );
    expect(missing).toEqual([]);
  });

  it('and the lists name nothing else', () => {
    const known = new Set(exported);
    const listed = [...measured, ...Object.keys(UNMEASURED), ...UNREACHED];
    expect(listed.filter((name) => !known.has(name))).toEqual([]);
    expect(Object.keys(UNMEASURED).filter((name) => measured.has(name))).toEqual([]);
    expect(Object.keys(NOT_YET).filter((name) => !measured.has(name))).toEqual([]);
  });
});
