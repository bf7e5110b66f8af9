import { describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import { finish } from '../../src/base/in-parts.ts';
import { candidatesOf } from '../../src/diagnosis/candidates.ts';
import { preparation } from '../../src/diagnosis/prepare.ts';
import { partialRepairsForStep, repairsForStep } from '../../src/diagnosis/repair/step-repairs.ts';
import { diffWith, expectationOf, rulesOf } from '../../src/diagnosis/step-diff.ts';
import { diffInParts } from '../../src/match/diff.ts';
import { elementOf } from '../../src/trace/frame-element.ts';
import { buildTraceModel } from '../../src/trace/model.ts';
import { largeFailure, largeMatch } from '../support/large-failure.ts';

function failed(count: number) {
  return played(largeFailure(count));
}

function played({ events, scenario, text, step }: ReturnType<typeof largeFailure>) {
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

describe('what is prepared of a step that a person looks at', () => {
  const chosen = { step: 2, stanza: undefined };

  it('is nothing where the stanza is of an ordinary size', () => {
    expect(preparation(played(largeMatch(20)).ran, chosen)).toBeUndefined();
  });

  it('is the comparison with what it took, once: the same as all at once', () => {
    const { ran, step } = played(largeMatch(1000));
    expect([...ensure(preparation(ran, chosen), 'a preparation')].length).toBeGreaterThan(1);
    expect(preparation(ran, chosen)).toBeUndefined();
    const record = ensure(ran.model.stanzas[0], 'the stanza');
    const diff = ensure(diffWith(ran.model, step, record), 'a comparison');
    const pattern = ensure(expectationOf(ran.model, step), 'what was expected');
    const received = elementOf(record.frame);
    expect(received.ok && finish(diffInParts(pattern, received.value, rulesOf(ran.model)))).toBe(
      diff,
    );
    expect(diff.differences).toEqual([]);
  });

  it('is what ended last where nothing is chosen', () => {
    expect(preparation(played(largeMatch(1000)).ran)).toBeDefined();
  });

  it('is nothing for a step that is no expectation', () => {
    const { ran } = played(largeMatch(1000));
    expect(preparation(ran, { step: 1, stanza: undefined })).toBeUndefined();
  });
});
