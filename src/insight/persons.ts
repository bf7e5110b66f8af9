import type { PersonKnowledge } from './rooms.ts';

/** The people of a room as one actor knows them, in the order in which it heard of them; found by nickname and JID. */
export class Persons {
  #list: PersonKnowledge[] = [];
  readonly #byNick = new Map<string, Set<number>>();
  readonly #byJid = new Map<string, Set<number>>();

  get all(): readonly PersonKnowledge[] {
    return this.#list;
  }

  at(index: number): PersonKnowledge | undefined {
    return this.#list[index];
  }

  copy(): Persons {
    const copy = new Persons();
    copy.#list = [...this.#list];
    for (const [nick, places] of this.#byNick) copy.#byNick.set(nick, new Set(places));
    for (const [jid, places] of this.#byJid) copy.#byJid.set(jid, new Set(places));
    return copy;
  }

  clear(): void {
    this.#list = [];
    this.#byNick.clear();
    this.#byJid.clear();
  }

  /** By real JID where both are known, else by nickname; -1 when it is someone new. */
  find(nick: string | undefined, jid: string | undefined): number {
    const byNick = this.#first(this.#byNick, nick, (person) => !differ(person.jid?.value, jid));
    if (byNick >= 0 || jid === undefined) return byNick;
    return this.#first(this.#byJid, jid, (person) => !differ(person.nick, nick));
  }

  /** Everybody of that nickname. */
  namedAs(nick: string): readonly number[] {
    return [...(this.#byNick.get(nick) ?? [])];
  }

  /** Replaces the one at an index; adds someone new for -1. */
  put(index: number, person: PersonKnowledge): void {
    const at = index < 0 ? this.#list.length : index;
    const before = this.#list[at];
    if (before !== undefined) {
      this.#byNick.get(before.nick ?? '')?.delete(at);
      this.#byJid.get(before.jid?.value ?? '')?.delete(at);
    }
    this.#list[at] = person;
    note(this.#byNick, person.nick, at);
    note(this.#byJid, person.jid?.value, at);
  }

  #first(
    index: ReadonlyMap<string, ReadonlySet<number>>,
    key: string | undefined,
    fits: (person: PersonKnowledge) => boolean,
  ): number {
    let first = -1;
    for (const at of key === undefined ? [] : (index.get(key) ?? [])) {
      const person = this.#list[at];
      if (person !== undefined && fits(person) && (first < 0 || at < first)) first = at;
    }
    return first;
  }
}

function note(index: Map<string, Set<number>>, key: string | undefined, at: number): void {
  if (key === undefined) return;
  const places = index.get(key) ?? new Set();
  index.set(key, places.add(at));
}

function differ(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b;
}
