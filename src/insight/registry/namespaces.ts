/** The namespaces that are seen around MUC and what their elements are for, by the document that defines them. */
export const NAMESPACES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'RFC 6120': {
    'jabber:client':
      'The default namespace between a client and its server: message, presence and iq live here.',
    'http://etherx.jabber.org/streams':
      'The stream itself: its header, its features and its fatal errors.',
    'urn:ietf:params:xml:ns:xmpp-streams': 'Names of fatal stream errors.',
    'urn:ietf:params:xml:ns:xmpp-stanzas': 'Names of stanza errors and their optional human text.',
    'urn:ietf:params:xml:ns:xmpp-sasl':
      'Login: offered mechanisms, the exchange, success or failure.',
    'urn:ietf:params:xml:ns:xmpp-bind': 'Gives the session its resource, and so its full address.',
  },
  'RFC 7395': {
    'urn:ietf:params:xml:ns:xmpp-framing':
      'Opens and closes a stream when XMPP runs over WebSocket; one element per frame.',
  },
  'RFC 3921': {
    'urn:ietf:params:xml:ns:xmpp-session':
      'A leftover login step; servers mark it optional and clients skip it.',
  },
  'RFC 6121': {
    'jabber:iq:roster': 'The contact list.',
    'urn:xmpp:features:pre-approval': 'Server lets you approve contacts before they ask.',
  },
  'XEP-0045': {
    'http://jabber.org/protocol/muc':
      'Put this x into a presence to say "I am joining"; it can carry a password and a history wish. Without it the presence is only an update.',
    'http://jabber.org/protocol/muc#user':
      'What the room tells you about people: role, affiliation, real address, status codes; also invitations, declines and room destruction. Only the room is believed here.',
    'http://jabber.org/protocol/muc#admin':
      'Requests that change or list roles and affiliations (kick, ban, voice, members).',
    'http://jabber.org/protocol/muc#owner':
      'Owner business: configuration form and destroying the room.',
    'http://jabber.org/protocol/muc#roomconfig': 'Form type of the room configuration.',
    'http://jabber.org/protocol/muc#roominfo':
      'Form type of the extra facts in a room disco answer.',
    'http://jabber.org/protocol/muc#register': 'Form type of registering with a room.',
    'http://jabber.org/protocol/muc#request': 'Form type of asking for voice and granting it.',
    'http://jabber.org/protocol/muc#rooms': 'Disco node on a person: which rooms are you in?',
    'http://jabber.org/protocol/muc#traffic':
      'Disco node on a room: which extensions pass through?',
    'http://jabber.org/protocol/muc#stable_id':
      'Feature: reflected messages keep the id you gave them.',
  },
  'XEP-0410': {
    'http://jabber.org/protocol/muc#self-ping-optimization':
      'Feature: the room itself answers your ping to your own occupant address.',
  },
  'XEP-0307': {
    'http://jabber.org/protocol/muc#unique': 'Asks the service for a room name nobody uses.',
  },
  'XEP-0249': {
    'jabber:x:conference':
      'A direct invitation sent from person to person; some servers add it to mediated ones for old clients.',
  },
  'XEP-0077': {
    'jabber:iq:register': 'Registration, here: with a room, to become member and keep a nickname.',
  },
  'XEP-0004': {
    'jabber:x:data': 'A form: asked for, filled in, cancelled or reported.',
  },
  'XEP-0122': {
    'http://jabber.org/protocol/xdata-validate':
      'Tells what a form field accepts (number, language, ...).',
  },
  'XEP-0030': {
    'http://jabber.org/protocol/disco#info': 'Who are you and what can you do?',
    'http://jabber.org/protocol/disco#items': 'What belongs to you (services, rooms, occupants)?',
  },
  'XEP-0059': {
    'http://jabber.org/protocol/rsm': 'Pages through long result lists.',
  },
  'XEP-0050': {
    'http://jabber.org/protocol/commands':
      'Commands offered by an entity, step by step with forms.',
  },
  'XEP-0203': {
    'urn:xmpp:delay':
      'This stanza is late: its real time and who held it back. History has from = the room.',
  },
  'XEP-0091': {
    'jabber:x:delay': 'The obsolete form of the delay note.',
  },
  'XEP-0033': {
    'http://jabber.org/protocol/address':
      'Extra addresses, e.g. the original sender of a history message.',
  },
  'XEP-0199': {
    'urn:xmpp:ping': 'Are you there?',
  },
  'XEP-0054': {
    'vcard-temp': 'A profile card; for rooms it carries the avatar.',
  },
  'XEP-0153': {
    'vcard-temp:x:update':
      'Short hash of an avatar; servers may add it to your presence, also to room joins.',
  },
  'XEP-0115': {
    'http://jabber.org/protocol/caps': 'Fingerprint of the features of a client.',
  },
  'XEP-0172': {
    'http://jabber.org/protocol/nick': 'The nickname a person likes to be called by.',
  },
  'XEP-0085': {
    'http://jabber.org/protocol/chatstates': 'Typing, paused, gone ...',
  },
  'XEP-0184': {
    'urn:xmpp:receipts': 'Please confirm delivery (not meant for group chats).',
  },
  'XEP-0333': {
    'urn:xmpp:chat-markers:0': 'Read markers.',
  },
  'XEP-0308': {
    'urn:xmpp:message-correct:0': 'Replaces an earlier message of the same sender.',
  },
  'XEP-0424': {
    'urn:xmpp:message-retract:1': 'Takes a message back.',
  },
  'XEP-0425': {
    'urn:xmpp:message-moderate:1': 'A moderator takes back the message of somebody else.',
  },
  'XEP-0444': {
    'urn:xmpp:reactions:0': 'Emoji reactions to a message.',
  },
  'XEP-0461': {
    'urn:xmpp:reply:0': 'Marks a message as an answer to another.',
  },
  'XEP-0428': {
    'urn:xmpp:fallback:0': 'Marks text that is only there for old clients.',
  },
  'XEP-0334': {
    'urn:xmpp:hints': 'Wishes about storing and copying a message.',
  },
  'XEP-0359': {
    'urn:xmpp:sid:0':
      'Ids of a message: stanza-id by the room or account (trust it only with a matching by), origin-id by the sender.',
  },
  'XEP-0421': {
    'urn:xmpp:occupant-id:0':
      'An opaque id that stays the same for one person in one room, whatever the nickname.',
  },
  'XEP-0313': {
    'urn:xmpp:mam:2': 'The message archive: queries, results and the final summary.',
  },
  'XEP-0297': {
    'urn:xmpp:forward:0': 'A stanza wrapped inside another one.',
  },
  'XEP-0280': {
    'urn:xmpp:carbons:2': 'Copies of messages for the other devices of an account.',
  },
  'XEP-0402': {
    'urn:xmpp:bookmarks:1': 'Bookmarked rooms, one item per room.',
  },
  'XEP-0048': {
    'storage:bookmarks': 'The old bookmark list in one piece.',
  },
  'XEP-0049': {
    'jabber:iq:private': 'Old private storage on the server.',
  },
  'XEP-0060': {
    'http://jabber.org/protocol/pubsub': 'Publish and subscribe; also personal nodes.',
    'http://jabber.org/protocol/pubsub#event': 'Notification about a publish-subscribe item.',
  },
  'XEP-0317': {
    'urn:xmpp:hats:0': 'Extra titles an occupant wears, given by the room.',
  },
  'XEP-0463': {
    'urn:xmpp:muc:affiliations:1': 'Asks for affiliation changes since a known version at join.',
  },
  'XEP-0502': {
    'urn:xmpp:muc-activity': 'How lively a room is, in disco info.',
  },
  'XEP-0380': {
    'urn:xmpp:eme:0': 'Names the encryption of an otherwise unreadable message.',
  },
  'XEP-0191': {
    'urn:xmpp:blocking': 'Block list.',
  },
  'XEP-0198': {
    'urn:xmpp:sm:3': 'Acknowledges stanzas and resumes streams.',
  },
  'XEP-0071': {
    'http://jabber.org/protocol/xhtml-im': 'Formatted text (obsolete but still passed on).',
  },
  'XEP-0092': {
    'jabber:iq:version': 'Software name and version.',
  },
  'XEP-0012': {
    'jabber:iq:last': 'Idle time or uptime.',
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
