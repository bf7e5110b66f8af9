/** The newest first, by their versions; of two that are equally new, in the order in which they came. */
export function newestFirst<T>(items: readonly T[], versionOf: (item: T) => string): T[] {
  return [...items].sort((a, b) => compareVersions(versionOf(b), versionOf(a)));
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
