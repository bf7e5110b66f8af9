/** A list in portions of so many items, in order; the last may be smaller, and there are none of an empty list. */
export function* portions<T>(items: readonly T[], size: number): Generator<readonly T[], void> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}
