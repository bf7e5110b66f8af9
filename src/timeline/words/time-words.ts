import { counted } from '../../base/counted.ts';
import { t } from '../../base/translate.ts';
import type { Milliseconds } from '../../base/clock.ts';

const MINUS = '−';

/** `83.5 ms`, `139 ms`, `12.4 s`: a duration in a sentence. */
export function durationWords(duration: Milliseconds): string {
  if (duration >= 10_000) return `${fixed(duration / 1000)} s`;
  return duration >= 100
    ? t('{round} ms', { round: Math.round(duration) })
    : t('{fixed} ms', { fixed: fixed(duration) });
}

/** `+0.4`, `+421`, `−0.1`, `+11.2 s`: the cell for the time since another row; without a unit, in milliseconds. */
export function deltaWords(delta: Milliseconds): string {
  const size = Math.abs(delta);
  return `${delta < 0 && size >= 0.05 ? MINUS : '+'}${momentWords(size)}`;
}

/** `83.2`, `421`, `11.2 s`: the cell for the time since the run began; without a unit, in milliseconds. */
export function momentWords(at: Milliseconds): string {
  if (at >= 99_950) return `${Math.round(at / 1000)} s`;
  if (Math.round(at) >= 10_000) return `${(at / 1000).toFixed(1)} s`;
  return at >= 100 ? String(Math.round(at)) : at.toFixed(1);
}

/** The text of a cell, with the unit that its column stands for. */
export function withUnit(cell: string): string {
  return cell.endsWith(' s') ? cell : t('{cell} ms', { cell });
}

/** `3.4 s`, `12 minutes`: how long nothing happened, or something took, in words. */
export function spanWords(span: Milliseconds): string {
  if (span < 60_000) return `${fixed(span / 1000)} s`;
  const minutes = Math.round(span / 60_000);
  return counted(minutes, 'minute');
}

function fixed(value: number): string {
  return value.toFixed(1).replace(/\.0$/, '');
}
