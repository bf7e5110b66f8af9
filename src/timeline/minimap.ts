import { kindsOf } from './growing/entry.ts';
import type { RowList } from './growing/row-list.ts';
import type { RowVerdict } from './model.ts';

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
  logpoint: 6,
};

/** The worse of two verdicts stands for both when many rows share a tick. */
const WEIGHT: readonly RowVerdict[] = [
  'stream',
  'not-run',
  'logpoint',
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
const DIAMONDS: ReadonlySet<RowVerdict> = new Set(['unexpected', 'skipped', 'logpoint']);

/**
 * A tick of 4 px each 7 px for every arrow, with 5 px more before a scene. When that would be wider than
 * `maxWidth`, rows share bins of 3 px, each showing its worst verdict.
 */
export function layoutMinimap(rows: RowList, maxWidth: number): Minimap {
  const { scenes, ends } = rows.countBefore(rows.length);
  const places =
    (rows.length - scenes - ends) * STRIDE > maxWidth + STRIDE ? undefined : placeRows(rows);
  if (places !== undefined && places.width <= maxWidth) {
    return minimapOf(places, rows.length, singleTicks(rows, places));
  }
  const bins = Math.max(Math.floor(maxWidth / BIN), 1);
  return minimapOf(binRows(rows.length, bins), rows.length, binnedTicks(rows, bins));
}

interface Places {
  readonly xOf: (row: number) => number;
  readonly width: number;
  readonly tick: number;
}

function placeRows(rows: RowList): Places {
  const xs = new Float64Array(rows.length);
  let x = 1;
  let index = 0;
  for (const row of rows) {
    if (row.kind === 'scene' && x > 1) x += SCENE_GAP;
    xs[index++] = x;
    if (row.kind === 'arrow') x += STRIDE;
  }
  const width = Math.max(x - STRIDE + TICK + 1, TICK + 2);
  return { xOf: (row) => xs[row] ?? 0, width, tick: TICK };
}

function binRows(count: number, bins: number): Places {
  const xOf = (row: number) => Math.floor((row * bins) / Math.max(count, 1)) * BIN;
  return { xOf, width: bins * BIN, tick: BIN - 1 };
}

function minimapOf(
  { xOf: placeOf, width, tick }: Places,
  count: number,
  ticks: readonly MinimapTick[],
): Minimap {
  const xOf = (row: number) => (count === 0 ? 0 : placeOf(Math.min(Math.max(row, 0), count - 1)));
  return {
    width,
    height: HEIGHT,
    ticks,
    xOf,
    rowAt: (x) => nearest(xOf, count, x - tick / 2),
    frame: (first, last) => ({
      x: xOf(first) - 3.5,
      width: xOf(last) - xOf(first) + tick + 7,
    }),
  };
}

function singleTicks(rows: RowList, { xOf, tick }: Places): MinimapTick[] {
  return [...rows].flatMap((row, index) =>
    row.kind === 'arrow' ? [tickOf(row.verdict, index, { x: xOf(index), width: tick })] : [],
  );
}

/** The first of the worst rows of each bin. */
function binnedTicks(rows: RowList, bins: number): MinimapTick[] {
  const ticks: MinimapTick[] = [];
  const startOf = (bin: number) => Math.ceil((bin * rows.length) / bins);
  for (let bin = 0; bin < bins; bin++) {
    const start = startOf(bin);
    const kinds = rows.kindsIn(start, startOf(bin + 1));
    const worst = WEIGHT.findLast((verdict) => (kinds & kindsOf([verdict])) !== 0);
    if (worst === undefined) continue;
    const row = rows.find(kindsOf([worst]), start);
    ticks.push(tickOf(worst, row, { x: bin * BIN, width: BIN - 1 }));
  }
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

function nearest(xOf: (row: number) => number, count: number, x: number): number {
  let low = 0;
  let high = Math.max(count - 1, 0);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (xOf(middle) < x) low = middle + 1;
    else high = middle;
  }
  const before = Math.max(low - 1, 0);
  return x - xOf(before) < xOf(low) - x ? before : low;
}
