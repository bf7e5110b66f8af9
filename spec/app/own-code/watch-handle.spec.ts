import { afterEach, describe, expect, it } from 'vitest';
import { watchHandle } from '../../../src/app/own-code/watch-handle.ts';
import { createSimulatedClock } from '../../support/simulated-clock.ts';

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'FileSystemObserver');
});

describe('a folder that is watched', () => {
  it('is looked at again and again where the browser tells of no changes', async () => {
    const clock = createSimulatedClock();
    let looks = 0;
    const watch = watchHandle({}, clock, () => {
      looks += 1;
      return Promise.resolve();
    });
    for (let round = 1; round <= 3; round += 1) {
      await clock.pass(300);
      expect(looks).toBe(round);
    }
    watch.dispose();
    await clock.pass(1000);
    expect(looks).toBe(3);
  });

  it('is looked at once for several changes where the browser tells of them', async () => {
    const clock = createSimulatedClock();
    let tell = (): void => undefined;
    let isOver = false;
    Object.assign(globalThis, {
      FileSystemObserver: class {
        constructor(callback: (records: readonly { type: string }[]) => void) {
          tell = () => callback([{ type: 'modified' }]);
        }
        observe = () => Promise.resolve();
        disconnect = () => void (isOver = true);
      },
    });
    let looks = 0;
    const watch = watchHandle({}, clock, () => {
      looks += 1;
      return Promise.resolve();
    });
    tell();
    tell();
    await clock.pass(25);
    expect(looks).toBe(1);
    watch.dispose();
    expect(isOver).toBe(true);
  });
});
