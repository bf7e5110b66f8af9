import type { ServerRoom } from '../xmpp/server-room.ts';
import type { PersonIdentity } from './naming.ts';

/** Somebody whom the server has in a room, or in its list of affiliations. */
export interface ServerPerson extends PersonIdentity {
  /** While inside. */
  readonly nick: string | undefined;
  readonly jid: string;
  readonly isPresent: boolean;
  readonly affiliation: string;
  /** `none` for the absent. */
  readonly role: string;
  /** Real full JIDs. */
  readonly sessions: readonly string[];
}

/** Everybody of whom the server knows: first who is inside, then the others with an affiliation. */
export function serverPeople(room: ServerRoom | undefined): readonly ServerPerson[] {
  if (room === undefined) return [];
  const inside = new Set(room.occupants.map(({ jid }) => jid));
  const occupants = room.occupants.map((occupant) => ({ ...occupant, isPresent: true }));
  const absent = room.affiliations
    .filter(({ jid }) => !inside.has(jid))
    .map(({ jid, affiliation }) => ({ nick: undefined, jid, affiliation, ...ABSENT }));
  return [...occupants, ...absent];
}

const ABSENT = { isPresent: false, role: 'none', sessions: [] } as const;

/** Whom the server has under an identity: who is inside with the nickname, else whoever has the JID. */
export function serverPersonFinder(
  people: readonly ServerPerson[],
): (who: PersonIdentity) => ServerPerson | undefined {
  // Of several the first.
  const backwards = people.toReversed();
  const byNick = new Map(backwards.map((person) => [person.nick, person]));
  const byJid = new Map(backwards.map((person) => [person.jid, person]));
  return ({ nick, jid }) => {
    const named = nick === undefined ? undefined : byNick.get(nick);
    const isSame = named !== undefined && (jid === undefined || named.jid === jid);
    if (isSame || jid === undefined) return isSame ? named : undefined;
    return byJid.get(jid);
  };
}
