/**
 * The newest of what was put under each key, of the last `most` keys at least: what came twice as long ago is forgotten. What
 * is known stands in two maps, of which the older one is left behind as a whole: to take the oldest key out of a map of many
 * costs more, the more were taken out before.
 */
export class Recent<Key, Value> {
  readonly #most: number;
  #young = new Map<Key, Value>();
  #old = new Map<Key, Value>();

  constructor(most: number) {
    this.#most = most;
  }

  put(key: Key, value: Value): void {
    if (this.#young.size >= this.#most && !this.#young.has(key)) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }

  get(key: Key): Value | undefined {
    return this.#young.get(key) ?? this.#old.get(key);
  }

  /** Gives it back, and forgets it. */
  take(key: Key): Value | undefined {
    const value = this.get(key);
    this.#young.delete(key);
    this.#old.delete(key);
    return value;
  }
}
