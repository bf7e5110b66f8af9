import { t } from '../../base/translate.ts';
import type { XmlAttribute } from '../../xml/element.ts';

/** What stands in the place of a text that is not there. */
export const NO_TEXT = t('no text');

/** `no role`, `no xml:lang`. */
export function noAttribute({ prefix, local }: Pick<XmlAttribute, 'prefix' | 'local'>): string {
  return t('no {name}', { name: prefix === '' ? local : `${prefix}:${local}` });
}

/** `no <item>`. */
export function noElement(local: string): string {
  return t('no <{element}>', { element: local });
}

/** What stands on the expected side, beside what the script allows. */
export const OTHERS_ALLOWED = t('others are allowed here');
