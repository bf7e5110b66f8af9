import { t } from '../../base/translate.ts';
/** The namespaces that are seen around MUC and what their elements are for, by the document that defines them. */
export const NAMESPACES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'RFC 6120': {
    'jabber:client': t(
      'The default namespace between a client and its server: message, presence and iq live here.',
    ),
    'http://etherx.jabber.org/streams': t(
      'The stream itself: its header, its features and its fatal errors.',
    ),
    'urn:ietf:params:xml:ns:xmpp-streams': t('Names of fatal stream errors.'),
    'urn:ietf:params:xml:ns:xmpp-stanzas': t(
      'Names of stanza errors and their optional human text.',
    ),
    'urn:ietf:params:xml:ns:xmpp-sasl': t(
      'Login: offered mechanisms, the exchange, success or failure.',
    ),
    'urn:ietf:params:xml:ns:xmpp-bind': t(
      'Gives the session its resource, and so its full address.',
    ),
  },
  'RFC 7395': {
    'urn:ietf:params:xml:ns:xmpp-framing': t(
      'Opens and closes a stream when XMPP runs over WebSocket; one element per frame.',
    ),
  },
  'RFC 3921': {
    'urn:ietf:params:xml:ns:xmpp-session': t(
      'A leftover login step; servers mark it optional and clients skip it.',
    ),
  },
  'RFC 6121': {
    'jabber:iq:roster': t('The contact list.'),
    'urn:xmpp:features:pre-approval': t('Server lets you approve contacts before they ask.'),
  },
  'XEP-0045': {
    'http://jabber.org/protocol/muc': t(
      'Put this x into a presence to say "I am joining"; it can carry a password and a history wish. Without it the presence is only an update.',
    ),
    'http://jabber.org/protocol/muc#user': t(
      'What the room tells you about people: role, affiliation, real address, status codes; also invitations, declines and room destruction. Only the room is believed here.',
    ),
    'http://jabber.org/protocol/muc#admin': t(
      'Requests that change or list roles and affiliations (kick, ban, voice, members).',
    ),
    'http://jabber.org/protocol/muc#owner': t(
      'Owner business: configuration form and destroying the room.',
    ),
    'http://jabber.org/protocol/muc#roomconfig': t('Form type of the room configuration.'),
    'http://jabber.org/protocol/muc#roominfo': t(
      'Form type of the extra facts in a room disco answer.',
    ),
    'http://jabber.org/protocol/muc#register': t('Form type of registering with a room.'),
    'http://jabber.org/protocol/muc#request': t('Form type of asking for voice and granting it.'),
    'http://jabber.org/protocol/muc#rooms': t('Disco node on a person: which rooms are you in?'),
    'http://jabber.org/protocol/muc#traffic': t(
      'Disco node on a room: which extensions pass through?',
    ),
    'http://jabber.org/protocol/muc#stable_id': t(
      'Feature: reflected messages keep the id you gave them.',
    ),
  },
  'XEP-0410': {
    'http://jabber.org/protocol/muc#self-ping-optimization': t(
      'Feature: the room itself answers your ping to your own occupant address.',
    ),
  },
  'XEP-0307': {
    'http://jabber.org/protocol/muc#unique': t('Asks the service for a room name nobody uses.'),
  },
  'XEP-0249': {
    'jabber:x:conference': t(
      'A direct invitation sent from person to person; some servers add it to mediated ones for old clients.',
    ),
  },
  'XEP-0077': {
    'jabber:iq:register': t(
      'Registration, here: with a room, to become member and keep a nickname.',
    ),
  },
  'XEP-0004': {
    'jabber:x:data': t('A form: asked for, filled in, cancelled or reported.'),
  },
  'XEP-0122': {
    'http://jabber.org/protocol/xdata-validate': t(
      'Tells what a form field accepts (number, language, ...).',
    ),
  },
  'XEP-0030': {
    'http://jabber.org/protocol/disco#info': t('Who are you and what can you do?'),
    'http://jabber.org/protocol/disco#items': t(
      'What belongs to you (services, rooms, occupants)?',
    ),
  },
  'XEP-0059': {
    'http://jabber.org/protocol/rsm': t('Pages through long result lists.'),
  },
  'XEP-0050': {
    'http://jabber.org/protocol/commands': t(
      'Commands offered by an entity, step by step with forms.',
    ),
  },
  'XEP-0203': {
    'urn:xmpp:delay': t(
      'This stanza is late: its real time and who held it back. History has from = the room.',
    ),
  },
  'XEP-0091': {
    'jabber:x:delay': t('The obsolete form of the delay note.'),
  },
  'XEP-0033': {
    'http://jabber.org/protocol/address': t(
      'Extra addresses, e.g. the original sender of a history message.',
    ),
  },
  'XEP-0199': {
    'urn:xmpp:ping': t('Are you there?'),
  },
  'XEP-0054': {
    'vcard-temp': t('A profile card; for rooms it carries the avatar.'),
  },
  'XEP-0153': {
    'vcard-temp:x:update': t(
      'Short hash of an avatar; servers may add it to your presence, also to room joins.',
    ),
  },
  'XEP-0115': {
    'http://jabber.org/protocol/caps': t('Fingerprint of the features of a client.'),
  },
  'XEP-0172': {
    'http://jabber.org/protocol/nick': t('The nickname a person likes to be called by.'),
  },
  'XEP-0085': {
    'http://jabber.org/protocol/chatstates': t('Typing, paused, gone ...'),
  },
  'XEP-0184': {
    'urn:xmpp:receipts': t('Please confirm delivery (not meant for group chats).'),
  },
  'XEP-0333': {
    'urn:xmpp:chat-markers:0': t('Read markers.'),
  },
  'XEP-0308': {
    'urn:xmpp:message-correct:0': t('Replaces an earlier message of the same sender.'),
  },
  'XEP-0424': {
    'urn:xmpp:message-retract:1': t('Takes a message back.'),
  },
  'XEP-0425': {
    'urn:xmpp:message-moderate:1': t('A moderator takes back the message of somebody else.'),
  },
  'XEP-0444': {
    'urn:xmpp:reactions:0': t('Emoji reactions to a message.'),
  },
  'XEP-0461': {
    'urn:xmpp:reply:0': t('Marks a message as an answer to another.'),
  },
  'XEP-0428': {
    'urn:xmpp:fallback:0': t('Marks text that is only there for old clients.'),
  },
  'XEP-0334': {
    'urn:xmpp:hints': t('Wishes about storing and copying a message.'),
  },
  'XEP-0359': {
    'urn:xmpp:sid:0': t(
      'Ids of a message: stanza-id by the room or account (trust it only with a matching by), origin-id by the sender.',
    ),
  },
  'XEP-0421': {
    'urn:xmpp:occupant-id:0': t(
      'An opaque id that stays the same for one person in one room, whatever the nickname.',
    ),
  },
  'XEP-0313': {
    'urn:xmpp:mam:2': t('The message archive: queries, results and the final summary.'),
  },
  'XEP-0297': {
    'urn:xmpp:forward:0': t('A stanza wrapped inside another one.'),
  },
  'XEP-0280': {
    'urn:xmpp:carbons:2': t('Copies of messages for the other devices of an account.'),
  },
  'XEP-0402': {
    'urn:xmpp:bookmarks:1': t('Bookmarked rooms, one item per room.'),
  },
  'XEP-0048': {
    'storage:bookmarks': t('The old bookmark list in one piece.'),
  },
  'XEP-0049': {
    'jabber:iq:private': t('Old private storage on the server.'),
  },
  'XEP-0060': {
    'http://jabber.org/protocol/pubsub': t('Publish and subscribe; also personal nodes.'),
    'http://jabber.org/protocol/pubsub#event': t('Notification about a publish-subscribe item.'),
  },
  'XEP-0317': {
    'urn:xmpp:hats:0': t('Extra titles an occupant wears, given by the room.'),
  },
  'XEP-0463': {
    'urn:xmpp:muc:affiliations:1': t('Asks for affiliation changes since a known version at join.'),
  },
  'XEP-0502': {
    'urn:xmpp:muc-activity': t('How lively a room is, in disco info.'),
  },
  'XEP-0380': {
    'urn:xmpp:eme:0': t('Names the encryption of an otherwise unreadable message.'),
  },
  'XEP-0191': {
    'urn:xmpp:blocking': t('Block list.'),
  },
  'XEP-0198': {
    'urn:xmpp:sm:3': t('Acknowledges stanzas and resumes streams.'),
  },
  'XEP-0071': {
    'http://jabber.org/protocol/xhtml-im': t('Formatted text (obsolete but still passed on).'),
  },
  'XEP-0092': {
    'jabber:iq:version': t('Software name and version.'),
  },
  'XEP-0012': {
    'jabber:iq:last': t('Idle time or uptime.'),
  },
};

/** Where a namespace has a section of its own in its document. */
export const NAMESPACE_SECTIONS: Readonly<Record<string, string>> = {
  'http://jabber.org/protocol/muc': '7.2.1',
  'http://jabber.org/protocol/muc#user': '19.2',
  'http://jabber.org/protocol/muc#admin': '19.3',
  'http://jabber.org/protocol/muc#owner': '19.4',
  'http://jabber.org/protocol/muc#register': '16.5.1',
  'http://jabber.org/protocol/muc#request': '16.5.2',
  'http://jabber.org/protocol/muc#roomconfig': '16.5.3',
  'http://jabber.org/protocol/muc#roominfo': '16.5.4',
  'http://jabber.org/protocol/muc#rooms': '6.7',
  'http://jabber.org/protocol/muc#traffic': '18.1.1',
  'http://jabber.org/protocol/muc#stable_id': '7.4',
};
