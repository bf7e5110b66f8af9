import type { ScenarioActor } from '../../script/scenario.ts';
import { bareText } from '../../xmpp/jid.ts';
import type { PlannedAccount } from './account-plan.ts';

/** An account that was registered for a run. No password is in it: the script that registered it has that. */
export interface LedgerAccount {
  /** Of the server. */
  readonly url: string;
  /** Bare JID of the actor in the script, in small letters. */
  readonly script: string;
  /** Bare JID on the server. */
  readonly server: string;
  /** In how many later runs it could not be removed. */
  readonly tries: number;
  /** Set where it was asked to go as its page was closed: nobody heard what became of it. */
  readonly asked?: true;
}

/** Remembers accounts from their registration until they are removed, so that a later run can do it where one was broken off. */
export interface AccountLedger {
  /** Never rejects: what cannot be remembered is not worth failing a run for. */
  put(account: LedgerAccount): Promise<void>;
  remove(account: LedgerAccount): Promise<void>;
  /** Remembers at once, before it returns: the page is being closed. Absent: nothing can be remembered so. */
  putAtOnce?(accounts: readonly LedgerAccount[]): void;
  /** Those of runs that are no more: the page was closed, or the process was killed. Of runs that go on, none. */
  left(url: string): Promise<readonly LedgerAccount[]>;
}

/** So many runs try to remove an account: then somebody else has done it, or its password is another one. */
const MOST_TRIES = 3;

/** Those of them that these actors can remove, as what they would have been planned as: a script has its passwords. */
export function removable(
  left: readonly LedgerAccount[],
  actors: readonly ScenarioActor[],
): readonly { readonly account: LedgerAccount; readonly planned: PlannedAccount }[] {
  const passwords = new Map(
    actors.map(({ jid, password }) => [bareText(jid).toLowerCase(), password]),
  );
  return left.flatMap((account) => {
    const password = passwords.get(account.script);
    if (password === undefined || password === '') return [];
    const { script, server } = account;
    return [{ account, planned: { script, server, password, kind: 'registered' } as const }];
  });
}

/** What is to be remembered of one that could not be removed; `undefined` once it is not worth another try. */
export function afterTry(account: LedgerAccount): LedgerAccount | undefined {
  const tries = account.tries + 1;
  return tries < MOST_TRIES ? { ...account, tries } : undefined;
}

/** What of a kept value is an account; `undefined`: nothing. */
export function ledgerAccount(value: unknown): LedgerAccount | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { url, script, server, tries, asked }: Partial<Record<keyof LedgerAccount, unknown>> =
    value;
  const isWell = isWord(url) && isWord(script) && isWord(server) && Number.isSafeInteger(tries);
  if (!isWell) return undefined;
  return { url, script, server, tries: Number(tries), ...(asked === true ? { asked } : {}) };
}

const LONGEST = 4_000;

function isWord(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST;
}
