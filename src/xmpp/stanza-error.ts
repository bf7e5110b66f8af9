import {
  attributeValue,
  childElements,
  findChild,
  ownText,
  type XmlElement,
} from '../xml/element.ts';
import { STANZA_ERRORS_NS } from './namespaces.ts';

/** RFC 6120, section 8.3. */
export interface StanzaError {
  /** The defined condition: `forbidden`; `undefined` when the stanza has none. */
  readonly condition: string | undefined;
  /** What the server says besides; `''` when nothing. */
  readonly text: string;
}

/** The error in a stanza of type `error`; `undefined` for other stanzas. */
export function stanzaError(stanza: XmlElement): StanzaError | undefined {
  if (attributeValue(stanza, 'type') !== 'error') return undefined;
  const error = findChild(stanza, 'error');
  const parts = error === undefined ? [] : childElements(error);
  const defined = parts.filter(({ ns }) => ns === STANZA_ERRORS_NS);
  const text = defined.find(({ local }) => local === 'text');
  return {
    condition: defined.find(({ local }) => local !== 'text')?.local,
    text: text === undefined ? '' : ownText(text).trim(),
  };
}
