import { t } from '../../base/translate.ts';
import {
  CLIENT_NS,
  DATA_FORM_NS,
  DELAY_NS,
  DISCO_INFO_NS,
  DISCO_ITEMS_NS,
  MUC_ADMIN_NS,
  MUC_NS,
  MUC_OWNER_NS,
  MUC_USER_NS,
  PING_NS,
  STANZA_ERRORS_NS,
} from '../../xmpp/namespaces.ts';
import { ERROR_CONDITIONS, ERROR_TYPES } from '../registry/errors.ts';
import { shapesOf, type ElementVocabulary } from './shape.ts';

export const SID_NS = 'urn:xmpp:sid:0';
export const OCCUPANT_ID_NS = 'urn:xmpp:occupant-id:0';
export const MAM_NS = 'urn:xmpp:mam:2';
export const CAPS_NS = 'http://jabber.org/protocol/caps';

const ADDRESSES = {
  to: t('Whom it is for.'),
  from: t('Who sent it; the server sets this.'),
  id: t('Ties an answer to its request; on a message, a name for it.'),
};

/** The three stanzas and their errors (RFC 6120 and RFC 6121). */
export const STANZA_SHAPES: readonly ElementVocabulary[] = [
  ...shapesOf(CLIENT_NS, {
    message: {
      sentence: t('Pushes something to somebody: words, a subject, an invitation.'),
      attributes: {
        to: ADDRESSES.to,
        type: {
          groupchat: t('To everybody in the room, or from there.'),
          chat: t('One to one; in a room a private message.'),
          normal: t('A single message outside of any chat; what counts when there is no type.'),
          error: t('The message could not be delivered.'),
          headline: t('News that nobody is expected to answer.'),
        },
        from: ADDRESSES.from,
        id: ADDRESSES.id,
        'xml:lang': t('The language of the texts inside.'),
      },
      usual: 2,
      children: [
        'body',
        'subject',
        'thread',
        'error',
        `x ${MUC_USER_NS}`,
        'x jabber:x:conference',
        `x ${DATA_FORM_NS}`,
        `delay ${DELAY_NS}`,
        `stanza-id ${SID_NS}`,
        `origin-id ${SID_NS}`,
        `occupant-id ${OCCUPANT_ID_NS}`,
        `result ${MAM_NS}`,
      ],
    },
    presence: {
      sentence: t(
        'Tells that somebody is there, how, or no longer; to a room: enters, changes, leaves.',
      ),
      attributes: {
        to: ADDRESSES.to,
        type: {
          unavailable: t('Leaves, or has left.'),
          error: t('Was refused, e.g. the entry into a room.'),
          probe: t('Asks for the presence of somebody.'),
          subscribe: t('Wants to see the presence of somebody.'),
          subscribed: t('Lets somebody see the own presence.'),
          unsubscribe: t('No longer wants to see a presence.'),
          unsubscribed: t('No longer lets somebody see the own presence.'),
        },
        from: ADDRESSES.from,
        id: ADDRESSES.id,
      },
      usual: 1,
      children: [
        'show',
        'status',
        'priority',
        'error',
        `x ${MUC_NS}`,
        `x ${MUC_USER_NS}`,
        `c ${CAPS_NS}`,
        'x vcard-temp:x:update',
        `occupant-id ${OCCUPANT_ID_NS}`,
        `delay ${DELAY_NS}`,
      ],
    },
    iq: {
      sentence: t(
        'A question or an order, always answered with a result or an error of the same id.',
      ),
      attributes: {
        to: ADDRESSES.to,
        type: {
          get: t('Asks for something.'),
          set: t('Changes something.'),
          result: t('The answer: it worked.'),
          error: t('The answer: it did not work.'),
        },
        id: ADDRESSES.id,
        from: ADDRESSES.from,
      },
      usual: 3,
      children: [
        `query ${MUC_ADMIN_NS}`,
        `query ${MUC_OWNER_NS}`,
        `query ${DISCO_INFO_NS}`,
        `query ${DISCO_ITEMS_NS}`,
        `ping ${PING_NS}`,
        'query jabber:iq:register',
        'query jabber:iq:roster',
        'query jabber:iq:version',
        `query ${MAM_NS}`,
        'vCard vcard-temp',
        'error',
      ],
    },
    body: t('The words of a message.'),
    subject: t('What the room talks about: a message with a subject and no body changes it.'),
    thread: t('Ties messages of one conversation together.'),
    show: {
      sentence: t('How somebody is there: away, chat, dnd or xa. Without it: simply there.'),
      children: ['#text'],
    },
    status: t('Words about how somebody is there.'),
    priority: t('From -128 to 127: which of several devices gets messages first.'),
    error: {
      sentence: t('Why something was refused: one condition, and maybe words.'),
      attributes: { type: ERROR_TYPES, by: t('Who refused it.') },
      usual: 1,
      children: [...ERROR_CONDITIONS.map(({ condition }) => condition), 'text'].map(
        (local) => `${local} ${STANZA_ERRORS_NS}`,
      ),
    },
  }),
  ...shapesOf(STANZA_ERRORS_NS, {
    ...Object.fromEntries(ERROR_CONDITIONS.map(({ condition }) => [condition, {}])),
    text: t('Words for people about the error.'),
  }),
];
