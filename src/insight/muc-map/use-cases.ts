import { USE_CASE_NAMES } from './use-case-names.ts';
import { t } from '../../base/translate.ts';
/** A use case of XEP-0045: sections 6 to 11 of version 1.35. */
export interface UseCase {
  readonly section: string;
  readonly name: string;
  /** Facts of a run (`facts.ts`) without all of which it did not happen. */
  readonly signs: readonly string[];
  /** Why Prosody does not have it; absent: it has. */
  readonly absent?: string;
}

export const USE_CASES: readonly UseCase[] = [
  useCase('6.1', ['sent iq/query@xmlns=http://jabber.org/protocol/disco#items']),
  useCase('6.2', ['received iq/query/feature@var=http://jabber.org/protocol/muc']),
  useCase('6.3', ['received iq/query@xmlns=http://jabber.org/protocol/disco#items']),
  useCase('6.4', ['received iq/query@xmlns=http://jabber.org/protocol/disco#info']),
  useCase('6.5', ['received iq/query@xmlns=http://jabber.org/protocol/disco#items']),
  useCase('6.6', ['received iq@type=get']),
  useCase('6.7', ['sent iq/query@node=http://jabber.org/protocol/muc#rooms']),
  useCase('7.1', ['code 110', 'received message/subject']),
  useCase('7.2.1', ['sent presence/x@xmlns=http://jabber.org/protocol/muc']),
  useCase('7.2.2', ['code 110']),
  useCase('7.2.3', ['code 100']),
  useCase('7.2.4', ['received presence/x/item']),
  useCase('7.2.5', ['sent presence/x/password', 'error not-authorized']),
  useCase('7.2.6', ['error registration-required']),
  useCase('7.2.7', ['error forbidden']),
  useCase('7.2.8', ['error conflict']),
  useCase(
    '7.2.9',
    ['error service-unavailable'],
    t('Prosody limits no room; a variation of the embedded server does.'),
  ),
  useCase('7.2.10', ['error item-not-found']),
  useCase('7.2.11', ['sent presence/x@xmlns=http://jabber.org/protocol/muc']),
  useCase('7.2.12', ['code 170', 'code 110'], t('Prosody sends 170 to nobody who enters.')),
  useCase('7.2.13', ['received message/delay']),
  useCase('7.2.14', ['sent presence/x/history']),
  useCase('7.2.15', ['received message/subject']),
  useCase('7.2.16', ['received message/body']),
  useCase('7.2.18', ['error item-not-found']),
  useCase('7.3', ['sent message/subject']),
  useCase('7.4', ['sent message@type=groupchat']),
  useCase('7.5', ['sent message@type=chat']),
  useCase('7.6', ['code 303']),
  useCase('7.7', ['received presence/show']),
  useCase('7.8.1', ['sent message/x@xmlns=jabber:x:conference']),
  useCase('7.8.2', ['received message/x/invite']),
  useCase('7.9', ['sent message/x/invite/continue']),
  useCase('7.10', ['sent iq/query@xmlns=jabber:iq:register']),
  useCase('7.11', ['received iq/query/item@affiliation=member']),
  useCase('7.12', ['sent iq/query@node=x-roomuser-item']),
  useCase('7.13', ['sent message/x/field@var=muc#role']),
  useCase('7.14', ['received presence@type=unavailable']),
  useCase('8.1', ['received message/subject']),
  useCase('8.2', ['code 307']),
  useCase('8.3', ['sent iq/query/item@role=participant']),
  useCase('8.4', ['sent iq/query/item@role=visitor']),
  useCase('8.5', ['received iq/query/item@role=participant']),
  useCase('8.6', ['received message/x/field@var=muc#jid']),
  useCase('9.1', ['code 301']),
  useCase('9.2', ['received iq/query/item@affiliation=outcast']),
  useCase('9.3', ['sent iq/query/item@affiliation=member']),
  useCase('9.4', ['sent iq/query/item@affiliation=none']),
  useCase('9.5', ['received iq/query/item@affiliation=member']),
  useCase('9.6', ['sent iq/query/item@role=moderator']),
  useCase('9.7', ['sent iq/query/item@role=participant']),
  useCase('9.8', ['received iq/query/item@role=moderator']),
  useCase('9.9', ['sent message/x/field@var=muc#register_allow'], t('Prosody asks no admin.')),
  useCase('10.1.1', ['code 201']),
  useCase('10.1.2', ['sent iq/query@xmlns=http://jabber.org/protocol/muc#owner']),
  useCase('10.1.3', ['received iq/query/x/field']),
  useCase('10.2', ['sent iq/query/x/field@var=FORM_TYPE']),
  useCase('10.2.1', ['received message/x/status']),
  useCase('10.3', ['sent iq/query/item@affiliation=owner']),
  useCase('10.4', ['sent iq/query/item']),
  useCase('10.5', ['received iq/query/item@affiliation=owner']),
  useCase('10.6', ['sent iq/query/item@affiliation=admin']),
  useCase('10.7', ['sent iq/query/item']),
  useCase('10.8', ['received iq/query/item@affiliation=admin']),
  useCase('10.9', ['received presence/x/destroy']),
  useCase('11.1', ['code 333']),
  useCase(
    '11.2',
    ['code 332'],
    t('Prosody says nothing; a variation of the embedded server does.'),
  ),
];

function useCase(section: string, signs: readonly string[], absent?: string): UseCase {
  const name = USE_CASE_NAMES[section] ?? '';
  return { section, name, signs, ...(absent === undefined ? {} : { absent }) };
}
