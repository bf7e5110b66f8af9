import type { Direction } from '../trace/event.ts';
import { attributeValue, findChild, type XmlElement } from '../xml/element.ts';
import { bareText, resourceText } from '../xmpp/jid.ts';
import { MUC_USER_NS } from '../xmpp/namespaces.ts';
import type { LogActor } from './log-actors.ts';
import { changing, entering } from './made-stanzas.ts';
import {
  isArrival,
  isDelayed,
  isEmptySubject,
  isOwnPresence,
  isSameOccupant,
  messageKey,
  namedIn,
  nickIn,
  NOTHING_TOLD,
  occupantFacts,
  passwordIn,
  selfWords,
  withoutAddress,
  type OccupantFacts,
} from './presence-facts.ts';
import { RoomPlan, type PlannedOccupant, type PlannedRoom, type PlannedStep } from './room-plan.ts';

/** A stanza of a log: who sent or received it. */
export interface ToldStanza {
  readonly actor: string;
  readonly direction: Direction;
  readonly element: XmlElement;
}

/** So far a look ahead goes, from somebody’s entry to the end of what the room tells them about itself. */
const LOOK_AHEAD = 1_000;

/**
 * The steps of a script in which what a log tells can come about again. What was received has a cause: where no session of the
 * log sent it, whoever did becomes an actor, who enters, speaks, changes and leaves as others were told. A stanza whose cause
 * cannot be made is not in it.
 */
export function withUnseenPeople(
  stanzas: readonly ToldStanza[],
  actors: readonly LogActor[],
): { readonly steps: readonly PlannedStep[]; readonly people: readonly LogActor[] } {
  const planner = new Planner(stanzas, actors);
  for (const [index, stanza] of stanzas.entries()) {
    if (stanza.direction === 'sent') planner.send(stanza, index);
    else planner.receive(stanza, index);
  }
  const { steps, people } = planner.plan;
  return { steps, people };
}

class Planner {
  readonly plan: RoomPlan;
  readonly #stanzas: readonly ToldStanza[];
  /** Messages that somebody sent, and ids of requests. */
  readonly #said = new Set<string>();
  readonly #asked = new Set<string>();
  /** Nicknames and addresses that a session of the log has asked to change. */
  readonly #named = new Set<string>();
  /** Messages that were told already, by who received them. */
  readonly #heard = new Set<string>();

  constructor(stanzas: readonly ToldStanza[], actors: readonly LogActor[]) {
    this.plan = new RoomPlan(actors);
    this.#stanzas = stanzas;
  }

  send(stanza: ToldStanza, index: number): void {
    const { actor, element } = stanza;
    const to = attributeValue(element, 'to') ?? '';
    const type = attributeValue(element, 'type');
    if (element.local === 'iq' && type !== 'get' && type !== 'set') return;
    if (element.local === 'presence' && to !== '') this.#sendPresence(stanza, to, index);
    else if (element.local === 'message') this.#sendMessage(stanza, to, index);
    else if (element.local === 'iq') this.#sendRequest(element, to);
    this.plan.add(actor, 'sent', element);
  }

