import { expect, it } from 'vitest';
import { createBreathing } from '../../src/app/breathing.ts';
import { createSimulatedClock } from '../support/simulated-clock.ts';

it('does all in its order, and lets others have a turn once the time is up', async () => {
  const clock = createSimulatedClock();
  let breaths = 0;
  const defer = createBreathing({
    now: () => clock.now(),
    every: 200,
    inTask: (work) => void clock.setTimer(0, work),
    onBreath: () => (breaths += 1),
  });
  const done: string[] = [];
  defer(() => done.push('a'));
  expect(done).toEqual([]);
  await Promise.resolve();
  expect(done).toEqual(['a']);
  await clock.pass(200);
  defer(() => {
    done.push('b');
    defer(() => done.push('d'));
  });
  defer(() => done.push('c'));
  await Promise.resolve();
  expect(done).toEqual(['a']);
  await clock.pass(0);
  expect(done).toEqual(['a', 'b', 'c', 'd']);
  expect(breaths).toBe(1);
});
