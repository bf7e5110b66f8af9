import { occupantsIn, type OccupantOfRoom } from './room-picture-people.ts';
import type { RoomsAt } from './rooms-at.ts';
import type { ActorKnowledge } from './rooms.ts';

/** Whether somebody was told somebody’s real JID. */
export type Sight = 'self' | 'sees' | 'hidden' | 'unknown';

/** A room at a moment, as the pictures of its concepts show it. */
export interface RoomPicture {
  readonly room: string;
  readonly occupants: readonly OccupantOfRoom[];
  /** Who has an affiliation and is not inside. */
  readonly absent: readonly { readonly jid: string; readonly affiliation: string }[];
  /** One row for each actor who is inside, with a cell for each occupant in their order. */
  readonly sights: readonly {
    readonly actor: string;
    readonly nick: string;
    readonly cells: readonly Sight[];
  }[];
}

/** `undefined` where nobody is known to be in the room. */
export function roomPicture(all: RoomsAt, room: string): RoomPicture | undefined {
  const knowers = all.known.find((each) => each.room === room)?.knowers ?? [];
  const truth = all.truth?.rooms.find(({ jid }) => jid === room);
  const occupants = occupantsIn(truth, knowers);
  if (occupants.length === 0) return undefined;
  const inside = new Set(occupants.map(({ jid }) => jid));
  const absent = (truth?.affiliations ?? []).filter(({ jid }) => !inside.has(jid));
  const sights = knowers.flatMap((knower) => {
    const nick = knower.ownNick?.value;
    if (nick === undefined) return [];
    const cells = occupants.map((each) => sightOf(knower, each.nick));
    return [{ actor: knower.actor, nick, cells }];
  });
  return { room, occupants, absent, sights };
}

function sightOf({ ownNick, persons }: ActorKnowledge, nick: string): Sight {
  if (ownNick?.value === nick) return 'self';
  const person = persons.find((each) => each.isPresent && each.nick === nick);
  if (person === undefined) return 'unknown';
  return person.jid === undefined ? 'hidden' : 'sees';
}
