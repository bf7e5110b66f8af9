import { compareVersions } from '../base/version-range.ts';

/** The newest first, by their versions; of two that are equally new, in the order in which they came. */
export function newestFirst<T>(items: readonly T[], versionOf: (item: T) => string): T[] {
  return [...items].sort((a, b) => compareVersions(versionOf(b), versionOf(a)));
}
