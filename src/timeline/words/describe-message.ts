import { t } from '../../base/translate.ts';
import { attributeValue, childElements, findChild, type XmlElement } from '../../xml/element.ts';
import { DATA_FORM_NS, MUC_USER_NS } from '../../xmpp/namespaces.ts';
import {
  childText,
  describeError,
  describeUnknown,
  itemPerson,
  itemRights,
  list,
  nickname,
  person,
  quote,
  literalValue,
  withTail,
  type DescribeContext,
} from './describe-parts.ts';
import { statusCodes } from './stanza-label.ts';

/** XEP-0045, section 15.6.2: what a room says about itself. */
const ROOM_NOTICES: Readonly<Record<string, string>> = {
  '102': t('lists members who are away'),
  '103': t('lists no members who are away'),
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

export function describeMessage(stanza: XmlElement, context: DescribeContext): string {
  if (attributeValue(stanza, 'type') === 'error') return describeError(stanza);
  return (
    describeSpeech(stanza, context) ??
    describeRoomMessage(stanza, context) ??
    describeRest(stanza, context)
  );
}

function describeSpeech(stanza: XmlElement, context: DescribeContext): string | undefined {
  const body = childText(stanza, 'body');
  if (findChild(stanza, 'body') !== undefined) {
    const words = body === '' && context.pattern ? t('a body') : quote(body);
    const speaker = speakerOf(stanza, context);
    return speaker === '' ? words : `${speaker}: ${words}`;
  }
  const subject = findChild(stanza, 'subject');
  if (subject === undefined) return undefined;
  const text = childText(stanza, 'subject');
  if (text !== '') return t('subject {quote}', { quote: quote(text) });
  return context.pattern ? 'subject' : t('subject, empty');
}

function speakerOf(stanza: XmlElement, context: DescribeContext): string {
  const priv = isPrivate(stanza, context) ? 'privately' : '';
  if (context.direction === 'sent') return priv;
  const from = literalValue(stanza, 'from');
  return list(context.actorName(from) ?? nickname(from), priv);
}

/** Private messages go to or come from an occupant (XEP-0045, section 7.5). */
function isPrivate(stanza: XmlElement, { direction, actorName }: DescribeContext): boolean {
  const other = literalValue(stanza, direction === 'sent' ? 'to' : 'from');
  const throughRoom = nickname(other) !== '' && actorName(other) === undefined;
  return throughRoom && attributeValue(stanza, 'type') !== 'groupchat';
}

function describeRoomMessage(stanza: XmlElement, context: DescribeContext): string | undefined {
  const x = findChild(stanza, 'x', MUC_USER_NS);
  if (x === undefined) return undefined;
  const invite = findChild(x, 'invite');
  if (invite !== undefined) return invitation('invite', invite, context);
  const decline = findChild(x, 'decline');
  if (decline !== undefined) return invitation('decline', decline, context);
  const items = childElements(x).filter((child) => child.local === 'item');
  const notices = statusCodes(stanza).map((code) => ROOM_NOTICES[code] ?? '');
  const told = list(
    ...items.map((item) => withTail(itemPerson(item, context), itemRights(item))),
    ...notices,
  );
  return told === '' ? undefined : told;
}

/** XEP-0045, sections 7.8.2: sent with `to`, received with `from`. */
function invitation(
  what: 'invite' | 'decline',
  element: XmlElement,
  context: DescribeContext,
): string {
  const to = literalValue(element, 'to');
  const from = literalValue(element, 'from');
  const whom = to === '' ? '' : ` ${person(to, context)}`;
  const who = from === '' ? '' : `${person(from, context)} `;
  const verb =
    what === 'invite'
      ? `invites${whom}`
      : `declines${to === '' ? '' : ` ${t('to{whom}', { whom })}`}`;
  return withTail(`${who}${verb}`, childText(element, 'reason'));
}

function describeRest(stanza: XmlElement, context: DescribeContext): string {
  const children = childElements(stanza);
  const invite = findChild(stanza, 'x', CONFERENCE_NS);
  if (invite !== undefined) {
    return withTail(
      t('invites to {literalValue}', { literalValue: literalValue(invite, 'jid') }),
      literalValue(invite, 'reason'),
    );
  }
  if (findChild(stanza, 'x', DATA_FORM_NS) !== undefined) return t('a form');
  const state = children.find((child) => child.ns === CHAT_STATES_NS);
  if (state !== undefined) return list(speakerOf(stanza, context), state.local);
  const first = children[0];
  return first === undefined ? '' : describeUnknown(first);
}
