import { expect, it } from 'vitest';
import { createPaintPace } from '../../src/state/paint-pace.ts';

function pace() {
  let now = 0;
  const paints = createPaintPace({ now: () => now });
  const paint = (ms: number) => {
    paints.painting();
    now += ms;
    paints.painted();
  };
  const pass = (ms: number) => void (now += ms);
  return { paints, paint, pass };
}

it('leaves painting a seventh of the time', () => {
  const { paints, paint } = pace();
  paint(60);
  expect(paints.interval()).toBe(420);
  paint(50);
  expect(paints.interval()).toBe(350);
});

it('shows no more than four pictures a second, and no fewer than two in three', () => {
  const { paints, paint } = pace();
  expect(paints.interval()).toBe(250);
  paint(1);
  expect(paints.interval()).toBe(250);
  paint(10_000);
  expect(paints.interval()).toBe(1_500);
});

it('counts a picture that is not finished as far as it is', () => {
  const { paints, pass } = pace();
  paints.painting();
  pass(50);
  paints.painting();
  pass(50);
  expect(paints.interval()).toBe(700);
  paints.painted();
  pass(1000);
  paints.painted();
  expect(paints.interval()).toBe(700);
});
