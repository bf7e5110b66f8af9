import { t } from '../../base/translate.ts';
import { attributeValue, findChild, type XmlElement } from '../../xml/element.ts';
import { MUC_NS, MUC_USER_NS } from '../../xmpp/namespaces.ts';
import { childText, literalValue, nickname, person, quote } from './describe-parts.ts';
import { statusCodes } from './stanza-label.ts';
import {
  isAboutSelf,
  itemWho,
  errorWords,
  rightsWords,
  sentence,
  type TellContext,
} from './tell-parts.ts';

/** What a presence about a subscription does (RFC 6121, section 3). */
const SUBSCRIPTIONS: Readonly<Record<string, (who: string, whom: string) => string>> = {
  subscribe: (who, whom) => t('{who} asks to see the presence of {whom}', { who, whom }),
  subscribed: (who, whom) => t('{who} lets {whom} see the presence', { who, whom }),
  unsubscribe: (who, whom) => t('{who} wants to see no more presence of {whom}', { who, whom }),
  unsubscribed: (who, whom) => t('{who} no longer lets {whom} see the presence', { who, whom }),
  probe: (who, whom) => t('{who} asks for the presence of {whom}', { who, whom }),
};

/** Why somebody is gone (XEP-0045, section 15.6.2). The first that is there counts: 333 goes with 307. */
const DEPARTURES: readonly (readonly [code: string, words: string])[] = [
  ['333', t('dropped out')],
  ['301', t('was banned')],
  ['307', t('was kicked')],
  ['321', t('had to leave, being no member any more')],
  ['322', t('had to leave: the room is for members now')],
  ['332', t('had to leave: the service stops')],
];

export function tellPresence(stanza: XmlElement, context: TellContext): string {
  if (attributeValue(stanza, 'type') === 'error') {
    const { by, text } = errorWords(stanza);
    return sentence(t('{actor} is refused{by}', { actor: context.actor, by }), text);
  }
  return context.direction === 'sent' ? tellSent(stanza, context) : tellReceived(stanza, context);
}

function tellSent(stanza: XmlElement, context: TellContext): string {
  const { actor } = context;
  const type = literalValue(stanza, 'type');
  const to = literalValue(stanza, 'to');
  if (type === 'unavailable') {
    const deed =
      to === '' ? t('{actor} goes offline', { actor }) : t('{actor} leaves the room', { actor });
    return sentence(deed, childText(stanza, 'status'));
  }
  if (type !== '') return tellSubscription(actor, type, person(to, context));
  const entering = findChild(stanza, 'x', MUC_NS);
  if (entering !== undefined) return tellEntering(entering, to, actor);
  const shown = availability(stanza);
  if (shown !== '') return sentence(t('{actor} shows as {shown}', { actor, shown }));
  if (nickname(to) !== '')
    return sentence(t('{actor} shows up as {nickname}', { actor, nickname: nickname(to) }));
  return sentence(t('{actor} is available', { actor }));
}

/** XEP-0045, section 7.2. */
function tellEntering(entering: XmlElement, to: string, actor: string): string {
  const nick = nickname(to);
  const how = nick === '' ? t('without a nickname') : t('as {nick}', { nick });
  const password = findChild(entering, 'password') === undefined ? '' : t(', with a password');
  return sentence(t('{actor} asks to enter {how}{password}', { actor, how, password }));
}

function tellSubscription(who: string, type: string, whom: string): string {
  const words = Object.hasOwn(SUBSCRIPTIONS, type) ? SUBSCRIPTIONS[type] : undefined;
  if (words === undefined) return sentence(t('{who} sends presence of type {type}', { who, type }));
  return sentence(words(who, whom || t('somebody')));
}

