import { t } from '../../base/translate.ts';
import { attributeValue, childElements, findChild, type XmlElement } from '../../xml/element.ts';
import { DELAY_NS, MUC_USER_NS, STANZA_ERRORS_NS } from '../../xmpp/namespaces.ts';
import type { RowLabel } from '../model.ts';

/** MUC status codes (XEP-0045, section 15.6.2), in document order. */
export function statusCodes(stanza: XmlElement): readonly string[] {
  const x = findChild(stanza, 'x', MUC_USER_NS);
  if (x === undefined) return [];
  return childElements(x)
    .filter((child) => child.local === 'status')
    .map((child) => attributeValue(child, 'code') ?? '')
    .filter((code) => code !== '');
}

/** The defined condition of a stanza error (RFC 6120, section 8.3.3), e.g. `forbidden`. */
export function errorCondition(stanza: XmlElement): string | undefined {
  const error = findChild(stanza, 'error');
  if (error === undefined) return undefined;
  return childElements(error).find(
    (child) => child.ns === STANZA_ERRORS_NS && child.local !== 'text',
  )?.local;
}

/** The words in the arrow: kind, type, and badges for what matters without opening the stanza. */
export function stanzaLabel(stanza: XmlElement): RowLabel {
  const type = attributeValue(stanza, 'type') ?? '';
  const condition = errorCondition(stanza);
  const badges = [...statusCodes(stanza)];
  if (condition !== undefined) badges.push(t('error {condition}', { condition }));
  if (findChild(stanza, 'delay', DELAY_NS) !== undefined) badges.push('delay');
  return { name: stanza.local, type: condition === undefined ? type : '', badges };
}
