import type { Clock } from '../../base/clock.ts';
import type { Random } from '../../base/random.ts';
import type { Result } from '../../base/result.ts';
import { t } from '../../base/translate.ts';
import type {
  ActorConnector,
  ActorListener,
  ActorSession,
  ServerLogLine,
} from '../../run/ports.ts';
import { ProblemError } from '../../run/problem-error.ts';
import type { ScenarioActor } from '../../script/scenario.ts';
import type { Problem } from '../../trace/event.ts';
import {
  createAddressMap,
  type AccountPair,
  type AddressMap,
  type DomainPair,
} from '../../xmpp/address-map/address-map.ts';
import { bareText, parseJid } from '../../xmpp/jid.ts';
import type { OpenWire } from '../wire.ts';
import { afterTry, removable, type AccountLedger, type LedgerAccount } from './account-ledger.ts';
import { planAccounts, type PlannedAccount } from './account-plan.ts';
import { CreatedRooms } from './created-rooms.ts';
import { openConversation, type Conversation, type Credentials } from './conversation.ts';
import { connectMapped } from './mapped-session.ts';
import { mayRegister, noAccounts, noService, notRegistered } from './profile-problems.ts';
import { registerAccount } from './registration.ts';
import { cleanUp } from './clean-up.ts';
import { findServices, openLines } from './find-services.ts';
import type { ServerProfile } from './server-profile.ts';

export interface RunSurroundings {
  /** In the server's names. */
  readonly connector: ActorConnector;
  readonly openWire: OpenWire;
  readonly clock: Clock;
  readonly random: Random;
  /** A line for the log of the run. */
  readonly tell: (level: ServerLogLine['level'], message: string) => void;
  /** Hears of what a run has left. */
  readonly left: (sentence: string) => void;
  /** Where accounts are remembered until they are removed, if they are. */
  readonly ledger?: AccountLedger | undefined;
  /** What disco said in earlier runs, by the script's domain; it grows. */
  readonly found: Map<string, string>;
}

/** One run on the server of a profile. */
export class ProfileRun {
  readonly #profile: ServerProfile;
  readonly #around: RunSurroundings;
  readonly #suffix: string;
  readonly #rooms = new CreatedRooms();
  readonly #registered: PlannedAccount[] = [];
  /** By the bare JID of the script. */
  #accounts: ReadonlyMap<string, PlannedAccount> = new Map();
  /** Of accounts that the server named. */
  readonly #given: AccountPair[] = [];
  #map: AddressMap;
  #finishing: Promise<void> | undefined;

  constructor(profile: ServerProfile, around: RunSurroundings) {
    this.#profile = profile;
    this.#around = around;
    this.#suffix = suffixFrom(around.random);
    this.#map = this.#mapOf(profile.domains.filter(({ server }) => server !== ''));
  }

  /** Rejects with a `ProblemError` where the profile cannot be kept to. */
  async prepare(actors: readonly ScenarioActor[]): Promise<void> {
    const { tell, found } = this.#around;
    const planned = planAccounts(actors, {
      profile: this.#profile,
      toServer: (address) => this.#map.addressToServer(address),
      suffix: this.#suffix,
    });
    if (!planned.ok) throw new ProblemError(noAccounts(this.#profile, planned.error));
    this.#accounts = planned.value;
    await this.#removeLeft(actors);
    await this.#register();
    await this.#find();
    const known = this.#profile.domains.map((line) => ({
      ...line,
      server: line.server === '' ? (found.get(line.script) ?? '') : line.server,
    }));
    this.#map = this.#mapOf(known.filter(({ server }) => server !== ''));
    for (const { script, server } of known) {
      if (server !== '' && server !== script)
        tell('info', t('{script} is {server} on this server.', { script, server }));
    }
    if (this.#profile.isolates)
      tell(
        'info',
        t('Names of rooms and nodes end in -{suffix} on this server, in this run.', {
          suffix: this.#suffix,
        }),
      );
  }

  /** Where that actor's account is, as the server calls it. */
  domainOf(actor: ScenarioActor): string {
    const account = this.#accounts.get(bareText(actor.jid).toLowerCase());
    return partsOf(account?.server ?? this.#map.addressToServer(bareText(actor.jid))).domain ?? '';
  }

  /** As whom that actor signs in, once it is prepared. */
  credentialsOf(actor: ScenarioActor): Credentials {
    const { jid, password } = this.#signedIn(
      actor,
      this.#accounts.get(bareText(actor.jid).toLowerCase()),
    );
    return { jid: bareText(jid), password };
  }

