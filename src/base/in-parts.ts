/** Work in parts, none of them long: between two of them whoever carries it out may let others have their turn. */
export type InParts<T> = Generator<undefined, T, undefined>;

/** All parts at once. */
export function finish<T>(work: InParts<T>): T {
  for (let next = work.next(); ; next = work.next()) {
    if (next.done === true) return next.value;
  }
}
