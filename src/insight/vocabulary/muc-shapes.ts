import { t } from '../../base/translate.ts';
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
  jid: t('The real address of the person.'),
  nick: t('The nickname in the room.'),
};

const REASON = t('Words about why.');
const ACTOR = {
  sentence: t('Who did it.'),
  attributes: { nick: t('The nickname of who did it.'), jid: t('The address of who did it.') },
  usual: 1,
};

const DECLARED_FORM = `x ${DATA_FORM_NS}`;

/** The elements of rooms (XEP-0045). */
export const MUC_SHAPES: readonly ElementVocabulary[] = [
  ...shapesOf(MUC_NS, {
    x: { children: ['password', 'history'] },
    password: t('The password of the room.'),
    history: {
      sentence: t('How much of what was said before one wants to get.'),
      attributes: {
        maxstanzas: t('As many messages at most.'),
        maxchars: t('As many characters at most.'),
        seconds: t('Not older than that.'),
        since: t('Not older than that moment.'),
      },
      usual: 1,
    },
  }),
  ...shapesOf(MUC_USER_NS, {
    x: { children: ['item', 'status', 'invite', 'decline', 'destroy', 'password'] },
    item: {
      sentence: t('Who somebody is in the room.'),
      attributes: ITEM,
      usual: 2,
      children: ['reason', 'actor'],
    },
    status: {
      sentence: t('A number for what happened.'),
      attributes: {
        code: Object.fromEntries(STATUS_CODES.map(({ code, sentence }) => [code, sentence])),
      },
      usual: 1,
    },
    invite: {
      sentence: t('An invitation that the room hands on.'),
      attributes: { to: t('Who is invited.'), from: t('Who invites.') },
      usual: 1,
      children: ['reason', 'continue'],
    },
    decline: {
      sentence: t('No to an invitation.'),
      attributes: { to: t('Who invited.'), from: t('Who declines.') },
      usual: 1,
      children: ['reason'],
    },
    destroy: {
      sentence: t('The room is gone.'),
      attributes: { jid: t('Another room to go to.') },
      children: ['reason'],
    },
    reason: REASON,
    actor: ACTOR,
    continue: { sentence: t('A chat of two goes on in the room.') },
    password: t('The password of the room.'),
  }),
  ...shapesOf(MUC_ADMIN_NS, {
    query: { children: ['item'] },
    item: {
      sentence: t('Whose affiliation or role to change, or which list to send.'),
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
      sentence: t('Destroys the room.'),
      attributes: { jid: t('Another room to go to.') },
      children: ['reason', 'password'],
    },
    reason: REASON,
    password: t('The password of the other room.'),
  }),
];

