import { t } from '../../base/translate.ts';
import { bareText } from '../../xmpp/jid.ts';
import { findChild, type XmlElement } from '../../xml/element.ts';
import { STANZA_ERRORS_NS } from '../../xmpp/namespaces.ts';
import {
  childText,
  itemPerson,
  literalValue,
  nickname,
  type DescribeContext,
} from './describe-parts.ts';

/** From where a stanza is told: as the doing, or the hearing, of one actor. */
export interface TellContext extends DescribeContext {
  /** Whose row it is. */
  readonly actor: string;
  /** The nickname that the actor goes by in a room, as far as it is known. */
  readonly nicknameIn: (room: string) => string | undefined;
}

/** `Romeo leaves.`, or with a tail `Romeo leaves: bye.`; what ends a sentence already ends this one. */
export function sentence(lead: string, tail = ''): string {
  const start = lead.startsWith(`${t('somebody')} `)
    ? lead.charAt(0).toUpperCase() + lead.slice(1)
    : lead;
  const told = tail === '' ? start : `${start}: ${tail}`;
  return /[.!?…]["”’]?$/.test(told) ? told : `${told}.`;
}

/** `an owner and moderator`: how an item says that somebody stands in the room (XEP-0045, section 5). `''` when it does not say. */
export function rightsWords(item: XmlElement): string {
  const affiliation = literalValue(item, 'affiliation');
  const role = literalValue(item, 'role');
  if (affiliation === 'outcast') return t('banned');
  const told = [affiliation, role].filter((word) => word !== '' && word !== 'none');
  const first = told[0];
  if (first !== undefined) {
    const rights = told.join(t(' and '));
    return /^[aeo]/.test(first) ? t('an {rights}', { rights }) : t('a {rights}', { rights });
  }
  if (affiliation === 'none') return t('without an affiliation');
  return role === 'none' ? t('without a role') : '';
}

/** Whom a MUC item is about, or else `somebody`. */
export function itemWho(item: XmlElement, context: DescribeContext): string {
  return itemPerson(item, context) || t('somebody');
}

/** Whether a room's stanza is about the actor that gets it: its occupant JID has the actor's own nickname. */
export function isAboutSelf(from: string, context: TellContext): boolean {
  const nick = nickname(from);
  return nick !== '' && context.nicknameIn(bareText(from)) === nick;
}

/** ` by muc.localhost`, and the server's own words: of an error (RFC 6120, section 8.3). The condition is a badge. */
export function errorWords(stanza: XmlElement): { readonly by: string; readonly text: string } {
  const error = findChild(stanza, 'error');
  if (error === undefined) return { by: '', text: '' };
  const by = literalValue(error, 'by');
  return {
    by: by === '' ? '' : ` ${t('by {by}', { by })}`,
    text: childText(error, 'text', STANZA_ERRORS_NS),
  };
}
