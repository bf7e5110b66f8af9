import { boundedText, NAME_LENGTH } from '../base/bounded-text.ts';
import type { Problem } from '../trace/event.ts';
import { said } from './problems.ts';
import type { Where } from './problems.ts';

interface Condition {
  readonly meaning: string;
  readonly advice: string;
}

const READ_THE_LOG = 'Read the log of the server.';
const OUR_XML = 'Look at the last frame that this actor sent.';

/** RFC 6120, section 4.9.3. */
const CONDITIONS: ReadonlyMap<string, Condition> = new Map(
  Object.entries({
    'bad-format': { meaning: 'The server could not read what it got', advice: OUR_XML },
    'bad-namespace-prefix': { meaning: 'A namespace prefix was not accepted', advice: OUR_XML },
    conflict: {
      meaning:
        'Somebody else signed in with the same account and resource, and replaced the session',
      advice: 'Give each actor a resource of its own, and close other clients of this account.',
    },
    'connection-timeout': {
      meaning: 'The server took the client for dead',
      advice: 'Do not pause for that long, or raise the limit in the server’s settings.',
    },
    'host-gone': {
      meaning: 'The server no longer serves that domain',
      advice: 'Check the domain of the JID in the script.',
    },
    'host-unknown': {
      meaning: 'The server does not serve the domain of the actor’s JID',
      advice: 'Check the domain of the JID in the script, or add it to the server as a host.',
    },
    'internal-server-error': { meaning: 'Something broke in the server', advice: READ_THE_LOG },
    'invalid-from': { meaning: 'A stanza claimed to be from somebody else', advice: OUR_XML },
    'invalid-namespace': {
      meaning: 'The stream’s namespace was not accepted',
      advice: READ_THE_LOG,
    },
    'invalid-xml': { meaning: 'The server did not accept the XML', advice: OUR_XML },
    'not-authorized': {
      meaning: 'Something was sent before signing in, or the account may not do it',
      advice: 'Check the account’s rights, and read the log of the server.',
    },
    'not-well-formed': { meaning: 'The server found an error in the XML', advice: OUR_XML },
    'policy-violation': {
      meaning: 'A rule of the server was broken, such as a limit on the size or rate of stanzas',
      advice: 'Send less, or raise the limit in the server’s settings.',
    },
    'remote-connection-failed': {
      meaning: 'The server could not reach another service that it needs',
      advice: READ_THE_LOG,
    },
    reset: {
      meaning: 'The server wants the client to begin anew',
      advice: 'Run the script again.',
    },
    'resource-constraint': {
      meaning: 'The server is short of memory, connections or sessions',
      advice: 'Close other sessions, or try again in a moment.',
    },
    'restricted-xml': { meaning: 'The XML has something that XMPP forbids', advice: OUR_XML },
    'see-other-host': {
      meaning: 'The server sends its clients to another address',
      advice:
        'Enter the other address as the server’s, if you trust it: it is not followed by itself.',
    },
    'system-shutdown': {
      meaning: 'The server is being stopped or restarted',
      advice: 'Start the server, then run the script again.',
    },
    'undefined-condition': {
      meaning: 'The reason has no name in XMPP',
      advice: 'Read the frame and the log of the server.',
    },
    'unsupported-feature': {
      meaning: 'The server demands something that this client does not have',
      advice: 'Check what the server requires of its clients.',
    },
    'unsupported-stanza-type': {
      meaning: 'The server knows message, presence and iq, and got something else',
      advice: OUR_XML,
    },
  }),
);

const UNKNOWN_CONDITION: Condition = {
  meaning: 'The reason is none that XMPP defines',
  advice: 'Read the frame and the log of the server.',
};

/** `<stream:error/>`: after it a stream is over (RFC 6120, section 4.9). */
export function streamError(where: Where, condition: string, text?: string): Problem {
  const known = CONDITIONS.get(condition);
  const { meaning, advice } = known ?? UNKNOWN_CONDITION;
  return {
    code: known === undefined ? 'stream-error' : `stream-${condition}`,
    what: `${where.server} ended the stream of ${where.actor} with an error: ${boundedText(condition, NAME_LENGTH)}.`,
    meaning: `${meaning}${said(text)}.`,
    advice,
    ending: { how: 'disconnected', condition },
  };
}
