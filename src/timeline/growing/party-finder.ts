import { forked } from '../../base/forked.ts';
import { bareText } from '../../xmpp/jid.ts';
import type { ActorBook } from '../actor-book.ts';
import { otherAddress, resolve, type Party } from '../parties.ts';
import type { RowSeed } from '../row-seeds.ts';
import type { StanzaReader } from '../stanza-reader.ts';

interface Known {
  readonly address: string;
  readonly actor: string;
  readonly party: Party;
}

/** Finds the other end of rows, and remembers what it has found; asked again, it says whether that still holds. */
export class PartyFinder {
  readonly #book: ActorBook;
  readonly #reader: StanzaReader;
  #found = new Map<string, Map<string, Party>>();
  #byBare = new Map<string, Known[]>();

  constructor(book: ActorBook, reader: StanzaReader) {
    this.#book = book;
    this.#reader = reader;
  }

  /** Another one that has found the same. */
  fork(book: ActorBook): PartyFinder {
    const fork = new PartyFinder(book, this.#reader);
    fork.#found = forked(this.#found);
    fork.#byBare = forked(this.#byBare);
    return fork;
  }

  /** How many addresses it remembers. */
  get size(): number {
    return this.#byBare.size;
  }

  /** `undefined` for a row on one lane: connects, disconnects, receives nothing. */
  partyOf(seed: RowSeed): Party | undefined {
    const address = otherAddress(seed, this.#reader);
    return address === undefined ? undefined : this.#find(address, seed.actor);
  }

  #find(address: string, actor: string): Party {
    let own = this.#found.get(actor);
    if (own === undefined) this.#found.set(actor, (own = new Map<string, Party>()));
    const found = own.get(address);
    if (found !== undefined) return found;
    const party = resolve(address, actor, this.#book);
    own.set(address, party);
    const bare = bareText(address);
    const known = this.#byBare.get(bare);
    if (known === undefined) this.#byBare.set(bare, [{ address, actor, party }]);
    else known.push({ address, actor, party });
    return party;
  }

  /** Whether all that was found for these bare addresses would be found again. */
  stillHolds(bares: readonly string[]): boolean {
    return bares.every((bare) => this.#holds(this.#byBare.get(bare) ?? []));
  }

  #holds(known: readonly Known[]): boolean {
    return known.every(({ address, actor, party }) => {
      const now = resolve(address, actor, this.#book);
      return laneIdOf(now) === laneIdOf(party);
    });
  }

  forget(): void {
    this.#found.clear();
    this.#byBare.clear();
  }
}

/** As in the ids of lanes. */
export function laneIdOf(party: Party): string {
  return party.kind === 'actor' ? `actor:${party.name}` : `service:${party.jid}`;
}
