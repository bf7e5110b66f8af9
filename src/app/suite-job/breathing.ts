import type { Clock, Milliseconds } from '../../base/clock.ts';

/**
 * Does what it is given in its order, each as a microtask; but after `every` of real time once as a task, so that the thread
 * hears meanwhile what others say to it.
 */
export function createBreathing(clock: Clock, every: Milliseconds): (work: () => void) => void {
  let waiting: (() => void)[] = [];
  let breathed = clock.now();
  const breathe = (): void => {
    const due = waiting;
    waiting = [];
    breathed = clock.now();
    for (const work of due) work();
  };
  return (work) => {
    const isWaiting = waiting.length > 0;
    if (!isWaiting && clock.now() - breathed < every) return queueMicrotask(work);
    waiting.push(work);
    if (!isWaiting) clock.setTimer(0, breathe);
  };
}
