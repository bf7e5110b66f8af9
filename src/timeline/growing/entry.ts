import { MeasuredList, type Measuring } from '../../base/measured-list.ts';
import type { Row, RowVerdict } from '../model.ts';
import { NEVER, type RowSeed } from '../row-seeds.ts';
import { bestVerdict, type FanOutSeed } from './fan-out-seed.ts';
import { VERDICTS } from '../words/verdict-words.ts';

/** Where a row stands among all rows: what happened, then the end, then what did not happen. */
export interface RowKey {
  readonly part: Part;
  /** Of what happened its place in the trace, of what did not its step. */
  readonly order: number;
  /** Of rows of one order: the step; what belongs to none comes last. */
  readonly tie: number;
  /** Which scene's head it is, as heads stand before the row; `FAN_OUT` for the row of a fan-out, `ROW` for others. */
  readonly head: number;
}

export const HAPPENED = 0;
export const END = 1;
export const PENDING = 2;
type Part = typeof HAPPENED | typeof END | typeof PENDING;
export const ROW = NEVER;
export const FAN_OUT = NEVER - 1;
/** Of the row that says how the run ended. */
export const END_PLACE: RowKey = { part: END, order: 0, tie: 0, head: ROW };

/** A row, before it is looked at. */
export interface Entry extends RowKey {
  readonly what: RowSeed | FanOutSeed | Row;
  /** The scene whose head is the last one before it; -1 for none. */
  readonly scene: number;
  /** Under which number a sieve knows whether it passes; `SHOWN` and `HIDDEN` of rows that stand for others. */
  readonly mark: number;
}

export const SHOWN = -1;
export const HIDDEN = -2;

/** Whether a row is to be shown. Says the same of an entry each time. */
export type Shows = (entry: Entry) => boolean;

export function compareRowKeys(a: RowKey, b: RowKey): number {
  return a.part - b.part || a.order - b.order || a.tie - b.tie || a.head - b.head;
}

/** The place of a row. */
export function rowKeyOf(seed: RowSeed): RowKey {
  const tie = seed.step?.index ?? NEVER;
  return isPending(seed)
    ? { part: PENDING, order: tie, tie, head: ROW }
    : { part: HAPPENED, order: seed.order, tie, head: ROW };
}

function isPending({ frame, record, told }: RowSeed): boolean {
  return frame === undefined && record === undefined && told === undefined;
}

/** Of a step or stanza. Its place is read from the seed: there may be a million of them. */
export class SeedEntry implements Entry {
  readonly what: RowSeed;
  readonly scene: number;
  readonly mark: number;

  constructor(what: RowSeed, scene: number, mark: number) {
    this.what = what;
    this.scene = scene;
    this.mark = mark;
  }

  get part(): Part {
    return isPending(this.what) ? PENDING : HAPPENED;
  }
  get order(): number {
    return isPending(this.what) ? this.tie : this.what.order;
  }
  get tie(): number {
    return this.what.step?.index ?? NEVER;
  }
  get head(): number {
    return ROW;
  }
}

/** What can be asked of a stretch of rows. */
export interface RowsMeasure {
  readonly shown: number;
  readonly scenes: number;
  readonly ends: number;
  /** Which verdicts, and which other kinds of rows, are among those that are shown. */
  readonly kinds: number;
}

export const SCENE_KIND = 1 << VERDICTS.length;
export const END_KIND = SCENE_KIND << 1;

const BITS = new Map(VERDICTS.map((verdict, index) => [verdict, 1 << index]));

export function kindsOf(verdicts: Iterable<RowVerdict>): number {
  let kinds = 0;
  for (const verdict of verdicts) kinds |= BITS.get(verdict) ?? 0;
  return kinds;
}

const NOTHING: RowsMeasure = { shown: 0, scenes: 0, ends: 0, kinds: 0 };
const OF_SCENE: RowsMeasure = { shown: 1, scenes: 1, ends: 0, kinds: SCENE_KIND };
const OF_END: RowsMeasure = { shown: 1, scenes: 0, ends: 1, kinds: END_KIND };
const OF_VERDICT = new Map(
  [...BITS].map(([verdict, kinds]) => [verdict, { ...NOTHING, shown: 1, kinds }]),
);

export type RowMeasuring = Measuring<Entry, RowsMeasure>;

export function rowMeasuring(shows: Shows): RowMeasuring {
  return {
    of: (entry) => (shows(entry) ? measureOf(entry) : NOTHING),
    ofAll: (entries) => sumOf(entries, shows),
    join,
  };
}

function sumOf(entries: readonly Entry[], shows: Shows): RowsMeasure {
  let [shown, scenes, ends, kinds] = [0, 0, 0, 0];
  for (const entry of entries) {
    if (!shows(entry)) continue;
    const own = measureOf(entry);
    shown += own.shown;
    scenes += own.scenes;
    ends += own.ends;
    kinds |= own.kinds;
  }
  return { shown, scenes, ends, kinds };
}

/** Of one that is shown. */
export function measureOf({ what }: Entry): RowsMeasure {
  if ('verdict' in what) return OF_VERDICT.get(what.verdict) ?? NOTHING;
  // What of it went wrong has rows of its own.
  if (what.kind === 'fan-out') return OF_VERDICT.get(bestVerdict(what)) ?? NOTHING;
  return what.kind === 'scene' ? OF_SCENE : OF_END;
}

function join(measures: readonly RowsMeasure[]): RowsMeasure {
  const sum = { shown: 0, scenes: 0, ends: 0, kinds: 0 };
  for (const { shown, scenes, ends, kinds } of measures) {
    sum.shown += shown;
    sum.scenes += scenes;
    sum.ends += ends;
    sum.kinds |= kinds;
  }
  return sum;
}

/** All rows in their order, with those that are not shown. */
export type Entries = MeasuredList<Entry, RowsMeasure>;

export function noEntries(measuring: RowMeasuring): Entries {
  return MeasuredList.of(measuring);
}

/** How many entries stand before a place. */
export function rankOf(entries: Entries, place: RowKey): number {
  return entries.countWhile((entry) => compareRowKeys(entry, place) < 0);
}
