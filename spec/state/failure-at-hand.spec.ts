import { describe, expect, it } from 'vitest';
import { failureAtHand } from '../../src/state/failure-at-hand.ts';
import type { ShownPhase } from '../../src/state/run-selectors.ts';
import { trace } from '../support/trace-notation.ts';

function at(phase: ShownPhase, notation: string, text = 'the script') {
  const events = trace(notation);
  return failureAtHand({ phase, events, source: 'the script', viewAt: undefined }, text);
}

const FAILED = 'step 1 | step 1: differs 4';

describe('the failure past which a run can go', () => {
  it('is where it pauses', () => {
    expect(at('paused', `${FAILED} | paused 1 failure`)).toEqual({
      step: 1,
      kind: 'paused',
      canTake: true,
    });
    expect(at('paused', 'step 1 | step 1: missing | paused 1 failure')?.canTake).toBe(false);
  });

  it('is none once the run has gone on, or pauses for another reason', () => {
    const past = `${FAILED} | paused 1 failure | resumed | excused 1 passed`;
    expect(at('running', past)).toBeUndefined();
    expect(at('paused', `${past} | paused 2 step`)).toBeUndefined();
  });

  it('is where it ended, as long as the script is the same', () => {
    expect(at('ended', `${FAILED} | failed 1`)).toEqual({ step: 1, kind: 'ended', canTake: false });
    expect(at('ended', `${FAILED} | failed 1`, 'another script')).toBeUndefined();
  });

  it('is the newest one of a run that went past others', () => {
    const second = 'excused 1 passed | step 2 | step 2: missing';
    expect(at('ended', `${FAILED} | ${second} | failed 1`)?.step).toBe(2);
    expect(at('ended', `${FAILED} | excused 1 passed | failed 1`)).toBeUndefined();
  });

  it('is none in a run that passed, or was stopped', () => {
    expect(at('ended', 'step 1 | step 1: sent | passed')).toBeUndefined();
    expect(at('ended', 'step 1 | stopped')).toBeUndefined();
    expect(at('not-run', '')).toBeUndefined();
  });
});
