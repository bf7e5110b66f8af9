/** Passes things on in an order that is known before, whenever they come. */
export interface InOrder<T extends object> {
  /** It and those that waited for it are passed on as soon as all before them were; what is not expected goes at once. */
  add(key: string, value: T): void;
  /** Nothing else comes: passes on what still waits. */
  flush(): void;
}

/** `keys`: each once, in order. */
export function createInOrder<T extends object>(
  keys: readonly string[],
  pass: (value: T) => void,
): InOrder<T> {
  const waiting = new Map<string, T>();
  const expected = new Set(keys);
  let next = 0;
  const passWaiting = (isOver: boolean): void => {
    for (; next < keys.length; next += 1) {
      const key = keys[next] ?? '';
      if (!isOver && expected.has(key)) return;
      const value = waiting.get(key);
      if (value === undefined) continue;
      waiting.delete(key);
      pass(value);
    }
  };
  return {
    add(key, value) {
      if (!expected.delete(key)) return pass(value);
      waiting.set(key, value);
      passWaiting(false);
    },
    flush: () => passWaiting(true),
  };
}
