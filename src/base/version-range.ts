/** Which versions fit: those that keep all of its bounds. Plain data. */
export interface VersionRange {
  /** The bounds, parted by blanks: `>=0.12 <14`. */
  readonly words: string;
  readonly bounds: readonly VersionBound[];
}

export interface VersionBound {
  readonly sign: (typeof SIGNS)[number];
  /** Numbers, parted by dots. */
  readonly version: string;
}

const SIGNS = ['>=', '<=', '>', '<', '='] as const;
const MOST_BOUNDS = 8;
const BOUND = /^(>=|<=|>|<|=)?\s*(\d{1,9}(?:\.\d{1,9}){0,5})(?:\s*,\s*|\s+|$)/;

/**
 * Reads `13.0.7`, `0.12`, `>=13`, `<13`, `>=0.12 <14`: bounds, parted by blanks or commas, of which all have to be kept. One
 * without a sign asks for that very version, or any that begins with its numbers. `undefined` for anything else.
 */
export function readVersionRange(text: string): VersionRange | undefined {
  const bounds: VersionBound[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const [whole = '', sign = '=', version = ''] = BOUND.exec(rest) ?? [];
    const known = SIGNS.find((each) => each === sign);
    if (whole === '' || known === undefined || bounds.length === MOST_BOUNDS) return undefined;
    bounds.push({ sign: known, version });
    rest = rest.slice(whole.length);
  }
  return bounds.length === 0 ? undefined : rangeOf(bounds);
}

/** What keeps both. */
export function bothRanges(one: VersionRange | undefined, other: VersionRange): VersionRange {
  return one === undefined ? other : rangeOf([...one.bounds, ...other.bounds]);
}

function rangeOf(bounds: readonly VersionBound[]): VersionRange {
  const words = bounds.map(({ sign, version }) => (sign === '=' ? '' : sign) + version).join(' ');
  return { words, bounds };
}

/**
 * Whether a version keeps all bounds. Of the version so many numbers count as the bound has: 13.0.7 is 13, so it is not
 * above 13. What has no number, such as `trunk`, is above every bound.
 */
export function fitsRange(version: string, { bounds }: VersionRange): boolean {
  return bounds.every(({ sign, version: bound }) => {
    const order = compareVersions(cutTo(version, bound), bound);
    if (order === 0) return sign.includes('=');
    return order < 0 ? sign.startsWith('<') : sign.startsWith('>');
  });
}

function cutTo(version: string, bound: string): string {
  return version.split('.').slice(0, bound.split('.').length).join('.');
}

/** Below 0: the first is older. Numbers decide, part by part; what has no number, such as `trunk`, is newest. */
export function compareVersions(first: string, second: string): number {
  const [ours, theirs] = [numbersOf(first), numbersOf(second)];
  for (let at = 0; at < Math.max(ours.length, theirs.length); at += 1) {
    const [one = 0, other = 0] = [ours[at], theirs[at]];
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}

function numbersOf(version: string): number[] {
  const leading = /^\d+(?:\.\d+)*/.exec(version)?.[0];
  return leading === undefined ? [Infinity] : leading.split('.').map(Number);
}