  #sendPresence({ actor, element }: ToldStanza, to: string, index: number): void {
    const jid = bareText(to);
    const nick = resourceText(to);
    if (nick === undefined || attributeValue(element, 'type') === 'error') return;
    const own = this.#nickOf(jid, actor);
    if (own === undefined) {
      const room = this.#prepare(jid, actor, { nick, index });
      room.password = passwordIn(element) ?? room.password;
      room.occupants.set(nick, { actor, isMade: false, isChanging: true });
      return;
    }
    const occupant = this.plan.room(jid).occupants.get(own);
    if (occupant !== undefined) occupant.isChanging = true;
  }

  #sendMessage({ actor, element }: ToldStanza, to: string, index: number): void {
    const jid = bareText(to);
    const isGroup = attributeValue(element, 'type') === 'groupchat';
    if (isGroup && this.#nickOf(jid, actor) === undefined) this.#join(jid, actor, index);
    const from = isGroup ? `${jid}/${this.#nickOf(jid, actor) ?? ''}` : actor;
    this.#said.add(`${from}\n${messageKey(element)}`);
  }

  #sendRequest(element: XmlElement, to: string): void {
    this.#asked.add(attributeValue(element, 'id') ?? '');
    for (const name of namedIn(element)) this.#named.add(`${bareText(to)} ${bareText(name)}`);
    const room = this.plan.known(bareText(to));
    if (room !== undefined) room.password = passwordIn(element) ?? room.password;
  }

  receive(stanza: ToldStanza, index: number): void {
    const { actor, element } = stanza;
    const from = attributeValue(element, 'from') ?? '';
    const type = attributeValue(element, 'type');
    if (element.local === 'iq') {
      const isAnswer = type === 'result' || type === 'error';
      if (isAnswer && this.#asked.has(attributeValue(element, 'id') ?? '')) {
        this.plan.add(actor, 'received', element);
      }
    } else if (type === 'error') this.plan.add(actor, 'received', element);
    else if (element.local === 'presence') this.#receivePresence(stanza, from, index);
    else this.#receiveMessage(stanza, from, index);
  }

  #receivePresence({ actor, element }: ToldStanza, from: string, index: number): void {
    const nick = resourceText(from);
    if (nick === undefined) return;
    const jid = bareText(from);
    if (this.#nickOf(jid, actor) === undefined && attributeValue(element, 'type') === undefined) {
      this.#join(jid, actor, index);
    }
    const room = this.plan.room(jid);
    const facts = occupantFacts(element);
    const occupant = room.occupants.get(nick);
    const isMade = occupant?.isMade ?? true;
    if (attributeValue(element, 'type') === 'unavailable') this.#gone(room, nick, facts);
    else if (occupant === undefined) this.plan.enter(room, nick, facts);
    else this.#changed(room, nick, { occupant, facts, element });
    this.plan.add(actor, 'received', isMade ? withoutAddress(element) : element);
  }

  #changed(
    room: PlannedRoom,
    nick: string,
    told: {
      readonly occupant: PlannedOccupant;
      readonly facts: OccupantFacts;
      readonly element: XmlElement;
    },
  ): void {
    const { occupant, facts, element } = told;
    const before = occupant.facts;
    if (before !== undefined && isSameOccupant(before, facts)) return;
    const isAsked = occupant.isChanging || this.#isNamed(room, nick, occupant);
    occupant.facts = facts;
    occupant.isChanging = false;
    if (facts.affiliation === 'owner') room.owner ??= occupant.actor;
    if (before === undefined || isAsked) return;
    if (before.words !== facts.words) {
      this.plan.add(occupant.actor, 'sent', changing(`${room.jid}/${nick}`, selfWords(element)));
    }
    if (before.affiliation !== facts.affiliation) {
      this.plan.giveAffiliation(room, occupant.actor, facts.affiliation);
    } else if (before.role !== facts.role) this.plan.change(room, { nick, role: facts.role });
  }

  #gone(room: PlannedRoom, nick: string, facts: OccupantFacts): void {
    const occupant = room.occupants.get(nick);
    if (occupant === undefined) return;
    room.occupants.delete(nick);
    const { newNick, codes } = facts;
    const isRenamed = codes.has('303') && newNick !== undefined;
    if (isRenamed) room.occupants.set(newNick, { ...occupant, facts });
    const isRemoved = !isRenamed && this.#isNamed(room, nick, occupant);
    if (occupant.isChanging || isRemoved) return;
    if (isRenamed) this.plan.add(occupant.actor, 'sent', changing(`${room.jid}/${newNick}`));
    else if (codes.has('301')) this.plan.giveAffiliation(room, occupant.actor, 'outcast');
    else if (codes.has('307')) this.plan.change(room, { nick, role: 'none' });
    else {
      room.occupants.set(nick, occupant);
      this.plan.leave(room, nick);
      room.occupants.delete(nick);
    }
  }

  #receiveMessage(stanza: ToldStanza, from: string, index: number): void {
    const { actor, element } = stanza;
    const isGroup = attributeValue(element, 'type') === 'groupchat';
    const nick = resourceText(from);
    if (isGroup && this.#nickOf(bareText(from), actor) === undefined) {
      this.#join(bareText(from), actor, index);
    }
    if (nick !== undefined && !this.#isCaused(stanza, from, nick)) return;
    this.plan.add(actor, 'received', element);
  }

  /** Whether the message comes about: somebody of the log has said it, or whoever did says it now. */
  #isCaused({ actor, element }: ToldStanza, from: string, nick: string): boolean {
    if (findChild(element, 'x', MUC_USER_NS) !== undefined) return false;
    const isGroup = attributeValue(element, 'type') === 'groupchat';
    const room = this.plan.known(bareText(from));
    const key = `${from}\n${messageKey(element)}`;
    const isAgain = this.#heard.has(`${actor}\n${key}`);
    this.#heard.add(`${actor}\n${key}`);
    if (isGroup && this.#said.has(key) && !isAgain) return true;
    if (room === undefined) return this.#saidDirectly(element, { from, actor });
    return isEmptySubject(element) || this.#saidInRoom(room, { nick, actor, element });
  }

  #saidInRoom(
    room: PlannedRoom,
    {
      nick,
      actor,
      element,
    }: { readonly nick: string; readonly actor: string; readonly element: XmlElement },
  ): boolean {
    const occupant = room.occupants.get(nick);
    if (isDelayed(element) || occupant === undefined) return false;
    const isGroup = attributeValue(element, 'type') === 'groupchat';
    if (!isGroup && this.#said.has(`${occupant.actor}\n${messageKey(element)}`)) return true;
    const to = isGroup ? room.jid : `${room.jid}/${this.#nickOf(room.jid, actor) ?? ''}`;
    this.plan.say(occupant.actor, element, to);
    this.#said.add(`${room.jid}/${nick}\n${messageKey(element)}`);
    return true;
  }

  #saidDirectly(
    element: XmlElement,
    told: { readonly from: string; readonly actor: string },
  ): boolean {
    const { from, actor } = told;
    const sender = this.plan.person(bareText(from).split('@')[0] ?? '', from);
    if (!this.#said.has(`${sender}\n${messageKey(element)}`)) {
      this.plan.say(sender, element, this.plan.jidOf(actor));
    }
    return true;
  }

  /** A session that was in the room before the log began enters it now. */
  #join(jid: string, actor: string, index: number): void {
    const nick = this.#toldNick(jid, actor, index);
    const room = this.#prepare(jid, actor, { nick, index });
    this.plan.add(actor, 'sent', entering(`${jid}/${nick}`, room.password));
    room.occupants.set(nick, { actor, isMade: false, isChanging: true });
    room.isLocked = room.owner === actor;
  }

  #toldNick(jid: string, actor: string, index: number): string {
    const own = this.#toldTo(actor, jid, index).find(({ element }) => isOwnPresence(element));
    const from = own && attributeValue(own.element, 'from');
    return (from && resourceText(from)) ?? actor;
  }

  /** Who was in a room before somebody enters, enters before. */
  #prepare(
    jid: string,
    actor: string,
    { nick, index }: { readonly nick: string; readonly index: number },
  ): PlannedRoom {
    const isKnown = this.plan.known(jid) !== undefined;
    const room = this.plan.room(jid);
    this.plan.unlock(room);
    const told = this.#toldTo(actor, jid, index);
    const own = told.findIndex(({ element }) => isOwnPresence(element) || nickIn(element) === nick);
    const others = told.slice(0, Math.max(own, 0)).filter(({ element }) => isArrival(element));
    const self = told[own] === undefined ? undefined : occupantFacts(told[own].element);
    const unseen = others.filter(({ element }) => !room.occupants.has(nickIn(element)));
    if (isKnown || self === undefined) return this.#enterAll(room, unseen);
    const isNew = self.codes.has('201') || (unseen.length === 0 && self.affiliation === 'owner');
    if (isNew) {
      room.owner = actor;
      return room;
    }
    this.#makeRoom(room, unseen);
    this.#enterAll(room, unseen);
    if (self.affiliation !== 'none') this.plan.giveAffiliation(room, actor, self.affiliation);
    return room;
  }

  #makeRoom(room: PlannedRoom, others: readonly ToldStanza[]): void {
    const owner = others.find(({ element }) => occupantFacts(element).affiliation === 'owner');
    const nick = owner === undefined ? 'host' : nickIn(owner.element);
    const facts =
      owner === undefined
        ? { ...NOTHING_TOLD, affiliation: 'owner' }
        : occupantFacts(owner.element);
    const { actor } = this.plan.enter(room, nick, facts);
    this.plan.accept(room, actor);
  }

  #enterAll(room: PlannedRoom, others: readonly ToldStanza[]): PlannedRoom {
    for (const { element } of others) {
      const nick = nickIn(element);
      if (!room.occupants.has(nick)) this.plan.enter(room, nick, occupantFacts(element));
    }
    return room;
  }

  /** What a room tells a session next. */
  #toldTo(actor: string, jid: string, index: number): readonly ToldStanza[] {
    return this.#stanzas
      .slice(index, index + LOOK_AHEAD)
      .filter(
        (each) =>
          each.actor === actor &&
          each.direction === 'received' &&
          each.element.local === 'presence' &&
          bareText(attributeValue(each.element, 'from') ?? '') === jid,
      );
  }

  #nickOf(jid: string, actor: string): string | undefined {
    for (const [nick, occupant] of this.plan.known(jid)?.occupants ?? []) {
      if (occupant.actor === actor) return nick;
    }
    return undefined;
  }

  #isNamed(room: PlannedRoom, nick: string, { actor }: PlannedOccupant): boolean {
    const names = [nick, bareText(this.plan.jidOf(actor))];
    // Each request explains one change.
    return names.some((name) => this.#named.delete(`${room.jid} ${name}`));
  }
}
