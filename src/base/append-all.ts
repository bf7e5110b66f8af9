/**
 * Adds all of `more` to the end of `list`. Unlike `list.push(...more)` it needs no room on the stack, which a hundred
 * thousand arguments would not have.
 */
export function appendAll<T>(list: T[], more: Iterable<T>): void {
  for (const item of more) list.push(item);
}
