import type { ServerRoom } from '../xmpp/server-room.ts';
import { figure, flag, listOf, oneOf, shape, text, type ValueShape } from './shape.ts';
import { TEXT_CAPS } from './text-caps.ts';

const name = text(TEXT_CAPS.name);
const note = text(TEXT_CAPS.line);
/** More than the longest script can make. */
const MAX_PERSONS = 1_000_000;

const occupant = shape(
  { nick: name, jid: name, sessions: listOf(MAX_PERSONS, name), role: name, affiliation: name },
  {},
);

const affiliation = shape({ jid: name, affiliation: name }, { nick: name, reason: note });

const config = shape(
  {
    name: note,
    persistent: flag,
    public: flag,
    membersOnly: flag,
    moderated: flag,
    hasPassword: flag,
    changeSubject: flag,
    memberInvites: flag,
    whois: oneOf('moderators', 'anyone'),
    historyLength: figure,
    presenceBroadcast: listOf(100, name),
    locked: flag,
  },
  {},
);

/** A room of a `server-rooms` event. */
export const serverRoom: ValueShape<ServerRoom> = shape(
  {
    jid: name,
    occupants: listOf(MAX_PERSONS, occupant),
    affiliations: listOf(MAX_PERSONS, affiliation),
    subject: text(TEXT_CAPS.xml),
    config,
  },
  {},
);
