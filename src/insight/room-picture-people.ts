import type { ServerRoom } from '../xmpp/server-room.ts';
import type { ActorKnowledge, PersonKnowledge } from './rooms.ts';

/** Somebody in a room, with all that can be known of them. */
export interface OccupantOfRoom {
  readonly nick: string;
  /** The real bare JID; `undefined` where nobody who can be asked knows it. */
  readonly jid: string | undefined;
  readonly role: string;
  readonly affiliation: string;
}

/** As the server has them, where it tells; else what all actors together were told. In the order of nicknames. */
export function occupantsIn(
  truth: Pick<ServerRoom, 'occupants'> | undefined,
  knowers: readonly ActorKnowledge[],
): readonly OccupantOfRoom[] {
  if (truth !== undefined) return truth.occupants;
  const byNick = new Map<string, OccupantOfRoom>();
  for (const { persons, ownNick } of knowers) {
    if (ownNick === undefined) continue;
    for (const person of persons) {
      const { nick, isPresent } = person;
      if (nick !== undefined && isPresent) byNick.set(nick, joined(nick, person, byNick.get(nick)));
    }
  }
  return [...byNick.values()].sort((a, b) => (a.nick < b.nick ? -1 : 1));
}

/** What one actor was told of somebody, and what others had been told. */
function joined(
  nick: string,
  { jid, role, affiliation }: PersonKnowledge,
  before: OccupantOfRoom = { nick, jid: undefined, role: 'none', affiliation: 'none' },
): OccupantOfRoom {
  return {
    nick,
    jid: before.jid ?? jid?.value,
    role: role?.value ?? before.role,
    affiliation: affiliation?.value ?? before.affiliation,
  };
}
