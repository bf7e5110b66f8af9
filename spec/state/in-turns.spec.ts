import { describe, expect, it } from 'vitest';
import type { InParts } from '../../src/base/in-parts.ts';
import { inTurns } from '../../src/state/in-turns.ts';
import { createSimulatedClock } from '../support/simulated-clock.ts';

/** A clock on which every part takes 4 ms. */
function stage(parts: number, fails = false) {
  const clock = createSimulatedClock();
  let spent = 0;
  const done: (string | undefined)[] = [];
  const turns: number[] = [];
  function* work(): InParts<string> {
    for (let part = 0; part < parts; part++) {
      spent += 4;
      yield;
    }
    if (fails) throw new Error('a part that fails');
    return 'result';
  }
  const counting = {
    now: () => clock.now() + spent,
    setTimer: (delay: number, callback: () => void) => {
      turns.push(spent);
      return clock.setTimer(delay, callback);
    },
  };
  const begun = inTurns(work(), counting, (result) => done.push(result));
  return { clock, done, turns, begun };
}

describe('work in turns', () => {
  it('does as much in one turn as fits into it, and lets others have theirs', async () => {
    const { clock, done, turns } = stage(7);
    expect(done).toEqual([]);
    await clock.pass(1);
    expect(done).toEqual(['result']);
    expect(turns).toEqual([0, 12, 24]);
  });

  it('does what is left at once when it has to be finished, and then nothing more', async () => {
    const { clock, done, begun } = stage(7);
    begun.finish();
    expect(done).toEqual(['result']);
    begun.finish();
    await clock.pass(1);
    expect(done).toEqual(['result']);
  });

  it('ends without a result where a part throws', async () => {
    const { clock, done } = stage(2, true);
    await clock.pass(1);
    expect(done).toEqual([undefined]);
  });
});
