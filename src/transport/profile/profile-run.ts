import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
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
import type { AccountLedger, LedgerAccount } from './account-ledger.ts';
import { planAccounts, type PlannedAccount } from './account-plan.ts';
import { CreatedRooms } from './created-rooms.ts';
import { openConversation, type Conversation, type Credentials } from './conversation.ts';
import { connectMapped } from './mapped-session.ts';
import { mayRegister, noAccounts, noService, notRegistered } from './profile-problems.ts';
import { registerAccount } from './registration.ts';
import { cleanUp } from './clean-up.ts';
import { removeLeft } from './remove-left.ts';
import { findServices, openLines } from './find-services.ts';
import { OpenSessions } from './open-sessions.ts';
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
  /** Calls back as the page is being closed, if it is one. */
  readonly leaving?: ((leave: () => void) => Disposable) | undefined;
  /** Where accounts are remembered until they are removed, if they are. */
  readonly ledger?: AccountLedger | undefined;
  /** What disco said in earlier runs, by the script's domain; it grows. */
  readonly found: Map<string, string>;
}

const DONE = Promise.resolve();

/** One run on the server of a profile. */
export class ProfileRun {
  readonly #profile: ServerProfile;
  readonly #around: RunSurroundings;
  readonly #suffix: string;
  readonly #rooms = new CreatedRooms();
  readonly #sessions = new OpenSessions();
  #registered: readonly PlannedAccount[] = [];
  #leaving: Disposable | undefined;
  /** By the bare JID of the script. */
  #accounts: ReadonlyMap<string, PlannedAccount> = new Map();
  /** Of accounts that the server named. */
  readonly #given: AccountPair[] = [];
  #map: AddressMap;
  #preparing = DONE;
  #finishing: Promise<void> | undefined;
  /** It was stopped, or came to its end. */
  #isOver = false;
  /** Its page was closed: rooms were asked to go as well as could be. */
  #hasLeft = false;

  constructor(profile: ServerProfile, around: RunSurroundings) {
    this.#profile = profile;
    this.#around = around;
    this.#suffix = suffixFrom(around.random);
    this.#map = this.#mapOf(profile.domains.filter(({ server }) => server !== ''));
  }

  /** Rejects with a `ProblemError` where the profile cannot be kept to. Of a run that is over by then, little is done. */
  prepare(actors: readonly ScenarioActor[]): Promise<void> {
    this.#leaving = this.#around.leaving?.(() => this.#leave());
    this.#preparing = this.#isOver ? DONE : this.#prepare(actors);
    return this.#preparing;
  }

  async #prepare(actors: readonly ScenarioActor[]): Promise<void> {
    const { tell, found } = this.#around;
    const planned = planAccounts(actors, {
      profile: this.#profile,
      toServer: (address) => this.#map.addressToServer(address),
      suffix: this.#suffix,
    });
    if (!planned.ok) throw new ProblemError(noAccounts(this.#profile, planned.error));
    this.#accounts = planned.value;
    if (mayRegister(this.#profile.url)) await removeLeft(this.#around, this.#profile.url, actors);
    await this.#register();
    if (this.#isOver) return;
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
    if (this.#profile.anyOrder)
      tell('info', t('The order of children does not count on this server, as its profile says.'));
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
    const script = bareText(actor.jid).toLowerCase();
    const account = this.#accounts.get(script);
    const names = {
      map: () => this.#map,
      bound: (fullJid: string) => this.#bound(account, fullJid),
      heard: (stanza: Parameters<CreatedRooms['heard']>[0]) => this.#rooms.heard(stanza, script),
    };
    return connectMapped(
      this.#sessions.watched(this.#around.connector, script),
      { actor: this.#signedIn(actor, account), listener },
      names,
    );
  }

  /** What the run has made goes, also what is only being made. Once; never rejects. */
  finish(): Promise<void> {
    this.#isOver = true;
    this.#finishing ??= this.#preparing.catch(() => undefined).then(() => this.#cleanUp());
    return this.#finishing;
  }

  /** Nobody will wait for the end. What has nobody online to ask stays, and is left for a later run. */
  #leave(): void {
    this.#isOver = true;
    const asked = this.#sessions.askToGo(this.#rooms.all, this.#registered);
    this.#hasLeft = true;
    this.#registered = this.#registered.filter((account) => !asked.includes(account));
    this.#around.ledger?.putAtOnce?.(
      asked.map((account) => ({ ...this.#entryOf(account), asked: true })),
    );
  }

  async #cleanUp(): Promise<void> {
    this.#leaving?.dispose();
    await cleanUp({
      rooms: this.#hasLeft ? [] : this.#rooms.all,
      accounts: this.#accounts,
      registered: this.#registered,
      ...this.#around,
      removed: (account) => this.#around.ledger?.remove(this.#entryOf(account)) ?? DONE,
    });
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

  async #register(): Promise<void> {
    const { openWire, clock, tell } = this.#around;
    const wanted = [...this.#accounts.values()].filter(({ kind }) => kind === 'registered');
    if (wanted.length > 0 && !mayRegister(this.#profile.url))
      throw new ProblemError(notRegistered(this.#profile, wanted[0]?.server ?? '', OPEN_WAY));
    for (const account of wanted) {
      if (this.#isOver) return;
      const { local = '', domain = '' } = partsOf(account.server);
      const { password } = account;
      const done = await registerAccount(openWire, { username: local, domain, password }, clock);
      if (!done.ok)
        throw new ProblemError(notRegistered(this.#profile, account.server, done.error));
      this.#registered = [...this.#registered, account];
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