/** Elements of other extensions that are seen around rooms. */
export const EXTENSION_SHAPES: readonly ElementVocabulary[] = [
  ...shapesOf(DATA_FORM_NS, {
    x: {
      attributes: {
        type: {
          form: t('To be filled in.'),
          submit: t('Filled in.'),
          cancel: t('Taken back.'),
          result: t('Something reported in the shape of a form.'),
        },
      },
      usual: 1,
      children: ['field', 'title', 'instructions', 'reported', 'item'],
    },
    field: {
      sentence: t('One line of a form.'),
      attributes: {
        var: Object.fromEntries(FORM_FIELDS.map(({ field, sentence }) => [field, sentence])),
        type: {
          boolean: t('0 or 1, false or true.'),
          fixed: t('Only words to read.'),
          hidden: t('Not shown to people.'),
          'jid-multi': t('Addresses.'),
          'jid-single': t('One address.'),
          'list-multi': t('Some of the options.'),
          'list-single': t('One of the options.'),
          'text-multi': t('Lines of text.'),
          'text-private': t('A text that is not shown, e.g. a password.'),
          'text-single': t('One line of text.'),
        },
        label: t('What people read.'),
      },
      usual: 1,
      children: ['value', 'option', 'required', 'desc'],
    },
    value: t('What was chosen or filled in.'),
    option: {
      sentence: t('Something to choose.'),
      attributes: { label: t('What people read.') },
      usual: 1,
      children: ['value'],
    },
    required: { sentence: t('The field must be filled in.') },
    desc: t('Words about the field.'),
    title: t('The title of the form.'),
    instructions: t('What to do with the form.'),
  }),
  ...shapesOf(DELAY_NS, {
    delay: {
      attributes: { stamp: t('When it was sent first (XEP-0082).'), from: t('Who held it back.') },
      usual: 2,
    },
  }),
  ...shapesOf('jabber:x:conference', {
    x: {
      attributes: {
        jid: t('The room.'),
        reason: t('Why.'),
        password: t('The password of the room.'),
      },
      usual: 1,
    },
  }),
  ...shapesOf(SID_NS, {
    'stanza-id': {
      sentence: t('The id that the room or the archive gave to the message.'),
      attributes: { id: t('Made by the server.'), by: t('Who gave it.') },
      usual: 2,
    },
    'origin-id': {
      sentence: t('The id that the sender gave to the message.'),
      attributes: { id: t('Made by the sender.') },
      usual: 1,
    },
  }),
  ...shapesOf(OCCUPANT_ID_NS, {
    'occupant-id': {
      sentence: t('The same person has the same one in this room, always.'),
      attributes: { id: t('Made by the room.') },
      usual: 1,
    },
  }),
  ...shapesOf(DISCO_INFO_NS, {
    query: {
      attributes: { node: t('Which part of it.') },
      children: ['identity', 'feature', DECLARED_FORM],
    },
    identity: {
      sentence: t('What kind of thing it is.'),
      attributes: {
        category: { conference: t('A room, or a service with rooms.'), client: '', server: '' },
        type: { text: t('Of written words.'), pc: '', im: '' },
        name: t('Its name for people.'),
      },
      usual: 3,
    },
    feature: {
      sentence: t('Something it can do.'),
      attributes: {
        var: Object.fromEntries(DISCO_FEATURES.map(({ feature, sentence }) => [feature, sentence])),
      },
      usual: 1,
    },
  }),
  ...shapesOf(DISCO_ITEMS_NS, {
    query: { attributes: { node: t('Which part of it.') }, children: ['item'] },
    item: {
      sentence: t('Something that belongs to it.'),
      attributes: { jid: t('Its address.'), name: t('Its name for people.'), node: '' },
      usual: 1,
    },
  }),
  ...shapesOf(PING_NS, { ping: {} }),
  ...shapesOf('jabber:iq:register', {
    query: { children: [DECLARED_FORM, 'remove', 'registered', 'username'] },
    remove: { sentence: t('Takes the registration back.') },
    registered: { sentence: t('Is registered already.') },
    username: t('With a room: the nickname that is registered.'),
  }),
  ...shapesOf('jabber:iq:roster', {
    query: { attributes: { ver: t('Which version is known.') }, children: ['item'] },
    item: {
      sentence: t('A contact.'),
      attributes: {
        jid: t('Its address.'),
        subscription: { none: '', to: '', from: '', both: '', remove: '' },
        name: '',
      },
      usual: 1,
    },
  }),
  ...shapesOf('jabber:iq:version', {
    query: { children: ['name', 'version', 'os'] },
    name: t('The name of the software.'),
    version: t('Its version.'),
    os: t('The system it runs on.'),
  }),
  ...shapesOf('vcard-temp', {
    vCard: { children: ['PHOTO'] },
    PHOTO: { children: ['TYPE', 'BINVAL'] },
    TYPE: t('Media type.'),
    BINVAL: t('Base 64.'),
  }),
  ...shapesOf('vcard-temp:x:update', {
    x: { children: ['photo'] },
    photo: t('SHA-1 of the picture.'),
  }),
  ...shapesOf(CAPS_NS, {
    c: {
      attributes: {
        hash: { 'sha-1': t('The usual one.') },
        node: t('Which software.'),
        ver: t('The hash.'),
      },
      usual: 3,
    },
  }),
  ...shapesOf(MAM_NS, {
    query: {
      attributes: { queryid: t('Comes back with every result.') },
      children: [DECLARED_FORM, 'set http://jabber.org/protocol/rsm'],
    },
    result: {
      sentence: t('One message of the archive.'),
      attributes: { id: t('Its id in the archive.'), queryid: t('Of the query.') },
      usual: 2,
      children: ['forwarded urn:xmpp:forward:0'],
    },
    fin: {
      sentence: t('The end of a page.'),
      attributes: { complete: { true: t('There is no more.') } },
      children: ['set http://jabber.org/protocol/rsm'],
    },
  }),
  ...shapesOf('urn:xmpp:forward:0', {
    forwarded: { children: [`delay ${DELAY_NS}`, `message ${CLIENT_NS}`] },
  }),
  ...shapesOf('http://jabber.org/protocol/rsm', {
    set: { children: ['max', 'after', 'before', 'first', 'last', 'count'] },
    max: t('As many at most.'),
    after: t('Those after this one.'),
    before: t('Those before this one; the last page when empty.'),
    first: t('The first one of this page.'),
    last: t('The last one of this page.'),
    count: t('How many there are in all.'),
  }),
];
