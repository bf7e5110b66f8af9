import type { Milliseconds } from '../../base/clock.ts';
import { t } from '../../base/translate.ts';
import type { Barrier } from '../../run/state.ts';
import type { ReceiveRule } from '../../trace/receive-rule.ts';
import type { DomainRole } from '../../xmpp/address-map/address-map.ts';

/**
 * A server of others as scripts use it: where it is, what it calls the domains that scripts name, and who signs in there.
 * Plain data, without anything that a run finds out.
 */
export interface ServerProfile {
  readonly name: string;
  /** `ws://…` or `wss://…`, see `parseServerAddress`. */
  readonly url: string;
  readonly domains: readonly DomainLine[];
  readonly accounts: ProfileAccounts;
  /** Whether names of rooms and nodes get a suffix of their own in each run. */
  readonly isolates: boolean;
  readonly barrier: Barrier;
  /** How long a `receives` waits. */
  readonly timeout: Milliseconds;
  /** `undefined`: as it is set for all servers. */
  readonly rule: ReceiveRule | undefined;
  /** Whether the order of children counts nowhere: servers differ in it, and it means nothing in XMPP. */
  readonly anyOrder: boolean;
}

/** A domain of scripts, and what the server has in its place. */
export interface DomainLine {
  readonly script: string;
  /** `''`: what the server's disco says is its service for rooms, or for nodes (XEP-0030). */
  readonly server: string;
  readonly role: DomainRole;
}

export const ACCOUNT_KINDS = ['script', 'registered', 'table', 'anonymous'] as const;

/**
 * `script`: as the script says it. `registered`: in-band registration before each run, removal after it (XEP-0077). `table`:
 * only those that the table has. `anonymous`: SASL ANONYMOUS, whoever an actor is.
 */
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

export interface ProfileAccounts {
  readonly kind: AccountKind;
  /** Accounts of actors, which win over the kind. */
  readonly table: readonly ProfileAccount[];
  /** Whether names of accounts that are registered get the suffix of the run, too. */
  readonly hasOwnNames: boolean;
}

/** The account of an actor, who is named by the script's name or bare JID. */
export interface ProfileAccount {
  readonly actor: string;
  /** Bare JID on the server. */
  readonly jid: string;
  /** `''`: that of the script. */
  readonly password: string;
}

/** What a profile is where nothing is said. */
export const DEFAULT_PROFILE: ServerProfile = {
  name: '',
  url: '',
  domains: [],
  accounts: { kind: 'script', table: [], hasOwnNames: true },
  isolates: true,
  barrier: { kind: 'settle', ms: 20 },
  timeout: 5000,
  rule: undefined,
  anyOrder: false,
};

/** The lines of a server with that domain, for scripts that name `localhost` and its services. */
export function usualDomains(domain: string): readonly DomainLine[] {
  return [
    { script: 'localhost', server: domain, role: 'accounts' },
    { script: 'conference.localhost', server: '', role: 'rooms' },
  ];
}

/** What people call the server where runs are told: one that compares in another way than servers do by themselves says so. */
export function profileTitle({ name, anyOrder }: Pick<ServerProfile, 'name' | 'anyOrder'>): string {
  return anyOrder ? t('{name}, children in any order', { name }) : name;
}

/** Which options of a run a profile decides. */
export function profileOptions({ barrier, timeout, rule, anyOrder }: ServerProfile): {
  readonly barrier: Barrier;
  readonly timeout: Milliseconds;
  readonly rule?: ReceiveRule;
  readonly anyOrder: boolean;
} {
  return { barrier, timeout, anyOrder, ...(rule === undefined ? {} : { rule }) };
}

/** The same profile as it may leave: without passwords. */
export function withoutPasswords(profile: ServerProfile): ServerProfile {
  const { accounts } = profile;
  const table = accounts.table.map((row) => ({ ...row, password: '' }));
  return { ...profile, accounts: { ...accounts, table } };
}
