import type { ScenarioActor } from '../../script/scenario.ts';
import { bareText } from '../../xmpp/jid.ts';
import type {
  ServerAffiliation,
  ServerOccupant,
  ServerRoom,
  ServerRoomConfig,
} from '../../xmpp/server-room.ts';
import type { RoomsAt } from '../rooms-at.ts';
import type { ActorKnowledge, PersonKnowledge } from '../rooms.ts';

/** Somebody who is in a room. */
export interface OccupantInRoom {
  readonly nick: string;
  readonly role: string;
  readonly affiliation: string;
}

/** Somebody whom an affiliation can be given to. */
export interface PersonOfPlay {
  readonly name: string;
  /** The real bare JID. */
  readonly jid: string;
  readonly affiliation: string;
}

/**
 * Where one actor is, seen from one room (XEP-0045, section 5): from the server itself where it tells of its rooms, else as far as
 * that actor was told.
 */
export interface ActorInRoom {
  readonly actor: string;
  readonly room: string;
  /** Whether the room exists; `undefined` where nobody can tell. */
  readonly exists: boolean | undefined;
  /** The own nickname; `undefined` outside. */
  readonly nick: string | undefined;
  readonly role: string;
  readonly affiliation: string;
  /** All who are in the room, the actor too. */
  readonly occupants: readonly OccupantInRoom[];
  /** All actors of the play. */
  readonly people: readonly PersonOfPlay[];
  /** Nicknames that are kept for somebody else. */
  readonly reserved: readonly string[];
  /** Only a server that tells of its rooms tells this. */
  readonly config: ServerRoomConfig | undefined;
}

export interface WhichActor {
  readonly actor: string;
  /** The full JID of its session; `undefined` while offline. */
  readonly session: string | undefined;
  readonly room: string;
  readonly actors: readonly Pick<ScenarioActor, 'name' | 'jid'>[];
}

/** Where that actor is at the moment of these rooms. */
export function actorInRoom({ known, truth }: RoomsAt, who: WhichActor): ActorInRoom {
  if (truth !== undefined) {
    return fromServer(
      truth.rooms.find(({ jid }) => jid === who.room),
      who,
    );
  }
  const knower = known
    .find(({ room }) => room === who.room)
    ?.knowers.find(({ actor }) => actor === who.actor);
  return fromTelling(knower, who);
}

function fromServer(room: ServerRoom | undefined, who: WhichActor): ActorInRoom {
  const { actor, session, actors } = who;
  const { occupants = [], affiliations = [], config } = room ?? {};
  const own = occupants.find(({ sessions }) => session !== undefined && sessions.includes(session));
  const jid = bareOf(who);
  const people = actors.map((each) => ({
    name: each.name,
    jid: each.jid,
    affiliation: affiliationOf(each.jid, affiliations),
  }));
  return {
    actor,
    room: who.room,
    exists: room !== undefined,
    nick: own?.nick,
    role: own?.role ?? 'none',
    affiliation: own?.affiliation ?? affiliationOf(jid, affiliations),
    occupants: occupants.map(({ nick, role, affiliation }: ServerOccupant) => ({
      nick,
      role,
      affiliation,
    })),
    people,
    reserved: affiliations.flatMap((each) =>
      each.nick === undefined || each.jid === jid ? [] : [each.nick],
    ),
    config,
  };
}

function affiliationOf(jid: string, affiliations: readonly ServerAffiliation[]): string {
  return affiliations.find((each) => each.jid === jid)?.affiliation ?? 'none';
}

function bareOf({ actor, session, actors }: WhichActor): string {
  return session === undefined
    ? (actors.find(({ name }) => name === actor)?.jid ?? '')
    : bareText(session);
}

function fromTelling(knower: ActorKnowledge | undefined, who: WhichActor): ActorInRoom {
  const nick = knower?.ownNick?.value;
  const present = (knower?.persons ?? []).filter(({ isPresent }) => isPresent);
  const own = present.find((person) => person.nick === nick);
  return {
    actor: who.actor,
    room: who.room,
    exists: nick === undefined ? undefined : true,
    nick,
    role: own?.role?.value ?? 'none',
    affiliation: own?.affiliation?.value ?? 'none',
    occupants: present.flatMap(occupantAsTold),
    people: who.actors.map(({ name, jid }) => ({ name, jid, affiliation: toldOf(jid, knower) })),
    reserved: [],
    config: undefined,
  };
}

function occupantAsTold({ nick, role, affiliation }: PersonKnowledge): OccupantInRoom[] {
  if (nick === undefined) return [];
  return [{ nick, role: role?.value ?? 'none', affiliation: affiliation?.value ?? 'none' }];
}

function toldOf(jid: string, knower: ActorKnowledge | undefined): string {
  const person = knower?.persons.find((each) => each.jid?.value === jid);
  return person?.affiliation?.value ?? 'none';
}