function tellReceived(stanza: XmlElement, context: TellContext): string {
  const { actor } = context;
  const from = literalValue(stanza, 'from');
  const x = findChild(stanza, 'x', MUC_USER_NS);
  const type = literalValue(stanza, 'type');
  const isSelf = isAboutSelf(from, context) || statusCodes(stanza).includes('110');
  const who = person(from, context) || t('somebody');
  if (type === 'unavailable') return tellDeparture(stanza, x, { who, isSelf, context });
  if (type !== '') return tellSubscription(who, type, actor);
  const item = x && findChild(x, 'item');
  const rights = item === undefined ? '' : rightsWords(item);
  const shown = availability(stanza);
  if (isSelf) return tellSelf(stanza, actor, { rights, shown });
  const told = [rights, shown].filter((words) => words !== '').join(', ');
  if (told !== '') return sentence(t('{actor} sees {who} as {told}', { actor, who, told }));
  return sentence(t('{actor} sees {who}', { actor, who }));
}

/** XEP-0045, sections 7.2.2 and 10.1.1: an occupant's own presence, which says that it is in. */
function tellSelf(
  stanza: XmlElement,
  actor: string,
  { rights, shown }: { readonly rights: string; readonly shown: string },
): string {
  const codes = statusCodes(stanza);
  const as = `${rights === '' ? '' : t(', as {rights}', { rights })}${shown === '' ? '' : `, ${shown}`}`;
  if (codes.includes('201'))
    return sentence(t('{actor} is in{as}; the room is new', { actor, as }));
  if (codes.includes('210'))
    return sentence(t('{actor} is in{as}; the room chose the nickname', { actor, as }));
  return sentence(t('{actor} is in{as}', { actor, as }));
}

/** `away “brb”` (RFC 6121, section 4.7.2). */
function availability(stanza: XmlElement): string {
  const status = childText(stanza, 'status');
  return [childText(stanza, 'show'), status === '' ? '' : quote(status)].join(' ').trim();
}

interface Departing {
  readonly who: string;
  readonly isSelf: boolean;
  readonly context: TellContext;
}

function tellDeparture(
  stanza: XmlElement,
  x: XmlElement | undefined,
  { who, isSelf, context: { actor } }: Departing,
): string {
  const codes = statusCodes(stanza);
  const item = x && findChild(x, 'item');
  const destroyed = x && findChild(x, 'destroy');
  if (destroyed) {
    return sentence(
      t('{actor} is out: the room is destroyed', { actor }),
      childText(destroyed, 'reason'),
    );
  }
  const subject = isSelf ? actor : t('{actor} learns that {who}', { actor, who });
  if (codes.includes('303'))
    return sentence(
      t('{subject} is now called {nextNickname}', { subject, nextNickname: nextNickname(item) }),
    );
  const words = DEPARTURES.find(([code]) => codes.includes(code))?.[1] ?? leftWords(x);
  const reason = (item && childText(item, 'reason')) || childText(stanza, 'status');
  return sentence(t('{subject} {deed}{by}', { subject, deed: words, by: performer(item) }), reason);
}

function nextNickname(item: XmlElement | undefined): string {
  return (item && literalValue(item, 'nick')) || t('otherwise');
}

/** Outside a room somebody who is unavailable has left nothing. */
function leftWords(x: XmlElement | undefined): string {
  return x === undefined ? t('is gone') : t('left');
}

/** ` by Romeo`: the wire's `<actor/>` (XEP-0045, section 8.2). */
function performer(item: XmlElement | undefined): string {
  const actor = item && findChild(item, 'actor');
  const nick = actor === undefined ? '' : literalValue(actor, 'nick');
  return nick === '' ? '' : ` ${t('by {nick}', { nick })}`;
}

/** `Romeo is told that Juliet is a member now.`: what a notice about somebody who is not in the room says (XEP-0045, section 9). */
export function tellItem(item: XmlElement, context: TellContext): string {
  const rights = rightsWords(item);
  const who = itemWho(item, context);
  const { actor } = context;
  const told =
    rights === ''
      ? t('{actor} is told of {who}', { actor, who })
      : t('{actor} is told that {who} is {rights} now', { actor, who, rights });
  return sentence(told, childText(item, 'reason'));
}
