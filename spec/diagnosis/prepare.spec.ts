import { describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import { finish } from '../../src/base/in-parts.ts';
import { candidatesOf } from '../../src/diagnosis/candidates.ts';
import { preparation } from '../../src/diagnosis/prepare.ts';
import { partialRepairsForStep, repairsForStep } from '../../src/diagnosis/repair/step-repairs.ts';
import { diffWith } from '../../src/diagnosis/step-diff.ts';
import { buildTraceModel } from '../../src/trace/model.ts';
import { largeFailure } from '../support/large-failure.ts';

function failed(count: number) {
  const { events, scenario, text, step } = largeFailure(count);
  return { ran: { events, model: buildTraceModel(events), scenario, source: text, text }, step };
}

describe('what is prepared of a step that failed', () => {
  it('is nothing where the stanzas are of an ordinary size', () => {
    expect(preparation(failed(20).ran)).toBeUndefined();
  });

  it('is found in parts, and once for each script', () => {
    const { ran } = failed(1000);
    const parts = [...ensure(preparation(ran), 'a preparation')];
    expect(parts.length).toBeGreaterThan(20);
    expect(preparation(ran)).toBeUndefined();
    expect(preparation({ ...ran, text: `${ran.text}\n` })).toBeDefined();
  });

  it('is what the panes ask for: the same as without preparing, and known', () => {
    const unprepared = failed(600);
    const { ran, step } = failed(600);
    finish(ensure(preparation(ran), 'a preparation'));
    const likeliest = ensure(candidatesOf(ran.model, step)[0], 'a candidate');
    const other = ensure(candidatesOf(unprepared.ran.model, unprepared.step)[0], 'a candidate');
    expect(diffWith(ran.model, step, likeliest.record)).toBe(likeliest.diff);
    expect(likeliest.diff.differences.map(({ sentence }) => sentence)).toEqual(
      other.diff.differences.map(({ sentence }) => sentence),
    );
    const repairs = repairsForStep(ran, step, likeliest);
    expect(repairs).toEqual(repairsForStep(unprepared.ran, unprepared.step, other));
    expect(repairs.map(({ kind }) => kind)).toEqual([
      'accept-received',
      'make-wildcard',
      'accept-whole',
    ]);
    const partials = partialRepairsForStep(ran, step, likeliest, 20);
    expect(partialRepairsForStep(ran, step, likeliest, 20)).toBe(partials);
  });
});
