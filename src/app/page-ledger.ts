import {
  ledgerAccount,
  type AccountLedger,
  type LedgerAccount,
} from '../transport/profile/account-ledger.ts';
import type { KeyValueStorage } from '../state/persist.ts';

const KEY = 'caesura.accounts';
const MOST = 200;

/** Whose account it is: a page holds the lock of that name for as long as it lives. */
interface Owned extends LedgerAccount {
  readonly owner: string;
}

/** Accounts of all pages of this browser, in its storage. Those of pages that are no more are left. */
export function createPageLedger(
  storage: KeyValueStorage,
  locks: Pick<LockManager, 'request' | 'query'>,
): AccountLedger {
  const owner = `${KEY}.${crypto.randomUUID()}`;
  let held: Promise<void> | undefined;
  const hold = (): Promise<void> =>
    (held ??= new Promise((resolve) => {
      locks
        .request(owner, () => {
          resolve();
          return new Promise<never>(() => undefined);
        })
        .catch(() => resolve());
    }));
  /** Others may change it meanwhile: one lock for all pages. */
  const change = async (changed: (all: readonly Owned[]) => readonly Owned[]): Promise<void> => {
    try {
      await locks.request(KEY, () =>
        storage.setItem(KEY, JSON.stringify(changed(allIn(storage)).slice(-MOST))),
      );
    } catch {
      // A storage that is full or forbidden: what is interrupted stays on the server then.
    }
  };
  const without = (all: readonly Owned[], { url, server }: LedgerAccount): readonly Owned[] =>
    all.filter((each) => each.url !== url || each.server !== server);
  return {
    put: async (account) => {
      await hold();
      await change((all) => [...without(all, account), { ...account, owner }]);
    },
    remove: (account) => change((all) => without(all, account)),
    // Without the lock, which nobody would wait for any more: what another page writes in this very moment is lost.
    putAtOnce: (accounts) => {
      const owned = accounts.map((account) => ({ ...account, owner }));
      try {
        storage.setItem(
          KEY,
          JSON.stringify([...accounts.reduce(without, allIn(storage)), ...owned]),
        );
      } catch {
        // As above.
      }
    },
    left: async (url) => {
      const { held: living = [] } = await locks.query();
      const names = new Set(living.map(({ name }) => name));
      return allIn(storage).filter((each) => each.url === url && !names.has(each.owner));
    },
  };
}

function allIn(storage: KeyValueStorage): readonly Owned[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.flatMap((value: unknown) => ownedIn(value) ?? []) : [];
  } catch {
    return [];
  }
}

function ownedIn(value: unknown): Owned | undefined {
  const account = ledgerAccount(value);
  if (account === undefined || typeof value !== 'object' || value === null) return undefined;
  const owner = 'owner' in value ? value.owner : undefined;
  return typeof owner === 'string' ? { ...account, owner } : undefined;
}
