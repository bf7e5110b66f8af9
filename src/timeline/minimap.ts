import type { Row, RowVerdict } from './model.ts';

/** One mark of the minimap, in units of its `height`; `row` is the row that a click goes to. */
export interface MinimapTick {
  readonly row: number;
  readonly verdict: RowVerdict;
  readonly shape: 'bar' | 'diamond';
  readonly x: number;
  readonly width: number;
  /** A bar grows from the bottom. */
  readonly height: number;
}

export interface Minimap {
  readonly width: number;
  readonly height: number;
  readonly ticks: readonly MinimapTick[];
  /** The x of each arrow row's tick, by row; rows without a tick have the place of the next one. */
  xOf(row: number): number;
  /** The row whose tick is nearest. */
  rowAt(x: number): number;
  /** The frame over the rows `first` to `last`. */
  frame(first: number, last: number): { readonly x: number; readonly width: number };
}

const HEIGHT = 18;
const TICK = 4;
const STRIDE = 7;
const SCENE_GAP = 5;
const BIN = 3;

const TICK_HEIGHTS: Readonly<Record<RowVerdict, number>> = {
  sent: 4,
  'by-hand': 6,
  matched: 9,
  refused: HEIGHT,
  differs: HEIGHT,
  missing: HEIGHT,
  failed: HEIGHT,
  unexpected: 6,
  skipped: 6,
  unread: 6,
  waiting: 4,
  'not-run': 2,
  stream: 2,
};

/** The worse of two verdicts stands for both when many rows share a tick. */
const WEIGHT: readonly RowVerdict[] = [
  'stream',
  'not-run',
  'sent',
  'by-hand',
  'waiting',
  'matched',
  'unread',
  'skipped',
  'unexpected',
  'refused',
  'missing',
  'differs',
  'failed',
];
const DIAMONDS: ReadonlySet<RowVerdict> = new Set(['unexpected', 'skipped']);

/**
 * A tick of 4 px each 7 px for every arrow, with 5 px more before a scene. When that would be wider than
 * `maxWidth`, rows share bins of 3 px, each showing its worst verdict.
 */
export function layoutMinimap(rows: readonly Row[], maxWidth: number): Minimap {
  const places = placeRows(rows);
  return places.width <= maxWidth
    ? minimapOf(rows, places)
    : minimapOf(rows, binRows(rows, Math.max(Math.floor(maxWidth / BIN), 1)));
}

interface Places {
  readonly xs: Float64Array;
  readonly width: number;
  readonly tick: number;
}

function placeRows(rows: readonly Row[]): Places {
  const xs = new Float64Array(rows.length);
  let x = 1;
  rows.forEach((row, index) => {
    if (row.kind === 'scene' && x > 1) x += SCENE_GAP;
    xs[index] = x;
    if (row.kind === 'arrow') x += STRIDE;
  });
  return { xs, width: Math.max(x - STRIDE + TICK + 1, TICK + 2), tick: TICK };
}

function binRows(rows: readonly Row[], bins: number): Places {
  const xs = Float64Array.from(
    rows,
    (_, index) => Math.floor((index * bins) / Math.max(rows.length, 1)) * BIN,
  );
  return { xs, width: bins * BIN, tick: BIN - 1 };
}

function minimapOf(rows: readonly Row[], { xs, width, tick }: Places): Minimap {
  const xOf = (row: number) => xs[Math.min(Math.max(row, 0), xs.length - 1)] ?? 0;
  return {
    width,
    height: HEIGHT,
    ticks: ticksOf(rows, xs, tick),
    xOf,
    rowAt: (x) => nearest(xs, x - tick / 2),
    frame: (first, last) => ({
      x: xOf(first) - 3.5,
      width: xOf(last) - xOf(first) + tick + 7,
    }),
  };
}

function ticksOf(rows: readonly Row[], xs: Float64Array, width: number): MinimapTick[] {
  const ticks: MinimapTick[] = [];
  rows.forEach((row, index) => {
    if (row.kind !== 'arrow') return;
    const tick = tickOf(row.verdict, index, { x: xs[index] ?? 0, width });
    const last = ticks.at(-1);
    if (last?.x !== tick.x) ticks.push(tick);
    else if (WEIGHT.indexOf(tick.verdict) > WEIGHT.indexOf(last.verdict)) ticks.splice(-1, 1, tick);
  });
  return ticks;
}

function tickOf(
  verdict: RowVerdict,
  row: number,
  place: { readonly x: number; readonly width: number },
): MinimapTick {
  const shape = DIAMONDS.has(verdict) ? 'diamond' : 'bar';
  return { row, verdict, shape, height: TICK_HEIGHTS[verdict], ...place };
}

function nearest(xs: Float64Array, x: number): number {
  let low = 0;
  let high = Math.max(xs.length - 1, 0);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((xs[middle] ?? 0) < x) low = middle + 1;
    else high = middle;
  }
  const before = Math.max(low - 1, 0);
  return x - (xs[before] ?? 0) < (xs[low] ?? 0) - x ? before : low;
}