  connect(actor: ScenarioActor, listener: ActorListener): ActorSession {
    const account = this.#accounts.get(bareText(actor.jid).toLowerCase());
    const names = {
      map: () => this.#map,
      bound: (fullJid: string) => this.#bound(account, fullJid),
      heard: (stanza: Parameters<CreatedRooms['heard']>[0]) =>
        this.#rooms.heard(stanza, bareText(actor.jid).toLowerCase()),
    };
    return connectMapped(
      this.#around.connector,
      { actor: this.#signedIn(actor, account), listener },
      names,
    );
  }

  /** What the run has made goes. Once; never rejects. */
  finish(): Promise<void> {
    this.#finishing ??= cleanUp({
      rooms: this.#rooms.all,
      accounts: this.#accounts,
      registered: this.#registered,
      ...this.#around,
      removed: (account) => this.#around.ledger?.remove(this.#entryOf(account)) ?? DONE,
    });
    return this.#finishing;
  }

  #mapOf(domains: readonly DomainPair[]): AddressMap {
    const accounts = [...this.#given, ...this.#accounts.values()].filter(
      ({ script, server }) => script !== server,
    );
    const suffix = this.#profile.isolates ? this.#suffix : undefined;
    const map = createAddressMap({ domains, accounts, suffix });
    this.#domains = domains;
    return map;
  }
  #domains: readonly DomainPair[] = [];

  #signedIn(actor: ScenarioActor, account: PlannedAccount | undefined): ScenarioActor {
    if (account === undefined) return { ...actor, jid: this.#map.addressToServer(actor.jid) };
    if (account.kind === 'anonymous')
      return { ...actor, jid: account.server.replace(/^[^@]*@/, ''), password: '' };
    return { ...actor, jid: account.server, password: account.password };
  }

  /** Whoever signs in as nobody gets a name from the server: it is the actor's from now on. */
  #bound(account: PlannedAccount | undefined, fullJid: string): void {
    const server = bareText(fullJid);
    if (account === undefined || account.server.toLowerCase() === server.toLowerCase()) return;
    this.#given.unshift({ script: account.script, server });
    this.#map = this.#mapOf(this.#domains);
  }

  #entryOf({ script, server }: PlannedAccount): LedgerAccount {
    return { url: this.#profile.url, script: script.toLowerCase(), server, tries: 0 };
  }

  /** Accounts of runs that were broken off go first: with the same names, they would be in the way. */
  async #removeLeft(actors: readonly ScenarioActor[]): Promise<void> {
    const { ledger, left, tell } = this.#around;
    if (ledger === undefined || !mayRegister(this.#profile.url)) return;
    const entries = removable(await ledger.left(this.#profile.url), actors);
    if (entries.length === 0) return;
    const gone = new Set<PlannedAccount>();
    await cleanUp({
      ...this.#around,
      rooms: [],
      accounts: new Map(),
      registered: entries.map(({ planned }) => planned),
      left: (sentence) => tell('warn', sentence),
      removed: (account) => {
        gone.add(account);
        return DONE;
      },
    });
    for (const { account, planned } of entries) {
      const again = gone.has(planned) ? undefined : afterTry(account);
      await (again === undefined ? ledger.remove(account) : ledger.put(again));
    }
    if (gone.size > 0) left(removedWords(gone.size));
  }

  async #register(): Promise<void> {
    const { openWire, clock, tell } = this.#around;
    const wanted = [...this.#accounts.values()].filter(({ kind }) => kind === 'registered');
    if (wanted.length > 0 && !mayRegister(this.#profile.url))
      throw new ProblemError(notRegistered(this.#profile, wanted[0]?.server ?? '', OPEN_WAY));
    for (const account of wanted) {
      const { local = '', domain = '' } = partsOf(account.server);
      const { password } = account;
      const done = await registerAccount(openWire, { username: local, domain, password }, clock);
      if (!done.ok)
        throw new ProblemError(notRegistered(this.#profile, account.server, done.error));
      this.#registered.push(account);
      // Only now: of an account that there was before, nobody is to think that it is ours to remove.
      await this.#around.ledger?.put(this.#entryOf(account));
      tell('info', t('Registered {server} in-band (XEP-0077).', { server: account.server }));
    }
  }

  /** Asks the server for services that the profile leaves open. */
  async #find(): Promise<void> {
    const { connector, clock, found } = this.#around;
    const open = openLines(this.#profile, found);
    const [account] = this.#accounts.values();
    if (open.length === 0 || account === undefined) return;
    const talk: Result<Conversation, Problem> = await openConversation(
      connector,
      { jid: this.#signInName(account), password: account.password },
      clock,
    );
    if (!talk.ok) throw new ProblemError(talk.error);
    const domain = partsOf(account.server).domain ?? '';
    const services = await findServices(talk.value, domain, open);
    await talk.value.close();
    for (const [script, server] of services.found) found.set(script, server);
    const [missing] = services.missing;
    if (missing !== undefined) throw new ProblemError(noService(this.#profile, missing));
  }

  #signInName({ kind, server }: PlannedAccount): string {
    return kind === 'anonymous' ? (partsOf(server).domain ?? '') : server;
  }
}

const DONE = Promise.resolve();

function removedWords(count: number): string {
  return t(
    'Before this run, {count, plural, one {1 account that was left from an interrupted run was removed} other {{count} accounts that were left from an interrupted run were removed}}.',
    { count },
  );
}

const OPEN_WAY = {
  reason: t('The connection is not encrypted: anybody on the way could read the password.'),
  advice: t('Use a wss:// address, or a server on this machine.'),
};

function partsOf(jid: string): { readonly local?: string; readonly domain?: string } {
  const parsed = parseJid(jid);
  return parsed.ok ? parsed.value : {};
}

const SUFFIX_LETTERS = 'bcdfghjkmnpqrstvwxz23456789';
const SUFFIX_LENGTH = 7;

/** Told apart by eye, without vowels that could make a word. */
function suffixFrom(random: Random): string {
  const letters = [...random.bytes(SUFFIX_LENGTH)].map(
    (byte) => SUFFIX_LETTERS[byte % SUFFIX_LETTERS.length] ?? '',
  );
  return letters.join('');
}
