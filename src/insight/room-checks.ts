import type { RoomCheck, RoomTrait } from '../script/room-check.ts';
import type { ScenarioActor } from '../script/scenario.ts';
import type { ServerRoom, ServerRoomConfig } from '../xmpp/server-room.ts';

/** Whether a room is as a check says, by what its own server has of it. */
export function roomCheckHolds(
  check: RoomCheck,
  rooms: readonly ServerRoom[],
  actors: readonly Pick<ScenarioActor, 'name' | 'jid'>[],
): boolean {
  const room = rooms.find(({ jid }) => jid === check.room);
  switch (check.kind) {
    case 'existence':
      return (room === undefined) === check.isNot;
    case 'subject':
      return room !== undefined && room.subject === check.subject;
    case 'room':
      return room !== undefined && TRAITS[check.trait](room.config) !== check.isNot;
    case 'person': {
      const jid = actors.find(({ name }) => name === check.actor)?.jid;
      return room !== undefined && jid !== undefined && isPerson(jid, check, room) !== check.isNot;
    }
  }
}

const TRAITS: Readonly<Record<RoomTrait, (config: ServerRoomConfig) => boolean>> = {
  locked: ({ locked }) => locked,
  moderated: ({ moderated }) => moderated,
  'members-only': ({ membersOnly }) => membersOnly,
  persistent: ({ persistent }) => persistent,
  public: (config) => config.public,
  'non-anonymous': ({ whois }) => whois === 'anyone',
  'password-protected': ({ hasPassword }) => hasPassword,
};

const ROLE_NAMES: ReadonlySet<string> = new Set(['moderator', 'participant', 'visitor']);

function isPerson(
  jid: string,
  { as }: Extract<RoomCheck, { readonly kind: 'person' }>,
  { occupants, affiliations }: ServerRoom,
): boolean {
  const inside = occupants.filter((each) => each.jid === jid);
  if (as === 'in') return inside.length > 0;
  if (ROLE_NAMES.has(as)) return inside.some(({ role }) => role === as);
  return affiliations.some((each) => each.jid === jid && each.affiliation === as);
}
