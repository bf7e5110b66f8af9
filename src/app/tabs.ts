import type { KeeperPorts } from '../state/keeping/keeper-ports.ts';
import type { OtherTabs, TabLocks } from '../state/keeping/record-storage.ts';

const LOCK = 'caesura.copy.';
/** A tab that is reloaded may let go of its lock a moment late. */
const LET_GO_WITHIN = 400;

/**
 * Which tabs live, by Web Locks. Where the browser has none (pages without TLS), no tab is known to live: two tabs may
 * take the same copy, and part when the first of them writes.
 */
export function createTabLocks(): TabLocks {
  const locks = 'locks' in navigator ? navigator.locks : undefined;
  const releases = new Map<string, () => void>();
  if (locks === undefined) return { hold: () => Promise.resolve(true), release: () => undefined };
  return {
    hold: (name, patience) =>
      new Promise((resolve) => {
        const options: LockOptions =
          patience === undefined
            ? { ifAvailable: true }
            : { signal: AbortSignal.timeout(LET_GO_WITHIN) };
        const held = locks.request(LOCK + name, options, (lock) => {
          resolve(lock !== null);
          if (lock === null) return;
          return new Promise<void>((release) => releases.set(name, release));
        });
        held.catch(() => resolve(false));
      }),
    release: (name) => {
      releases.get(name)?.();
      releases.delete(name);
    },
  };
}

/** Says what it has to say to the other tabs of this origin, where the browser lets it. */
export function createOtherTabs(): OtherTabs {
  if (typeof BroadcastChannel === 'undefined') {
    return { tell: () => undefined, onMessage: () => undefined };
  }
  const channel = new BroadcastChannel('caesura');
  return {
    tell: (message) => channel.postMessage(message),
    onMessage: (listener) => {
      channel.addEventListener('message', ({ data }) => listener(data));
    },
  };
}

/** The id of this tab's copy, or of its folder, in the storage that a tab has for itself. */
export function createTabSession(key: 'caesura.copy' | 'caesura.folder'): KeeperPorts['session'] {
  let known: string | undefined;
  try {
    known = sessionStorage.getItem(key) ?? undefined;
  } catch {
    // Forbidden: then a reload is a new tab.
  }
  return {
    get: () => (known === undefined || known.length > 100 ? undefined : known),
    set: (id) => {
      known = id;
      try {
        sessionStorage.setItem(key, id);
      } catch {
        // As above.
      }
    },
  };
}

/** 96 random bits, as letters and digits. */
export function freshId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
    byte.toString(36).padStart(2, '0'),
  ).join('');
}
