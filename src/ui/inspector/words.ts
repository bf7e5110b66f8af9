import type { Milliseconds } from '../../base/clock.ts';

/** `83.2 ms`, `1.24 s`. */
export function durationWords(at: Milliseconds): string {
  return at < 1000 ? `${Number(at.toFixed(1))} ms` : `${Number((at / 1000).toFixed(2))} s`;
}

/** `1 difference`, `2 differences`. */
export function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
