/** Work in parts, none of them long: between two of them whoever carries it out may let others have their turn. */
export type Stages<T> = Generator<undefined, T, undefined>;

/** All parts at once. */
export function finish<T>(stages: Stages<T>): T {
  for (let next = stages.next(); ; next = stages.next()) {
    if (next.done === true) return next.value;
  }
}
