import { boundedText, NAME_LENGTH } from '../base/bounded-text.ts';
import { t } from '../base/translate.ts';
import type { Problem } from '../trace/event.ts';
import { withSaid } from './problems.ts';
import type { Where } from './problems.ts';

interface Condition {
  readonly meaning: string;
  readonly advice: string;
}

const READ_THE_LOG = t('Read the log of the server.');
const OUR_XML = t('Look at the last frame that this actor sent.');

/** RFC 6120, section 4.9.3. */
const CONDITIONS: ReadonlyMap<string, Condition> = new Map(
  Object.entries({
    'bad-format': { meaning: t('The server could not read what it got.'), advice: OUR_XML },
    'bad-namespace-prefix': { meaning: t('A namespace prefix was not accepted.'), advice: OUR_XML },
    conflict: {
      meaning: t(
        'Somebody else signed in with the same account and resource, and replaced the session.',
      ),
      advice: t('Give each actor a resource of its own, and close other clients of this account.'),
    },
    'connection-timeout': {
      meaning: t('The server took the client for dead.'),
      advice: t('Do not pause for that long, or raise the limit in the server’s settings.'),
    },
    'host-gone': {
      meaning: t('The server no longer serves that domain.'),
      advice: t('Check the domain of the JID in the script.'),
    },
    'host-unknown': {
      meaning: t('The server does not serve the domain of the actor’s JID.'),
      advice: t('Check the domain of the JID in the script, or add it to the server as a host.'),
    },
    'internal-server-error': { meaning: t('Something broke in the server.'), advice: READ_THE_LOG },
    'invalid-from': { meaning: t('A stanza claimed to be from somebody else.'), advice: OUR_XML },
    'invalid-namespace': {
      meaning: t('The stream’s namespace was not accepted.'),
      advice: READ_THE_LOG,
    },
    'invalid-xml': { meaning: t('The server did not accept the XML.'), advice: OUR_XML },
    'not-authorized': {
      meaning: t('Something was sent before signing in, or the account may not do it.'),
      advice: t('Check the account’s rights, and read the log of the server.'),
    },
    'not-well-formed': { meaning: t('The server found an error in the XML.'), advice: OUR_XML },
    'policy-violation': {
      meaning: t(
        'A rule of the server was broken, such as a limit on the size or rate of stanzas.',
      ),
      advice: t('Send less, or raise the limit in the server’s settings.'),
    },
    'remote-connection-failed': {
      meaning: t('The server could not reach another service that it needs.'),
      advice: READ_THE_LOG,
    },
    reset: {
      meaning: t('The server wants the client to begin anew.'),
      advice: t('Run the script again.'),
    },
    'resource-constraint': {
      meaning: t('The server is short of memory, connections or sessions.'),
      advice: t('Close other sessions, or try again in a moment.'),
    },
    'restricted-xml': { meaning: t('The XML has something that XMPP forbids.'), advice: OUR_XML },
    'see-other-host': {
      meaning: t('The server sends its clients to another address.'),
      advice: t(
        'Enter the other address as the server’s, if you trust it: it is not followed by itself.',
      ),
    },
    'system-shutdown': {
      meaning: t('The server is being stopped or restarted.'),
      advice: t('Start the server, then run the script again.'),
    },
    'undefined-condition': {
      meaning: t('The reason has no name in XMPP.'),
      advice: t('Read the frame and the log of the server.'),
    },
    'unsupported-feature': {
      meaning: t('The server demands something that this client does not have.'),
      advice: t('Check what the server requires of its clients.'),
    },
    'unsupported-stanza-type': {
      meaning: t('The server knows message, presence and iq, and got something else.'),
      advice: OUR_XML,
    },
  }),
);

const UNKNOWN_CONDITION: Condition = {
  meaning: t('The reason is none that XMPP defines.'),
  advice: t('Read the frame and the log of the server.'),
};

/** `<stream:error/>`: after it a stream is over (RFC 6120, section 4.9). */
export function streamError(where: Where, condition: string, text?: string): Problem {
  const known = CONDITIONS.get(condition);
  const { meaning, advice } = known ?? UNKNOWN_CONDITION;
  return {
    code: known === undefined ? 'stream-error' : `stream-${condition}`,
    what: t('{server} ended the stream of {actor} with an error: {condition}.', {
      server: where.server,
      actor: where.actor,
      condition: boundedText(condition, NAME_LENGTH),
    }),
    meaning: withSaid(meaning, text),
    advice,
    ending: { how: 'disconnected', condition },
  };
}
