import type { ActorInRoom } from '../../../src/insight/free-play/actor-in-room.ts';
import { PLAY_ACTS } from '../../../src/insight/free-play/acts.ts';
import { actValues } from '../../../src/insight/free-play/fields.ts';
import type { RoomsAt } from '../../../src/insight/rooms-at.ts';
import type { Played } from '../inputs.ts';

export const PLAY_ROOM = 'room@conference.localhost';

/** A room with as many occupants as a trace has events. */
export function roomsOfServer({ events }: Played): RoomsAt {
  const occupants = events.map((_, index) => ({
    nick: `n${index}`,
    jid: `a${index}@localhost`,
    sessions: [`a${index}@localhost/1`],
    role: 'moderator',
    affiliation: 'owner',
  }));
  const affiliations = [{ jid: 'a1@localhost', affiliation: 'owner', nick: 'n1' }];
  const config = {
    name: '',
    persistent: false,
    public: false,
    membersOnly: true,
    moderated: true,
    hasPassword: false,
    changeSubject: false,
    memberInvites: false,
    whois: 'moderators' as const,
    historyLength: 20,
    presenceBroadcast: [],
    locked: false,
  };
  const room = { jid: PLAY_ROOM, occupants, affiliations, subject: '', config };
  return { names: [PLAY_ROOM], known: [], settled: [], truth: { rooms: [room], before: [] } };
}

/** Every act by an owner, a moderator and a visitor: what stands in its way, and its stanza. */
export function playAll(where: ActorInRoom) {
  const all = [
    { ...where, role: 'moderator', affiliation: 'owner', actor: 'a1' },
    { ...where, role: 'moderator', affiliation: 'admin' },
    { ...where, role: 'visitor', affiliation: 'none' },
  ];
  return all.flatMap((each) =>
    PLAY_ACTS.map(({ fields, obstacle, stanza }) => {
      const values = actValues(fields, each, {});
      return [obstacle(each, values), stanza(each, values, 'id')];
    }),
  );
}
