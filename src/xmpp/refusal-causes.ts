import { t } from '../base/translate.ts';
import { attributeValue, childElements, type XmlElement } from '../xml/element.ts';

/**
 * What the conditions of stanza errors likely mean for what was sent (RFC 6120, section 8.3.3; XEP-0045, sections 7 to
 * 10): each a full sentence. By condition and by what was sent: how its payload's namespace begins, `host` for a request to a
 * server itself, else its kind; `*`: whatever was.
 */
const CAUSES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'remote-server-not-found': { '*': t('The server knows no such host.') },
  'remote-server-timeout': { '*': t('That host did not answer.') },
  'service-unavailable': {
    presence: t('The room may be full, or the host may have no such service.'),
    host: t(
      'The host has nothing that handles it: a module may not be loaded, or the address may be another one.',
    ),
    '*': t(
      'Nobody there handles it: the address may be another one, or the recipient may be offline.',
    ),
  },
  'item-not-found': {
    presence: t('The room does not exist, or is locked until its owner has configured it.'),
    message: t('There is no such room or occupant.'),
    iq: t('There is no such room, occupant or node.'),
    'urn:xmpp:mam:': t('The archive has no message of that id, or there is no such archive.'),
    'http://jabber.org/protocol/pubsub': t('There is no such node, or no such item in it.'),
    'http://jabber.org/protocol/commands': t('There is no such command, or no such session of it.'),
  },
  conflict: {
    presence: t('The nickname is taken or reserved.'),
    '*': t('It contradicts what is there already.'),
  },
  'not-authorized': {
    presence: t('The room asks for a password, and none or another one was sent.'),
  },
  'registration-required': { presence: t('The room is for members only, and the sender is none.') },
  forbidden: {
    presence: t('The sender is banned from the room.'),
    message: t('The sender has no voice in the room, or may not do that.'),
    iq: t('The sender has not the affiliation or role that this takes.'),
  },
  'not-allowed': {
    presence: t('The service lets the sender create no room, or change no nickname.'),
    '*': t('Nobody may do that there, or not to that person.'),
  },
  'not-acceptable': {
    presence: t('The nickname is reserved for somebody else, or not the one that is registered.'),
    message: t('The sender is not in the room.'),
    iq: t('The sender is not in the room, or the form says what the room cannot be.'),
  },
  'jid-malformed': {
    presence: t('There is no nickname in the address, or a part of it is not allowed.'),
  },
  'bad-request': {
    '*': t(
      'The server does not understand the stanza: an element or attribute is missing or wrong.',
    ),
  },
  gone: { '*': t('The room was destroyed.') },
  'feature-not-implemented': {
    '*': t('The server has no such feature, or it is not switched on.'),
  },
  'policy-violation': {
    '*': t('It breaks a rule of the server, a limit of size or rate for instance.'),
  },
  'resource-constraint': { '*': t('The server has not the means for it now.') },
};

/** The likely cause of a refusal, as a sentence; `undefined` where the condition alone tells nothing. */
export function likelyCause(condition: string, sent: XmlElement): string | undefined {
  const causes = Object.hasOwn(CAUSES, condition) ? CAUSES[condition] : undefined;
  if (causes === undefined) return undefined;
  const [payload] = childElements(sent);
  const namespace = Object.keys(causes).find(
    (key) => key.includes(':') && payload?.ns.startsWith(key) === true,
  );
  const to = attributeValue(sent, 'to');
  const isToHost = sent.local === 'iq' && to !== undefined && !/[@/]/.test(to);
  const names = [namespace, isToHost ? 'host' : undefined, sent.local, '*'];
  return names.map((name) => causes[name ?? '']).find((cause) => cause !== undefined);
}
