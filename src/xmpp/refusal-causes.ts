/**
 * What the conditions of stanza errors likely mean for what was sent (RFC 6120, section 8.3.3; XEP-0045, sections 7 to
 * 10): each a full sentence. By condition and by what was sent; `*`: whatever was.
 */
const CAUSES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'remote-server-not-found': { '*': 'The server knows no such host.' },
  'remote-server-timeout': { '*': 'That host did not answer.' },
  'service-unavailable': {
    presence: 'The room may be full, or the host may have no such service.',
    '*': 'Nobody there handles it: the address may be another one, or the recipient may be offline.',
  },
  'item-not-found': {
    presence: 'The room does not exist, or is locked until its owner has configured it.',
    message: 'There is no such room or occupant.',
    iq: 'There is no such room, occupant or node.',
  },
  conflict: {
    presence: 'The nickname is taken or reserved.',
    '*': 'It contradicts what is there already.',
  },
  'not-authorized': { presence: 'The room asks for a password, and none or another one was sent.' },
  'registration-required': { presence: 'The room is for members only, and the sender is none.' },
  forbidden: {
    presence: 'The sender is banned from the room.',
    message: 'The sender has no voice in the room, or may not do that.',
    iq: 'The sender has not the affiliation or role that this takes.',
  },
  'not-allowed': {
    presence: 'The service lets the sender create no room, or change no nickname.',
    '*': 'Nobody may do that there, or not to that person.',
  },
  'not-acceptable': {
    presence: 'The nickname is reserved for somebody else, or not the one that is registered.',
    message: 'The sender is not in the room.',
    iq: 'The sender is not in the room, or the form says what the room cannot be.',
  },
  'jid-malformed': {
    presence: 'There is no nickname in the address, or a part of it is not allowed.',
  },
  'bad-request': {
    '*': 'The server does not understand the stanza: an element or attribute is missing or wrong.',
  },
  gone: { '*': 'The room was destroyed.' },
  'feature-not-implemented': { '*': 'The server has no such feature, or it is not switched on.' },
  'policy-violation': {
    '*': 'It breaks a rule of the server, a limit of size or rate for instance.',
  },
  'resource-constraint': { '*': 'The server has not the means for it now.' },
};

/** The likely cause of a refusal, as a sentence; `undefined` where the condition alone tells nothing. */
export function likelyCause(condition: string, sent: string): string | undefined {
  const causes = Object.hasOwn(CAUSES, condition) ? CAUSES[condition] : undefined;
  return causes?.[sent] ?? causes?.['*'];
}
