import { appendAll } from '../../base/append-all.ts';
import { commonSubsequence } from '../../match/sequence.ts';

/** Two positions that belong together, or one that stands alone. */
export interface Pairing {
  readonly left: number | undefined;
  readonly right: number | undefined;
}

/** What an item is, and what it may be paired by where no equal one is left. */
export interface AlignKey {
  readonly exact: string;
  /** Absent: by nothing. */
  readonly loose?: string;
}

/**
 * All positions of two sequences, in an order that both share: equal items are paired first, as many as can be; then,
 * between those, items with equal loose keys. `alignKeys(b, a)` is the mirror of `alignKeys(a, b)`.
 */
export function alignKeys(left: readonly AlignKey[], right: readonly AlignKey[]): Pairing[] {
  // Where several alignments are equally good, the same one must win from either side.
  if (isAfter(left, right)) return align(right, left).map(mirrorPairing);
  return align(left, right);
}

export function mirrorPairing({ left, right }: Pairing): Pairing {
  return { left: right, right: left };
}

function isAfter(left: readonly AlignKey[], right: readonly AlignKey[]): boolean {
  const at = left.findIndex(({ exact }, index) => exact !== right[index]?.exact);
  const [mine, other] = [left[at]?.exact, right[at]?.exact];
  return mine !== undefined && (other === undefined || mine > other);
}

function align(left: readonly AlignKey[], right: readonly AlignKey[]): Pairing[] {
  const whole = { leftStart: 0, leftEnd: left.length, rightStart: 0, rightEnd: right.length };
  const keysOf = (by: keyof AlignKey) => ({
    left: left.map((key) => key[by]),
    right: right.map((key) => key[by]),
  });
  const alone = (gap: Gap): Pairing[] => [
    ...range(gap.leftStart, gap.leftEnd).map((at) => ({ left: at, right: undefined })),
    ...range(gap.rightStart, gap.rightEnd).map((at) => ({ left: undefined, right: at })),
  ];
  const loose = keysOf('loose');
  return pairEqual(keysOf('exact'), whole, (gap) => pairEqual(loose, gap, alone));
}

interface Gap {
  readonly leftStart: number;
  readonly leftEnd: number;
  readonly rightStart: number;
  readonly rightEnd: number;
}

interface Keys {
  readonly left: readonly (string | undefined)[];
  readonly right: readonly (string | undefined)[];
}

/** Pairs what is equal; `between` says what becomes of the rest. */
function pairEqual(keys: Keys, gap: Gap, between: (gap: Gap) => readonly Pairing[]): Pairing[] {
  const left = keys.left.slice(gap.leftStart, gap.leftEnd);
  const right = keys.right.slice(gap.rightStart, gap.rightEnd);
  const numbers = new Map<string, number>();
  const numberOf = (key: string | undefined): number => {
    const known = numbers.get(key ?? '') ?? numbers.size;
    numbers.set(key ?? '', known);
    return known;
  };
  const common = commonSubsequence({
    leftCount: left.length,
    rightCount: right.length,
    same: (a, b) => left[a] !== undefined && left[a] === right[b],
    leftIdentity: (at) => numberOf(left[at]),
    rightIdentity: (at) => numberOf(right[at]),
  });
  const result: Pairing[] = [];
  let { leftStart, rightStart } = gap;
  for (const pair of common) {
    const place = { left: gap.leftStart + pair.left, right: gap.rightStart + pair.right };
    appendAll(
      result,
      between({ leftStart, leftEnd: place.left, rightStart, rightEnd: place.right }),
    );
    result.push(place);
    leftStart = place.left + 1;
    rightStart = place.right + 1;
  }
  appendAll(result, between({ ...gap, leftStart, rightStart }));
  return result;
}

function range(start: number, end: number): number[] {
  return Array.from({ length: Math.max(end - start, 0) }, (_, index) => start + index);
}
