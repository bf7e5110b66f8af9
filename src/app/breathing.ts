import type { Milliseconds } from '../base/clock.ts';

/** More than XMPP clients chain. */
export const HOPS = 32;

export interface BreathingOptions {
  /** Real time. */
  readonly now: () => Milliseconds;
  readonly every: Milliseconds;
  /** Does work in a task of its own, soon, behind the tasks that wait already. */
  readonly inTask: (work: () => void) => void;
  /** Called before each such task. */
  readonly onBreath?: () => void;
  /**
   * So many microtasks come before what it is given. Where they are more than others in the thread chain, each has done by then what
   * it does by itself, as if the work came in a task: so that the one and the other make no difference.
   */
  readonly hops?: number;
}

/**
 * Does what it is given in its order, each as a microtask; but after `every` of real time once as a task, so that the thread
 * hears meanwhile what others say to it.
 */
export function createBreathing({
  now,
  every,
  inTask,
  onBreath = () => undefined,
  hops = 1,
}: BreathingOptions): (work: () => void) => void {
  let waiting: (() => void)[] = [];
  let breathed = now();
  const breathe = (): void => {
    const due = waiting;
    waiting = [];
    breathed = now();
    for (const work of due) work();
  };
  return (work) => {
    const isWaiting = waiting.length > 0;
    if (!isWaiting && now() - breathed < every) return hop(hops, work);
    waiting.push(work);
    if (isWaiting) return;
    onBreath();
    inTask(breathe);
  };
}

function hop(left: number, work: () => void): void {
  queueMicrotask(left <= 1 ? work : () => hop(left - 1, work));
}
