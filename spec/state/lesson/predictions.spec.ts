import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answered,
  askAgain,
  beginPredictions,
  isAsking,
  nextQuestion,
  type Predictions,
} from '../../../src/state/lesson/predictions.ts';
import type { LessonQuestion } from '../../../src/state/lesson/questions.ts';
import { ensure } from '../../../src/base/assert.ts';
import { xml } from '../../../src/xml/element.ts';

const question = (step: number): LessonQuestion => ({
  step,
  actor: 'Romeo',
  options: [xml('message'), xml('iq')],
  right: 1,
});
const begun = ensure(beginPredictions([question(3), question(5)]), 'questions');

describe('predictions', () => {
  it('are none where nothing can be asked', () => {
    expect(beginPredictions([])).toBeUndefined();
  });

  it('take one answer for each question, then the next question', () => {
    expect(isAsking(begun)).toBe(true);
    expect(nextQuestion(begun)).toBe(begun);
    const first = answered(begun, 0);
    expect(isAsking(first)).toBe(false);
    expect(answered(first, 1)).toBe(first);
    const second = ensure(nextQuestion(first), 'the second question');
    expect([second.at, isAsking(second)]).toEqual([1, true]);
    expect(nextQuestion(answered(second, 'shown'))).toBeUndefined();
  });

  it('take no answer that is no option', () => {
    expect(answered(begun, 2)).toBe(begun);
    expect(answered(begun, -1)).toBe(begun);
  });

  it('can be asked again, without what was answered before', () => {
    const again = askAgain(answered(begun, 0));
    expect(again).toEqual(begun);
  });

  it('never have more answers than questions that were asked', () => {
    const deed = fc.oneof(
      fc
        .integer({ min: -1, max: 3 })
        .map((choice) => (state: Predictions) => answered(state, choice)),
      fc.constant((state: Predictions) => answered(state, 'shown')),
      fc.constant((state: Predictions) => nextQuestion(state) ?? state),
      fc.constant(askAgain),
    );
    fc.assert(
      fc.property(fc.array(deed), (deeds) => {
        const end = deeds.reduce<Predictions>((state, act) => act(state), begun);
        expect(end.at).toBeLessThan(end.questions.length);
        expect(end.answers.length).toBeLessThanOrEqual(end.at + 1);
      }),
    );
  });
});
