import {
  CLIENT_NS,
  DATA_FORM_NS,
  DELAY_NS,
  MUC_ADMIN_NS,
  MUC_NS,
  MUC_OWNER_NS,
  MUC_USER_NS,
  PING_NS,
  DISCO_INFO_NS,
  DISCO_ITEMS_NS,
} from '../../xmpp/namespaces.ts';
import { DISCO_FEATURES } from '../registry/features.ts';
import { FORM_FIELDS } from '../registry/form-fields.ts';
import { AFFILIATIONS, ROLES } from '../registry/roles-and-affiliations.ts';
import { STATUS_CODES } from '../registry/status-codes.ts';
import { shapesOf, type ElementVocabulary } from './shape.ts';
import { CAPS_NS, MAM_NS, OCCUPANT_ID_NS, SID_NS } from './stanza-shapes.ts';

const ITEM = {
  affiliation: Object.fromEntries(AFFILIATIONS.map(({ name, sentence }) => [name, sentence])),
  role: Object.fromEntries(ROLES.map(({ name, sentence }) => [name, sentence])),
  jid: 'The real address of the person.',
  nick: 'The nickname in the room.',
};

const REASON = 'Words about why.';
const ACTOR = {
  sentence: 'Who did it.',
  attributes: { nick: 'The nickname of who did it.', jid: 'The address of who did it.' },
  usual: 1,
};

const DECLARED_FORM = `x ${DATA_FORM_NS}`;

/** The elements of rooms (XEP-0045). */
export const MUC_SHAPES: readonly ElementVocabulary[] = [
  ...shapesOf(MUC_NS, {
    x: { children: ['password', 'history'] },
    password: 'The password of the room.',
    history: {
      sentence: 'How much of what was said before one wants to get.',
      attributes: {
        maxstanzas: 'As many messages at most.',
        maxchars: 'As many characters at most.',
        seconds: 'Not older than that.',
        since: 'Not older than that moment.',
      },
      usual: 1,
    },
  }),
  ...shapesOf(MUC_USER_NS, {
    x: { children: ['item', 'status', 'invite', 'decline', 'destroy', 'password'] },
    item: {
      sentence: 'Who somebody is in the room.',
      attributes: ITEM,
      usual: 2,
      children: ['reason', 'actor'],
    },
    status: {
      sentence: 'A number for what happened.',
      attributes: {
        code: Object.fromEntries(STATUS_CODES.map(({ code, sentence }) => [code, sentence])),
      },
      usual: 1,
    },
    invite: {
      sentence: 'An invitation that the room hands on.',
      attributes: { to: 'Who is invited.', from: 'Who invites.' },
      usual: 1,
      children: ['reason', 'continue'],
    },
    decline: {
      sentence: 'No to an invitation.',
      attributes: { to: 'Who invited.', from: 'Who declines.' },
      usual: 1,
      children: ['reason'],
    },
    destroy: {
      sentence: 'The room is gone.',
      attributes: { jid: 'Another room to go to.' },
      children: ['reason'],
    },
    reason: REASON,
    actor: ACTOR,
    continue: { sentence: 'A chat of two goes on in the room.' },
    password: 'The password of the room.',
  }),
  ...shapesOf(MUC_ADMIN_NS, {
    query: { children: ['item'] },
    item: {
      sentence: 'Whose affiliation or role to change, or which list to send.',
      attributes: ITEM,
      usual: 1,
      children: ['reason', 'actor'],
    },
    reason: REASON,
    actor: ACTOR,
  }),
  ...shapesOf(MUC_OWNER_NS, {
    query: { children: [DECLARED_FORM, 'destroy'] },
    destroy: {
      sentence: 'Destroys the room.',
      attributes: { jid: 'Another room to go to.' },
      children: ['reason', 'password'],
    },
    reason: REASON,
    password: 'The password of the other room.',
  }),
];

