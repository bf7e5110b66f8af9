import type { Direction } from '../trace/event.ts';
import type { XmlElement } from '../xml/element.ts';
import { bareText } from '../xmpp/jid.ts';
import { freshName, type LogActor } from './log-actors.ts';
import { accepting, answerTo, entering, granting, leaving, saying } from './made-stanzas.ts';
import type { OccupantFacts } from './presence-facts.ts';

/** A step of a script that is to be made. */
export interface PlannedStep {
  readonly actor: string;
  readonly direction: Direction;
  readonly element: XmlElement;
}

/** Somebody in a room, as the plan stands. */
export interface PlannedOccupant {
  readonly actor: string;
  /** No session of the log is theirs. */
  readonly isMade: boolean;
  /** What was told of them last; `undefined` until something is. */
  facts?: OccupantFacts;
  /** They have sent something that changes what is told of them. */
  isChanging: boolean;
}

/** A room of the plan. */
export interface PlannedRoom {
  readonly jid: string;
  readonly occupants: Map<string, PlannedOccupant>;
  /** Who can change others; `undefined` while nobody is known to. */
  owner: string | undefined;
  password: string | undefined;
  /** Nobody but the owner may enter until it is configured, and no session of the log tells that it was. */
  isLocked: boolean;
}

/** Steps, rooms and people of a script that is being made. */
export class RoomPlan {
  readonly steps: PlannedStep[] = [];
  /** Those whom the log knows through others alone. */
  readonly people: LogActor[] = [];
  readonly #rooms = new Map<string, PlannedRoom>();
  readonly #actors: readonly LogActor[];
  readonly #names: Set<string>;
  #requests = 0;

  constructor(actors: readonly LogActor[]) {
    this.#actors = actors;
    this.#names = new Set(actors.map(({ name }) => name));
  }

  known(jid: string): PlannedRoom | undefined {
    return this.#rooms.get(jid);
  }

  room(jid: string): PlannedRoom {
    const known = this.#rooms.get(jid);
    if (known !== undefined) return known;
    const room: PlannedRoom = {
      jid,
      occupants: new Map(),
      owner: undefined,
      password: undefined,
      isLocked: false,
    };
    this.#rooms.set(jid, room);
    return room;
  }

  jidOf(name: string): string {
    return [...this.#actors, ...this.people].find((each) => each.name === name)?.jid ?? '';
  }

  add(actor: string, direction: Direction, element: XmlElement): void {
    this.steps.push({ actor, direction, element });
  }

  /** Somebody who goes by this nickname, or has this address. */
  person(nick: string, jid: string | undefined): string {
    const account = jid === undefined ? undefined : bareText(jid);
    const known = [...this.#actors, ...this.people].find(
      (each) => account !== undefined && bareText(each.jid) === account,
    );
    if (known !== undefined) return known.name;
    const name = freshName(nick, this.#names);
    const domain = bareText(this.#actors[0]?.jid ?? '').replace(/^.*@/s, '') || 'localhost';
    this.#names.add(name);
    this.people.push({ name, jid: account ?? `${name.toLowerCase()}@${domain}` });
    return name;
  }

  /** Somebody enters who has no session in the log; whoever owns the room gives them what they are told to have. */
  enter(room: PlannedRoom, nick: string, facts: OccupantFacts): PlannedOccupant {
    this.unlock(room);
    const actor = this.person(nick, facts.jid);
    const owner = room.owner;
    const isGiven = owner !== undefined && owner !== actor && facts.affiliation !== 'none';
    if (isGiven) this.giveAffiliation(room, actor, facts.affiliation);
    this.add(actor, 'sent', entering(`${room.jid}/${nick}`, room.password));
    const occupant = { actor, isMade: true, facts, isChanging: false };
    room.occupants.set(nick, occupant);
    const isModerator = facts.affiliation === 'owner' || facts.affiliation === 'admin';
    if (facts.role === 'moderator' && !isModerator && owner !== undefined && owner !== actor) {
      this.change(room, { nick, role: 'moderator' });
    }
    return occupant;
  }

  giveAffiliation(room: PlannedRoom, actor: string, affiliation: string): void {
    this.change(room, { jid: bareText(this.jidOf(actor)), affiliation });
  }

  /** The owner of the room changes somebody. */
  change(room: PlannedRoom, item: Readonly<Record<string, string>>): void {
    if (room.owner === undefined) return;
    this.#ask(room.owner, room.jid, (id) => granting(room.jid, id, item));
  }

  /** Whoever made the room takes it as it is, so that others may enter. */
  accept(room: PlannedRoom, owner: string): void {
    room.owner = owner;
    room.isLocked = false;
    this.#ask(owner, room.jid, (id) => accepting(room.jid, id));
  }

  /** Before somebody else enters. */
  unlock(room: PlannedRoom): void {
    if (room.isLocked && room.owner !== undefined) this.accept(room, room.owner);
  }

  leave(room: PlannedRoom, nick: string): void {
    const occupant = room.occupants.get(nick);
    if (occupant !== undefined) this.add(occupant.actor, 'sent', leaving(`${room.jid}/${nick}`));
  }

  say(actor: string, message: XmlElement, to: string): void {
    this.add(actor, 'sent', saying(message, to));
  }

  #ask(actor: string, room: string, request: (id: string) => XmlElement): void {
    this.#requests += 1;
    const id = `made${String(this.#requests)}`;
    this.add(actor, 'sent', request(id));
    // What a session of the log waits for is in the log: an answer among it would pass over some of that.
    const isMade = this.people.some(({ name }) => name === actor);
    if (isMade) this.add(actor, 'received', answerTo(room, id));
  }
}
