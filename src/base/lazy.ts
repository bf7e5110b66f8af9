/** A function that makes its value when it is first called, and gives that same value from then on. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** A function that remembers its answers, each for as long as its argument lives. */
export function remembering<K extends object, T>(answer: (key: K) => T): (key: K) => T {
  const answers = new WeakMap<K, { readonly value: T }>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined) return known.value;
    const value = answer(key);
    answers.set(key, { value });
    return value;
  };
}
