import { t } from '../../base/translate.ts';
import { attributeValue, childElements, findChild, type XmlElement } from '../../xml/element.ts';
import { MUC_NS, MUC_USER_NS } from '../../xmpp/namespaces.ts';
import {
  childText,
  describeError,
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

/** RFC 6121, section 3: what a presence of such a type does, after the name of who does it. */
const SUBSCRIPTIONS: Readonly<Record<string, string>> = {
  subscribe: t('asks to see presence'),
  subscribed: t('allows presence to be seen'),
  unsubscribe: t('wants to see presence no more'),
  unsubscribed: t('allows presence no more'),
  probe: t('asks for presence'),
};

/** XEP-0045, section 15.6.2: why somebody is gone. The first that is there counts: 333 goes with 307. */
const DEPARTURES: readonly (readonly [code: string, words: string])[] = [
  ['333', t('dropped out')],
  ['301', t('is banned')],
  ['307', t('is kicked')],
  ['321', t('must leave, no longer a member')],
  ['322', t('must leave, the room is for members now')],
  ['332', t('must leave, the service stops')],
];

export function describePresence(stanza: XmlElement, context: DescribeContext): string {
  if (attributeValue(stanza, 'type') === 'error') return describeError(stanza);
  return context.direction === 'sent' ? describeSent(stanza) : describeReceived(stanza, context);
}

function describeSent(stanza: XmlElement): string {
  const type = literalValue(stanza, 'type');
  const to = literalValue(stanza, 'to');
  const status = childText(stanza, 'status');
  const entering = findChild(stanza, 'x', MUC_NS);
  if (type === 'unavailable') return withTail(to === '' ? t('goes offline') : t('leaves'), status);
  if (type !== '') return SUBSCRIPTIONS[type] ?? type;
  if (entering !== undefined) {
    const password = findChild(entering, 'password') === undefined ? '' : t('with a password');
    return list(
      nickname(to) === ''
        ? t('enters without a nickname')
        : t('enters as {nickname}', { nickname: nickname(to) }),
      password,
    );
  }
  const shown = availability(stanza);
  return shown !== '' || nickname(to) === ''
    ? shown || t('available')
    : t('as {nickname}', { nickname: nickname(to) });
}

function describeReceived(stanza: XmlElement, context: DescribeContext): string {
  const from = literalValue(stanza, 'from');
  const x = findChild(stanza, 'x', MUC_USER_NS);
  const who = person(from, context);
  const type = literalValue(stanza, 'type');
  if (type === 'unavailable') return describeDeparture(stanza, x, who);
  if (type !== '') return `${who} ${SUBSCRIPTIONS[type] ?? type}`.trim();
  const item = x && findChild(x, 'item');
  const rights = item === undefined ? '' : itemRights(item);
  const told = list(rights, availability(stanza));
  if (told !== '') return withTail(who, told);
  return context.pattern ? t('from {who}', { who }) : withTail(who, t('available'));
}

/** `away “brb”`, RFC 6121, section 4.7.2. */
function availability(stanza: XmlElement): string {
  const status = childText(stanza, 'status');
  return [childText(stanza, 'show'), status === '' ? '' : quote(status)].join(' ').trim();
}

function describeDeparture(stanza: XmlElement, x: XmlElement | undefined, who: string): string {
  const codes = statusCodes(stanza);
  const item = x && findChild(x, 'item');
  const destroyed = x && findChild(x, 'destroy');
  if (destroyed) return withTail(t('the room is destroyed'), childText(destroyed, 'reason'));
  if (codes.includes('303')) {
    const next = item === undefined ? '' : literalValue(item, 'nick');
    return t('{who} is now {part}', { who, part: next === '' ? t('called otherwise') : next });
  }
  const words = DEPARTURES.find(([code]) => codes.includes(code))?.[1] ?? t('leaves');
  const reason = (item && childText(item, 'reason')) || childText(stanza, 'status');
  return withTail(`${who} ${words}${item === undefined ? '' : performer(item)}`, reason);
}

/** ` by Romeo`: the wire's `<actor/>` (XEP-0045, section 8.2). */
function performer(item: XmlElement): string {
  const actor = childElements(item).find((child) => child.local === 'actor');
  const nick = actor === undefined ? '' : literalValue(actor, 'nick');
  return nick === '' ? '' : ` ${t('by {nick}', { nick })}`;
}
