import type { XmlAttribute } from '../../xml/element.ts';

/** What stands in the place of a text that is not there. */
export const NO_TEXT = 'no text';

/** `no role`, `no xml:lang`. */
export function noAttribute({ prefix, local }: Pick<XmlAttribute, 'prefix' | 'local'>): string {
  return `no ${prefix === '' ? local : `${prefix}:${local}`}`;
}

/** `no <item>`. */
export function noElement(local: string): string {
  return `no <${local}>`;
}

/** What stands on the expected side, beside what the script allows. */
export const OTHERS_ALLOWED = 'others are allowed here';
