import { t } from '../../base/translate.ts';
import { attributeValue, childElements, findChild, type XmlElement } from '../../xml/element.ts';
import { DATA_FORM_NS, MUC_USER_NS } from '../../xmpp/namespaces.ts';
import {
  childText,
  describeUnknown,
  literalValue,
  nickname,
  person,
  quote,
} from './describe-parts.ts';
import { statusCodes } from './stanza-label.ts';
import { isAboutSelf, errorWords, sentence, type TellContext } from './tell-parts.ts';
import { tellItem } from './tell-presence.ts';

/** What a room says about itself (XEP-0045, section 15.6.2), after "The room tells Romeo that". */
const ROOM_NOTICES: Readonly<Record<string, string>> = {
  '102': t('it lists members who are away'),
  '103': t('it lists no members who are away'),
  '104': t('its settings changed'),
  '170': t('the talk is logged now'),
  '171': t('the talk is no longer logged'),
  '172': t('real addresses are shown to all now'),
  '173': t('real addresses are for moderators now'),
};
/** XEP-0085. */
const CHAT_STATES_NS = 'http://jabber.org/protocol/chatstates';
/** XEP-0249. */
const CONFERENCE_NS = 'jabber:x:conference';

export function tellMessage(stanza: XmlElement, context: TellContext): string {
  if (attributeValue(stanza, 'type') === 'error') {
    const { by, text } = errorWords(stanza);
    return sentence(t('What {actor} said is refused{by}', { actor: context.actor, by }), text);
  }
  return (
    tellSpeech(stanza, context) ??
    tellSubject(stanza, context) ??
    tellRoomMessage(stanza, context) ??
    tellRest(stanza, context)
  );
}

/** Who speaks to whom: the actor, or whom the actor hears. */
interface Speech {
  readonly speaker: string;
  /** Whether what an actor hears are its own words: a room sends them to everybody (XEP-0045, section 7.4). */
  readonly isEcho: boolean;
  readonly isPrivate: boolean;
  /** The other end, as the actor calls it. */
  readonly other: string;
}

function speechOf(stanza: XmlElement, context: TellContext): Speech {
  const { actor, direction } = context;
  const address = literalValue(stanza, direction === 'sent' ? 'to' : 'from');
  const isGroup = attributeValue(stanza, 'type') === 'groupchat';
  const isPrivate =
    !isGroup && nickname(address) !== '' && context.actorName(address) === undefined;
  const other = person(address, context);
  const isEcho = direction === 'received' && isGroup && isAboutSelf(address, context);
  const speaker = direction === 'sent' || isEcho ? actor : other || t('somebody');
  return { speaker, isEcho, isPrivate, other };
}

function tellSpeech(stanza: XmlElement, context: TellContext): string | undefined {
  if (findChild(stanza, 'body') === undefined) return undefined;
  const body = childText(stanza, 'body');
  const words = body === '' && context.pattern ? t('something') : quote(body);
  const { speaker, isEcho, isPrivate, other } = speechOf(stanza, context);
  if (context.direction === 'sent') {
    const isGroup = attributeValue(stanza, 'type') === 'groupchat';
    return sentence(saying(speaker, isGroup ? '' : other, isPrivate), words);
  }
  if (isEcho) return sentence(t('{actor} hears back', { actor: context.actor }), words);
  return sentence(
    t('{actor} hears {speaker}{isPrivate, select, yes { whisper} other {}}', {
      actor: context.actor,
      speaker,
      isPrivate: isPrivate ? 'yes' : 'no',
    }),
    words,
  );
}

function saying(speaker: string, other: string, isPrivate: boolean): string {
  if (other === '') {
    return isPrivate ? t('{speaker} whispers', { speaker }) : t('{speaker} says', { speaker });
  }
  return isPrivate
    ? t('{speaker} whispers to {other}', { speaker, other })
    : t('{speaker} says to {other}', { speaker, other });
}

/** XEP-0045, section 8.1: a subject and no body. */
function tellSubject(stanza: XmlElement, context: TellContext): string | undefined {
  if (findChild(stanza, 'subject') === undefined) return undefined;
  const text = childText(stanza, 'subject');
  const { actor, direction, pattern } = context;
  if (direction === 'sent') {
    return sentence(
      text === ''
        ? t('{actor} takes the subject away', { actor })
        : t('{actor} sets the subject {quote}', { actor, quote: quote(text) }),
    );
  }
  if (text !== '') return sentence(t('{actor} is told the subject', { actor }), quote(text));
  return sentence(
    pattern
      ? t('{actor} is told the subject', { actor })
      : t('{actor} is told that there is no subject', { actor }),
  );
}

function tellRoomMessage(stanza: XmlElement, context: TellContext): string | undefined {
  const x = findChild(stanza, 'x', MUC_USER_NS);
  if (x === undefined) return undefined;
  const invite = findChild(x, 'invite');
  if (invite !== undefined) return tellInvitation('invite', invite, context);
  const decline = findChild(x, 'decline');
  if (decline !== undefined) return tellInvitation('decline', decline, context);
  const notices = statusCodes(stanza).flatMap((code) => ROOM_NOTICES[code] ?? []);
  const items = childElements(x).filter((child) => child.local === 'item');
  const told = [
    ...items.map((item) => tellItem(item, context)),
    ...(notices.length === 0
      ? []
      : [
          sentence(
            t('The room tells {actor} that {notices}', {
              actor: context.actor,
              notices: notices.join(t(', and that ')),
            }),
          ),
        ]),
  ];
  return told.length === 0 ? undefined : told.join(' ');
}

/** XEP-0045, section 7.8.2: sent with `to`, received with `from`. */
function tellInvitation(
  what: 'invite' | 'decline',
  element: XmlElement,
  context: TellContext,
): string {
  const { actor } = context;
  const reason = childText(element, 'reason');
  const to = person(literalValue(element, 'to'), context);
  const from = person(literalValue(element, 'from'), context) || t('somebody');
  if (context.direction === 'sent') {
    const whom = to || t('somebody');
    const deed =
      what === 'invite'
        ? t('{actor} invites {whom}', { actor, whom })
        : t('{actor} declines the invitation of {whom}', { actor, whom });
    return sentence(deed, reason);
  }
  const deed =
    what === 'invite'
      ? t('{actor} is invited by {from}', { actor, from })
      : t('{actor} learns that {from} declines', { actor, from });
  return sentence(deed, reason);
}

function tellRest(stanza: XmlElement, context: TellContext): string {
  const { actor, direction } = context;
  const invite = findChild(stanza, 'x', CONFERENCE_NS);
  if (invite !== undefined) {
    const room = literalValue(invite, 'jid');
    const deed =
      direction === 'sent'
        ? t('{actor} invites to {room}', { actor, room })
        : t('{actor} is invited to {room}', { actor, room });
    return sentence(deed, literalValue(invite, 'reason'));
  }
  const content = contentOf(stanza) ?? t('a message');
  if (direction === 'sent') return sentence(t('{actor} sends {content}', { actor, content }));
  const { speaker } = speechOf(stanza, context);
  return sentence(t('{actor} gets {content} from {speaker}', { actor, content, speaker }));
}

function contentOf(stanza: XmlElement): string | undefined {
  if (findChild(stanza, 'x', DATA_FORM_NS) !== undefined) return t('a form');
  const children = childElements(stanza);
  const state = children.find((child) => child.ns === CHAT_STATES_NS);
  if (state !== undefined) return t('the chat state {local}', { local: state.local });
  const first = children[0];
  return first && describeUnknown(first);
}
