import { t } from '../../base/translate.ts';
import type { SpecRef } from './spec-ref.ts';

/** A condition of a stanza error (RFC 6120, section 8.3.3), as MUC uses it. */
export interface ErrorCondition {
  readonly condition: string;
  readonly sentence: string;
  readonly ref: SpecRef;
}

export const ERROR_CONDITIONS: readonly ErrorCondition[] = [
  {
    condition: 'bad-request',
    sentence: t('The request is not well formed for this purpose.'),
    ref: { document: 'XEP-0045', section: '17.4' },
  },
  {
    condition: 'conflict',
    sentence: t('Somebody else already has that, or the act would contradict itself.'),
    ref: { document: 'XEP-0045', section: '7.2.8' },
  },
  {
    condition: 'feature-not-implemented',
    sentence: t('The room does not know this feature.'),
    ref: { document: 'XEP-0045', section: '18.1.1' },
  },
  {
    condition: 'forbidden',
    sentence: t('You are known here but you are not permitted.'),
    ref: { document: 'XEP-0045', section: '9' },
  },
  {
    condition: 'gone',
    sentence: t('The room was closed for good; the text may name a successor address.'),
    ref: { document: 'XEP-0045', section: '10.9' },
  },
  {
    condition: 'internal-server-error',
    sentence: t('The server failed.'),
    ref: { document: 'RFC 6120', section: '8.3.3' },
  },
  {
    condition: 'item-not-found',
    sentence: t('There is nothing at that address.'),
    ref: { document: 'XEP-0045', section: '7.2.10' },
  },
  {
    condition: 'jid-malformed',
    sentence: t('The address is not valid for this.'),
    ref: { document: 'XEP-0045', section: '7.2.1' },
  },
  {
    condition: 'not-acceptable',
    sentence: t('Not possible in your present situation.'),
    ref: { document: 'XEP-0045', section: '7.4' },
  },
  {
    condition: 'not-allowed',
    sentence: t('Nobody in your position may do this to that target.'),
    ref: { document: 'XEP-0045', section: '8.2' },
  },
  {
    condition: 'not-authorized',
    sentence: t('You must prove something first.'),
    ref: { document: 'XEP-0045', section: '7.2.5' },
  },
  {
    condition: 'policy-violation',
    sentence: t('A rule of this room forbids it.'),
    ref: { document: 'RFC 6120', section: '8.3.3' },
  },
  {
    condition: 'registration-required',
    sentence: t('You have to be on the member list.'),
    ref: { document: 'XEP-0045', section: '7.2.6' },
  },
  {
    condition: 'resource-constraint',
    sentence: t('Server limit reached.'),
    ref: { document: 'RFC 6120', section: '8.3.3' },
  },
  {
    condition: 'service-unavailable',
    sentence: t('Not offered here, or no space left.'),
    ref: { document: 'XEP-0045', section: '7.2.9' },
  },
];

/** What the `type` of an error asks of the sender (RFC 6120, section 8.3.2). */
export const ERROR_TYPES: Readonly<Record<string, string>> = {
  auth: t('Try again with other credentials or another standing.'),
  cancel: t('Do not try again: it cannot work.'),
  continue: t('Only a warning: the request went on.'),
  modify: t('Change the request, then try again.'),
  wait: t('Try again later.'),
};
