import { forked } from '../../base/forked.ts';
import { remembering } from '../../base/lazy.ts';
import type { Scenario } from '../../script/scenario.ts';
import type { EventList } from '../../trace/event-list.ts';
import type { ConnectionChanged } from '../../trace/event.ts';
import { folding } from '../../trace/fold.ts';
import { bareText } from '../../xmpp/jid.ts';
import {
  actingNames,
  JID_VARIABLE,
  domainText,
  scriptedJid,
  type ActorBook,
} from '../actor-book.ts';

/**
 * The actor book of a trace that grows. Each address belongs to the first actor, in the order of their names, that has
 * been known by it.
 */
export class Addresses implements ActorBook {
  /** Rises when an address belongs to another actor than before, and when an actor's own changes. */
  version = 0;
  #names: string[];
  #ranks = new Map<string, number>();
  readonly #scripted: ReadonlySet<string>;
  /** The newest address of each actor. */
  #current = new Map<string, string>();
  #bound = new Set<string>();
  /** By full JID that was bound: the first actor's rank. */
  #ofBound = new Map<string, number>();
  #ofCurrent = new Map<string, number>();
  #ofBare = new Map<string, number>();
  #isSorted = false;

  readonly #scenario: Scenario;

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
    const names = new Set(actingNames(scenario));
    for (const actor of scenario.actors) {
      names.add(actor.name);
      this.#current.set(actor.name, scriptedJid(actor));
    }
    this.#scripted = new Set(scenario.actors.map(({ name }) => name));
    this.#names = [...names];
    this.#names.forEach((name, rank) => this.#ranks.set(name, rank));
  }

  fork(): Addresses {
    const fork = new Addresses(this.#scenario);
    fork.version = this.version;
    fork.#names = forked(this.#names);
    fork.#ranks = forked(this.#ranks);
    fork.#current = forked(this.#current);
    fork.#bound = forked(this.#bound);
    fork.#ofBound = forked(this.#ofBound);
    return fork;
  }

  get names(): readonly string[] {
    return this.#names;
  }

  jidOf(name: string): string {
    return this.#current.get(name) ?? '';
  }

  domainOf(name: string): string {
    return domainText(this.jidOf(name));
  }

  readonly actorAt = (address: string): string | undefined => {
    const variable = JID_VARIABLE.exec(address)?.[1];
    if (variable !== undefined) return this.#scripted.has(variable) ? variable : undefined;
    const rank = this.#find(address) ?? this.#find(bareText(address));
    return rank === undefined ? undefined : this.#names[rank];
  };

  #find(address: string): number | undefined {
    if (!this.#isSorted) this.#sort();
    const bound = this.#ofBound.get(address) ?? Infinity;
    const current = this.#ofCurrent.get(address) ?? Infinity;
    const full = Math.min(bound, current);
    return full === Infinity ? this.#ofBare.get(address) : full;
  }

  /** Takes in a change; the addresses about which the book may say something else now, as bare ones. */
  learn({ actor, jid }: ConnectionChanged): readonly string[] {
    const isNew = !this.#ranks.has(actor);
    if (isNew) {
      this.#ranks.set(actor, this.#names.length);
      this.#names.push(actor);
      this.version++;
    }
    if (jid === undefined) return [];
    const rank = this.#ranks.get(actor) ?? Infinity;
    const before = this.jidOf(actor);
    const owner = this.#ofBound.get(jid) ?? Infinity;
    const isKnown = before === jid && this.#bound.has(actor) && owner <= rank;
    if (isKnown) return [];
    this.version++;
    if (jid !== '') this.#ofBound.set(jid, Math.min(owner, rank));
    this.#current.set(actor, jid);
    const isFirst = !this.#bound.has(actor);
    this.#bound.add(actor);
    if (isFirst || bareText(before) !== bareText(jid)) this.#isSorted = false;
    return [bareText(jid), bareText(before)];
  }

  /** Once for all actors that have connected since somebody asked. */
  #sort(): void {
    this.#isSorted = true;
    this.#ofCurrent = new Map();
    this.#ofBare = new Map();
    const add = (found: Map<string, number>, address: string, rank: number) => {
      if (address !== '' && !found.has(address)) found.set(address, rank);
    };
    this.#names.forEach((name, rank) => {
      const jid = this.jidOf(name);
      if (!this.#bound.has(name)) add(this.#ofCurrent, jid, rank);
      add(this.#ofBare, bareText(jid), rank);
    });
  }
}

/** The actor book of a scenario as it stands after events: another one when it says something else. */
export function actorBookOf(scenario: Scenario, events: EventList): ActorBook {
  return booksOf(scenario)(events);
}

const booksOf = remembering((scenario: Scenario) =>
  folding({
    types: ['connection'],
    start: (): Kept => ({ addresses: new Addresses(scenario), version: -1, book: undefined }),
    add: ({ addresses }, event) => {
      if (event.type === 'connection') addresses.learn(event);
    },
    read: (kept) => {
      const { addresses, version, book } = kept;
      if (book !== undefined && version === addresses.version) return book;
      kept.version = addresses.version;
      return (kept.book = {
        names: [...addresses.names],
        jidOf: (name) => addresses.jidOf(name),
        domainOf: (name) => addresses.domainOf(name),
        actorAt: addresses.actorAt,
      });
    },
  }),
);

interface Kept {
  readonly addresses: Addresses;
  /** Of the addresses, when the book was made. */
  version: number;
  book: ActorBook | undefined;
}
