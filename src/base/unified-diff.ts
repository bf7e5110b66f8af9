/** What becomes of a line. */
type LineChange = { readonly kind: 'same' | 'gone' | 'new'; readonly line: string };

/** Lines that stay, shown on either side of those that change. */
const AROUND = 3;
/** Beyond so many changes, what stands between the first and the last of them is changed as a whole. */
const MOST_CHANGES = 1_000;
const UNENDED = '\n\\ No newline at end of file';

/**
 * How one text becomes another, line by line, in the unified format (POSIX.1-2024, `diff -u`), without the two lines that
 * name files. Texts may end their lines in any way; which way is not compared. Empty for texts that are equal so.
 */
export function unifiedDiff(before: string, after: string): readonly string[] {
  const changes = lineChanges(linesOf(before), linesOf(after));
  return hunksOf(changes).flatMap(({ from, to, head }) => [
    head,
    ...changes.slice(from, to).flatMap(({ kind, line }) => `${SIGNS[kind]}${line}`.split('\n')),
  ]);
}

const SIGNS = { same: ' ', gone: '-', new: '+' } as const;

/** A last line that does not end says so, which makes it another line. */
function linesOf(text: string): readonly string[] {
  if (text === '') return [];
  const lines = text.split(/\r\n|\r|\n/);
  const last = lines.pop() ?? '';
  return last === '' ? lines : [...lines, last + UNENDED];
}

interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly head: string;
}

/** Changes that are near each other, with what is around them. */
function hunksOf(changes: readonly LineChange[]): readonly Hunk[] {
  const ranges: { from: number; to: number }[] = [];
  for (const [at, { kind }] of changes.entries()) {
    if (kind === 'same') continue;
    const last = ranges.at(-1);
    const to = Math.min(changes.length, at + 1 + AROUND);
    if (last !== undefined && at - AROUND <= last.to) last.to = to;
    else ranges.push({ from: Math.max(0, at - AROUND), to });
  }
  let [done, old, fresh] = [0, 0, 0];
  return ranges.map(({ from, to }) => {
    for (; done < from; done++) [old, fresh] = [old + 1, fresh + 1];
    const lines = changes.slice(from, to);
    const gone = lines.filter(({ kind }) => kind !== 'new').length;
    const come = lines.filter(({ kind }) => kind !== 'gone').length;
    const head = `@@ -${place(old, gone)} +${place(fresh, come)} @@`;
    [done, old, fresh] = [to, old + gone, fresh + come];
    return { from, to, head };
  });
}

/** Lines count from 1; where there are none, the line before them is named. */
function place(before: number, count: number): string {
  const start = count === 0 ? before : before + 1;
  return count === 1 ? String(start) : `${start},${count}`;
}

function lineChanges(before: readonly string[], after: readonly string[]): readonly LineChange[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const same = (line: string): LineChange => ({ kind: 'same', line });
  return [
    ...before.slice(0, start).map(same),
    ...innerChanges(
      before.slice(start, before.length - tail),
      after.slice(start, after.length - tail),
    ),
    ...before.slice(before.length - tail).map(same),
  ];
}

/** The fewest changes (E. Myers, An O(ND) Difference Algorithm and Its Variations, 1986); all lines where there are too many. */
function innerChanges(before: readonly string[], after: readonly string[]): readonly LineChange[] {
  const trail = furthestReaches(before, after);
  if (trail === undefined) {
    return [
      ...before.map((line): LineChange => ({ kind: 'gone', line })),
      ...after.map((line): LineChange => ({ kind: 'new', line })),
    ];
  }
  const changes: LineChange[] = [];
  let [x, y] = [before.length, after.length];
  for (let edits = trail.length - 1; edits >= 0; edits--) {
    const reach = trail[edits] ?? new Map<number, number>();
    const from = cameFrom(reach, x - y, edits);
    const fromX = reach.get(from) ?? 0;
    const fromY = fromX - from;
    for (; x > fromX && y > fromY; x--, y--) {
      changes.push({ kind: 'same', line: before[x - 1] ?? '' });
    }
    if (edits === 0) break;
    if (x === fromX) changes.push({ kind: 'new', line: after[fromY] ?? '' });
    else changes.push({ kind: 'gone', line: before[fromX] ?? '' });
    [x, y] = [fromX, fromY];
  }
  return changes.reverse();
}

/** On each diagonal, how far one comes with so many changes; `undefined` where it takes too many to come to the end. */
function furthestReaches(
  before: readonly string[],
  after: readonly string[],
): readonly ReadonlyMap<number, number>[] | undefined {
  const trail: ReadonlyMap<number, number>[] = [];
  let reach = new Map([[1, 0]]);
  for (let edits = 0; edits <= MOST_CHANGES; edits++) {
    trail.push(reach);
    const next = new Map<number, number>();
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const from = cameFrom(reach, diagonal, edits);
      let x = (reach.get(from) ?? 0) + (from < diagonal ? 1 : 0);
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal])
        x += 1;
      next.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return trail;
    }
    reach = next;
  }
  return undefined;
}

/** The diagonal beside one from which one comes furthest on it. */
function cameFrom(reach: ReadonlyMap<number, number>, diagonal: number, edits: number): number {
  const isDown =
    diagonal === -edits ||
    (diagonal !== edits && (reach.get(diagonal - 1) ?? 0) < (reach.get(diagonal + 1) ?? 0));
  return isDown ? diagonal + 1 : diagonal - 1;
}
