import { attributeValue, childElements, type XmlElement } from '../../xml/element.ts';
import { MUC_USER_NS } from '../../xmpp/namespaces.ts';
import { bareText } from '../../xmpp/jid.ts';

/** A room that was made in a run, in the server's names. */
export interface CreatedRoom {
  readonly room: string;
  /** Bare JIDs, in the script's names, of those who may destroy it: who made it first, then all who were in it. */
  readonly people: readonly string[];
}

/** More than a run has any use for. */
const MOST_ROOMS = 1_000;
const MOST_PEOPLE = 50;

/** Knows which rooms did not exist before the run: status 201 says so (XEP-0045, section 10.1.1). */
export class CreatedRooms {
  readonly #made = new Set<string>();
  readonly #people = new Map<string, Set<string>>();

  /** `actor`: bare JID of the script. */
  heard(stanza: XmlElement, actor: string): void {
    if (stanza.local !== 'presence') return;
    const codes = statusCodes(stanza);
    if (!codes.includes('110') && !codes.includes('201')) return;
    const room = bareText(attributeValue(stanza, 'from') ?? '').toLowerCase();
    if (!room.includes('@') || this.#people.size >= MOST_ROOMS) return;
    const people = this.#people.get(room) ?? new Set();
    if (people.size < MOST_PEOPLE) people.add(actor);
    this.#people.set(room, people);
    if (codes.includes('201')) this.#made.add(room);
  }

  get all(): readonly CreatedRoom[] {
    return [...this.#made].map((room) => ({ room, people: [...(this.#people.get(room) ?? [])] }));
  }
}

function statusCodes(presence: XmlElement): readonly string[] {
  return childElements(presence)
    .filter(({ local, ns }) => local === 'x' && ns === MUC_USER_NS)
    .flatMap(childElements)
    .filter(({ local }) => local === 'status')
    .flatMap((status) => attributeValue(status, 'code') ?? []);
}
