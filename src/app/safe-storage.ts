import type { KeyValueStorage } from '../state/persist.ts';

/** The browser's storage, or one that forgets, where the browser forbids it. */
export function safeStorage(): KeyValueStorage {
  try {
    return localStorage;
  } catch {
    return { getItem: () => null, setItem: () => undefined };
  }
}
