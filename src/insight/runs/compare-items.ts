import { alignKeys } from './align.ts';
import type { RunItem } from './read-run.ts';

export type Likeness = 'same' | 'differs' | 'only-left' | 'only-right' | 'order';

/** What one actor sent or received in both runs, or in one of them. */
export interface ComparedLine {
  /** `order`: the same in both, but at another place among what this actor sent and received. */
  readonly likeness: Likeness;
  readonly actor: string;
  readonly left: RunItem | undefined;
  readonly right: RunItem | undefined;
}

/** An item with its place in the comparison. */
export interface PlacedItem {
  readonly item: RunItem;
  /** The row that it belongs to. */
  readonly row: number;
  /** The row of the action after which it came. */
  readonly cause: number;
}

export interface PlacedLine extends ComparedLine {
  readonly row: number;
}

/** The items of one actor on both sides, paired; every one is in exactly one line. */
export function compareItems(
  left: readonly PlacedItem[],
  right: readonly PlacedItem[],
): readonly PlacedLine[] {
  const board = createBoard(left, right);
  const rights = byRow(right);
  for (const [row, lefts] of byRow(left)) board.pairInOrder(lefts, rights.get(row) ?? []);
  board.pairBy(({ item, row }) => `${row} ${identity(item)}`, 'order');
  board.pairBy(({ item }) => identity(item), 'moved');
  board.pairBy(
    ({ item, row }) => (item.own === undefined ? undefined : `${row} ${wayOf(item)}`),
    'differs',
  );
  for (const kin of KINSHIPS) {
    board.pairBy(({ item, row }) => `${row} ${wayOf(item)} ${kin(item)}`, 'differs');
  }
  return board.lines();
}

/** What two stanzas that differ may have in common, the most telling first. */
const KINSHIPS: readonly ((item: RunItem) => string)[] = [
  ({ normal }) => [...startTag(normal), child(normal)].join(' '),
  ({ normal }) => startTag(normal).join(' '),
  ({ normal }) => startTag(normal).slice(0, 2).join(' '),
];

/** Name, sender or addressee, and type. */
function startTag(xml: string): string[] {
  const tag = /^<[^>]*>/.exec(xml)?.[0] ?? xml;
  const value = (name: string) => {
    const start = tag.indexOf(` ${name}="`) + name.length + 3;
    return start < name.length + 3 ? '' : tag.slice(start, tag.indexOf('"', start));
  };
  return [/^<?[\w-]*/.exec(tag)?.[0] ?? '', `${value('from')} ${value('to')}`, value('type')];
}

/** The start tag of the first child. */
function child(xml: string): string {
  return /^<[^>]*>(<[^\s/>]*(?: xmlns="[^"]*")?)/.exec(xml)?.[1] ?? '';
}

function wayOf({ event }: RunItem): string {
  return event.type === 'frame' ? event.direction : event.type;
}

/** What an item is, whenever it came. */
export function identity(item: RunItem): string {
  return `${wayOf(item)} ${item.normal}`;
}

type Side = readonly PlacedItem[];

function byRow(side: Side): ReadonlyMap<number, Side> {
  const rows = new Map<number, PlacedItem[]>();
  for (const placed of side) {
    const list = rows.get(placed.row);
    if (list === undefined) rows.set(placed.row, [placed]);
    else list.push(placed);
  }
  return rows;
}

/** Collects pairs; what is left when they are read stands alone. */
function createBoard(left: Side, right: Side) {
  const free = { left: new Set(left), right: new Set(right) };
  const lines: PlacedLine[] = [];

  const pair = (a: PlacedItem, b: PlacedItem, likeness: Likeness): void => {
    free.left.delete(a);
    free.right.delete(b);
    lines.push({ likeness, actor: a.item.actor, left: a.item, right: b.item, row: rowOf(a, b) });
  };
  const pairInOrder = (lefts: Side, rights: Side): void => {
    for (const pairing of alignKeys(keysOf(lefts), keysOf(rights))) {
      const [a, b] = [lefts[pairing.left ?? -1], rights[pairing.right ?? -1]];
      if (a !== undefined && b !== undefined) pair(a, b, 'same');
    }
  };
  /** The first with the first, of those that are left and share a key; no key, no partner. */
  const pairBy = (
    keyOf: (placed: PlacedItem) => string | undefined,
    likeness: 'order' | 'differs' | 'moved',
  ): void => {
    const waiting = new Map<string | undefined, PlacedItem[]>();
    for (const b of free.right) {
      const key = keyOf(b);
      const list = waiting.get(key);
      if (list === undefined) waiting.set(key, [b]);
      else list.push(b);
    }
    for (const a of [...free.left]) {
      const key = keyOf(a);
      const b = key === undefined ? undefined : waiting.get(key)?.shift();
      if (b === undefined) continue;
      const isSame = likeness === 'moved' && a.cause === b.cause;
      pair(a, b, likeness === 'moved' ? sameOr(isSame) : likeness);
    }
  };
  return {
    pairInOrder,
    pairBy,
    lines: () => [
      ...lines,
      ...[...free.left].map(({ item, row }): PlacedLine => {
        return { likeness: 'only-left', actor: item.actor, left: item, right: undefined, row };
      }),
      ...[...free.right].map(({ item, row }): PlacedLine => {
        return { likeness: 'only-right', actor: item.actor, left: undefined, right: item, row };
      }),
    ],
  };
}

function sameOr(isSame: boolean): Likeness {
  return isSame ? 'same' : 'order';
}

/** With the step that one of them belongs to; else with the earlier one. */
function rowOf(a: PlacedItem, b: PlacedItem): number {
  if ((a.item.own === undefined) !== (b.item.own === undefined)) {
    return a.item.own === undefined ? b.row : a.row;
  }
  return Math.min(a.row, b.row);
}

function keysOf(side: Side) {
  // Nothing is paired loosely here: what is left may have an equal partner elsewhere.
  return side.map(({ item }) => ({ exact: identity(item) }));
}
