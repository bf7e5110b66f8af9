import type {
  ServerAffiliation,
  ServerOccupant,
  ServerRoom,
  ServerRoomConfig,
} from '../../src/xmpp/server-room.ts';

/** In notation: `Romeo user@localhost owner moderator` is inside, `user3@localhost member` has an affiliation. */
export function serverRoom(
  jid: string,
  people: readonly string[] = [],
  more: { readonly subject?: string; readonly config?: Partial<ServerRoomConfig> } = {},
): ServerRoom {
  const occupants = people.map((line) => line.split(' ')).filter((words) => words.length === 4);
  return {
    jid,
    occupants: occupants.map(
      ([nick = '', bare = '', affiliation = '', role = '']): ServerOccupant => {
        return { nick, jid: bare, sessions: [`${bare}/1`], role, affiliation };
      },
    ),
    affiliations: people.map(affiliationOf).filter(({ affiliation }) => affiliation !== 'none'),
    subject: more.subject ?? '',
    config: { ...USUAL_CONFIG, ...more.config },
  };
}

function affiliationOf(line: string): ServerAffiliation {
  const words = line.split(' ');
  const [jid = '', affiliation = ''] = words.length === 4 ? words.slice(1) : words;
  return { jid, affiliation };
}

/** Of a room as the embedded server makes it, once it is open. */
export const USUAL_CONFIG: ServerRoomConfig = {
  name: '',
  persistent: false,
  public: false,
  membersOnly: false,
  moderated: false,
  hasPassword: false,
  changeSubject: false,
  memberInvites: false,
  whois: 'moderators',
  historyLength: 20,
  presenceBroadcast: ['visitor', 'participant', 'moderator'],
  locked: false,
};
