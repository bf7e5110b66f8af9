import { Persons } from './persons.ts';
import type { ActorKnowledge, Fact, FactSource, OutsideReason, PersonKnowledge } from './rooms.ts';

/** What an `<item/>` says; the JID is bare. */
export interface ItemTold {
  readonly jid: string | undefined;
  readonly nick: string | undefined;
  readonly affiliation: string | undefined;
  readonly role: string | undefined;
}

/** What a presence from an occupant says. */
export interface PresenceTold {
  /** One per session of the occupant, or one without JID. */
  readonly items: readonly ItemTold[];
  readonly codes: ReadonlySet<string>;
  readonly source: FactSource;
}

/** One actor's knowledge of one room, as it grows. */
export interface Ledger {
  /** The actor asks to enter; who was outside starts anew. */
  enters(): void;
  available(nick: string, told: PresenceTold): void;
  /** Status 303: the occupant goes on under the item's `nick`. */
  renamed(nick: string, told: PresenceTold): void;
  /** Without a nick the presence is of an absent person with an affiliation. */
  unavailable(nick: string | undefined, told: PresenceTold & { readonly destroyed: boolean }): void;
  refused(source: FactSource): void;
  subject(text: string, source: FactSource): void;
  codes(codes: ReadonlySet<string>, source: FactSource): void;
  /** Something about a person who need not be inside. */
  absent(item: ItemTold, source: FactSource): void;
  knowledge(): ActorKnowledge;
  /** Another one that knows the same until now. */
  copy(): Ledger;
}

interface State {
  ownNick: Fact<string> | undefined;
  outside: Fact<OutsideReason> | undefined;
  readonly persons: Persons;
  subject: Fact<string> | undefined;
  realJids: ActorKnowledge['realJids'];
}

export function createLedger(actor: string): Ledger {
  return ledgerWith(actor, emptyState());
}

function ledgerWith(actor: string, state: State): Ledger {
  return {
    enters: () => {
      if (state.ownNick === undefined) Object.assign(state, emptyState());
    },
    available: (nick, told) => {
      putPerson(state, nick, { ...told, isPresent: true });
      if (told.codes.has('110')) {
        state.ownNick = { value: nick, source: told.source };
        state.outside = undefined;
      }
      noteRealJids(state, told.codes, told.source);
    },
    renamed: (nick, told) => rename(state, nick, told),
    unavailable: (nick, told) => leave(state, nick, told),
    refused: (source) => {
      if (state.ownNick === undefined) state.outside = { value: 'refused', source };
    },
    subject: (value, source) => {
      state.subject = { value, source };
    },
    codes: (codes, source) => noteRealJids(state, codes, source),
    absent: (item, source) => putAbsent(state, item, source),
    knowledge: () => ({ actor, ...state, persons: [...state.persons.all] }),
    copy: () => ledgerWith(actor, { ...state, persons: state.persons.copy() }),
  };
}

function emptyState(): State {
  return {
    ownNick: undefined,
    outside: undefined,
    persons: new Persons(),
    subject: undefined,
    realJids: undefined,
  };
}

function noteRealJids(state: State, codes: ReadonlySet<string>, source: FactSource): void {
  if (codes.has('100') || codes.has('172')) state.realJids = { value: 'everyone', source };
  else if (codes.has('173')) state.realJids = { value: 'moderators', source };
}

function rename(state: State, nick: string, told: PresenceTold): void {
  const next = told.items.find((item) => item.nick !== undefined)?.nick;
  if (next === undefined) return;
  for (const index of state.persons.namedAs(nick)) {
    const person = state.persons.at(index);
    if (person?.isPresent !== true) continue;
    state.persons.put(index, { ...person, nick: next, source: told.source });
  }
  if (told.codes.has('110')) state.ownNick = { value: next, source: told.source };
}

function leave(
  state: State,
  nick: string | undefined,
  told: PresenceTold & { readonly destroyed: boolean },
): void {
  if (told.codes.has('110')) {
    state.outside = { value: outsideReason(told), source: told.source };
    state.ownNick = undefined;
    state.persons.clear();
    return;
  }
  if (nick !== undefined) putPerson(state, nick, { ...told, isPresent: false });
  else for (const item of told.items) putAbsent(state, item, told.source);
}

function outsideReason(told: PresenceTold & { readonly destroyed: boolean }): OutsideReason {
  if (told.destroyed) return 'destroyed';
  if (told.codes.has('301')) return 'banned';
  if (told.codes.has('307') && !told.codes.has('333')) return 'kicked';
  return ['321', '322', '332', '333'].some((code) => told.codes.has(code)) ? 'removed' : 'left';
}

function putPerson(
  state: State,
  nick: string,
  { items, source, isPresent }: PresenceTold & { readonly isPresent: boolean },
): void {
  const jid = items.find((item) => item.jid !== undefined)?.jid;
  const item: ItemTold = { jid, nick, affiliation: items[0]?.affiliation, role: items[0]?.role };
  const index = state.persons.find(nick, jid);
  const known = comingBack(state.persons.at(index), isPresent && jid === undefined);
  const role = isPresent ? item.role : 'none';
  const person = { ...merge(known, { ...item, role }, source), nick, isPresent };
  state.persons.put(index, person);
}

/** Whoever enters under a nickname that somebody left need not be the same person. */
function comingBack(
  known: PersonKnowledge | undefined,
  isAnonymous: boolean,
): PersonKnowledge | undefined {
  if (known === undefined || known.isPresent || !isAnonymous) return known;
  return { ...known, jid: undefined };
}

function putAbsent(state: State, item: ItemTold, source: FactSource): void {
  if (item.jid === undefined && item.nick === undefined) return;
  const index = state.persons.find(item.nick, item.jid);
  const known = state.persons.at(index);
  const person = { ...merge(known, item, source), isPresent: known?.isPresent ?? false };
  state.persons.put(index, person);
}

/** What is told replaces what was known; what is not told stays, and so does who first told the same. */
function merge(
  known: PersonKnowledge | undefined,
  item: ItemTold,
  source: FactSource,
): PersonKnowledge {
  const fact = (told: string | undefined, old: Fact<string> | undefined) =>
    told === undefined || told === old?.value ? old : { value: told, source };
  const facts = {
    jid: fact(item.jid, known?.jid),
    affiliation: fact(item.affiliation, known?.affiliation),
    role: fact(item.role, known?.role),
  };
  const isNews = Object.values(facts).some((each) => each?.source === source);
  return {
    nick: item.nick ?? known?.nick,
    isPresent: known?.isPresent ?? false,
    ...facts,
    source: isNews ? source : (known?.source ?? source),
  };
}