/** Elements of other extensions that are seen around rooms. */
export const EXTENSION_SHAPES: readonly ElementVocabulary[] = [
  ...shapesOf(DATA_FORM_NS, {
    x: {
      attributes: {
        type: {
          form: 'To be filled in.',
          submit: 'Filled in.',
          cancel: 'Taken back.',
          result: 'Something reported in the shape of a form.',
        },
      },
      usual: 1,
      children: ['field', 'title', 'instructions', 'reported', 'item'],
    },
    field: {
      sentence: 'One line of a form.',
      attributes: {
        var: Object.fromEntries(FORM_FIELDS.map(({ field, sentence }) => [field, sentence])),
        type: {
          boolean: '0 or 1, false or true.',
          fixed: 'Only words to read.',
          hidden: 'Not shown to people.',
          'jid-multi': 'Addresses.',
          'jid-single': 'One address.',
          'list-multi': 'Some of the options.',
          'list-single': 'One of the options.',
          'text-multi': 'Lines of text.',
          'text-private': 'A text that is not shown, e.g. a password.',
          'text-single': 'One line of text.',
        },
        label: 'What people read.',
      },
      usual: 1,
      children: ['value', 'option', 'required', 'desc'],
    },
    value: 'What was chosen or filled in.',
    option: {
      sentence: 'Something to choose.',
      attributes: { label: 'What people read.' },
      usual: 1,
      children: ['value'],
    },
    required: { sentence: 'The field must be filled in.' },
    desc: 'Words about the field.',
    title: 'The title of the form.',
    instructions: 'What to do with the form.',
  }),
  ...shapesOf(DELAY_NS, {
    delay: {
      attributes: { stamp: 'When it was sent first (XEP-0082).', from: 'Who held it back.' },
      usual: 2,
    },
  }),
  ...shapesOf('jabber:x:conference', {
    x: {
      attributes: { jid: 'The room.', reason: 'Why.', password: 'The password of the room.' },
      usual: 1,
    },
  }),
  ...shapesOf(SID_NS, {
    'stanza-id': {
      sentence: 'The id that the room or the archive gave to the message.',
      attributes: { id: 'Made by the server.', by: 'Who gave it.' },
      usual: 2,
    },
    'origin-id': {
      sentence: 'The id that the sender gave to the message.',
      attributes: { id: 'Made by the sender.' },
      usual: 1,
    },
  }),
  ...shapesOf(OCCUPANT_ID_NS, {
    'occupant-id': {
      sentence: 'The same person has the same one in this room, always.',
      attributes: { id: 'Made by the room.' },
      usual: 1,
    },
  }),
  ...shapesOf(DISCO_INFO_NS, {
    query: {
      attributes: { node: 'Which part of it.' },
      children: ['identity', 'feature', DECLARED_FORM],
    },
    identity: {
      sentence: 'What kind of thing it is.',
      attributes: {
        category: { conference: 'A room, or a service with rooms.', client: '', server: '' },
        type: { text: 'Of written words.', pc: '', im: '' },
        name: 'Its name for people.',
      },
      usual: 3,
    },
    feature: {
      sentence: 'Something it can do.',
      attributes: {
        var: Object.fromEntries(DISCO_FEATURES.map(({ feature, sentence }) => [feature, sentence])),
      },
      usual: 1,
    },
  }),
  ...shapesOf(DISCO_ITEMS_NS, {
    query: { attributes: { node: 'Which part of it.' }, children: ['item'] },
    item: {
      sentence: 'Something that belongs to it.',
      attributes: { jid: 'Its address.', name: 'Its name for people.', node: '' },
      usual: 1,
    },
  }),
  ...shapesOf(PING_NS, { ping: {} }),
  ...shapesOf('jabber:iq:register', {
    query: { children: [DECLARED_FORM, 'remove', 'registered', 'username'] },
    remove: { sentence: 'Takes the registration back.' },
    registered: { sentence: 'Is registered already.' },
    username: 'With a room: the nickname that is registered.',
  }),
  ...shapesOf('jabber:iq:roster', {
    query: { attributes: { ver: 'Which version is known.' }, children: ['item'] },
    item: {
      sentence: 'A contact.',
      attributes: {
        jid: 'Its address.',
        subscription: { none: '', to: '', from: '', both: '', remove: '' },
        name: '',
      },
      usual: 1,
    },
  }),
  ...shapesOf('jabber:iq:version', {
    query: { children: ['name', 'version', 'os'] },
    name: 'The name of the software.',
    version: 'Its version.',
    os: 'The system it runs on.',
  }),
  ...shapesOf('vcard-temp', {
    vCard: { children: ['PHOTO'] },
    PHOTO: { children: ['TYPE', 'BINVAL'] },
    TYPE: 'Media type.',
    BINVAL: 'Base 64.',
  }),
  ...shapesOf('vcard-temp:x:update', {
    x: { children: ['photo'] },
    photo: 'SHA-1 of the picture.',
  }),
  ...shapesOf(CAPS_NS, {
    c: {
      attributes: {
        hash: { 'sha-1': 'The usual one.' },
        node: 'Which software.',
        ver: 'The hash.',
      },
      usual: 3,
    },
  }),
  ...shapesOf(MAM_NS, {
    query: {
      attributes: { queryid: 'Comes back with every result.' },
      children: [DECLARED_FORM, 'set http://jabber.org/protocol/rsm'],
    },
    result: {
      sentence: 'One message of the archive.',
      attributes: { id: 'Its id in the archive.', queryid: 'Of the query.' },
      usual: 2,
      children: ['forwarded urn:xmpp:forward:0'],
    },
    fin: {
      sentence: 'The end of a page.',
      attributes: { complete: { true: 'There is no more.' } },
      children: ['set http://jabber.org/protocol/rsm'],
    },
  }),
  ...shapesOf('urn:xmpp:forward:0', {
    forwarded: { children: [`delay ${DELAY_NS}`, `message ${CLIENT_NS}`] },
  }),
  ...shapesOf('http://jabber.org/protocol/rsm', {
    set: { children: ['max', 'after', 'before', 'first', 'last', 'count'] },
    max: 'As many at most.',
    after: 'Those after this one.',
    before: 'Those before this one; the last page when empty.',
    first: 'The first one of this page.',
    last: 'The last one of this page.',
    count: 'How many there are in all.',
  }),
];
