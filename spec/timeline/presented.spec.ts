import { describe, expect, it } from 'vitest';
import { presentedAt } from '../../src/timeline/presented.ts';
import { affiliationScenario, failedPlay } from './affiliation-play.ts';
import { layOut } from './script.ts';

const broken = affiliationScenario('-broken');
const failed = layOut(broken, failedPlay(broken)).list;
const shown = (step?: number) => {
  const spot = step === undefined ? undefined : { step, stanza: undefined };
  const { before, row, after } = presentedAt(failed, spot);
  return [before.map((each) => each.step), row?.step, after?.step];
};

describe('what a presentation shows', () => {
  it('is a row, the two before it and the one after it, over the heads of scenes', () => {
    expect(shown(6)).toEqual([[4, 5], 6, 7]);
    expect(shown(1)).toEqual([[], 1, 2]);
    expect(shown(22)).toEqual([[20, 21], 22, undefined]);
  });

  it('begins with the step that was done last', () => {
    const { row, after } = presentedAt(failed, undefined);
    expect([row?.step, after?.verdict]).toEqual([8, 'skipped']);
  });

  it('begins with the first step before a run, and with nothing in an empty script', () => {
    expect(presentedAt(layOut(broken).list, undefined).row?.step).toBe(1);
    const { list } = layOut({ ...broken, steps: [], scenes: [] });
    expect(presentedAt(list, undefined)).toEqual({ before: [], row: undefined, after: undefined });
  });
});
