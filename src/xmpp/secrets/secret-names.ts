import { attributeValue, type XmlAttribute, type XmlElement } from '../../xml/element.ts';
import { DATA_FORM_NS, SASL_NS } from '../namespaces.ts';

/** Elements whose text is a secret wherever they stand: XEP-0045, XEP-0048, XEP-0077, XEP-0402, XEP-0484 … */
const SECRET_ELEMENT =
  /^(?:password|passwd|passphrase|passcode|pwd|(?:room-?)?secret|credentials?|(?:auth-?|access-?)?token)$/i;
/** The same as attributes: XEP-0215, XEP-0249, XEP-0484. */
const SECRET_ATTRIBUTE = SECRET_ELEMENT;
/** Fields of forms that hold one though their type does not say so, such as `muc#roomconfig_roomsecret`. */
const SECRET_FIELD = /(?:secret|password|passwd|passphrase|passcode|pwd|token)$/i;

/** XEP-0078, XEP-0388 and its predecessors. */
const AUTH_NS = 'jabber:iq:auth';
const SASL2_NS = /^urn:xmpp:sasl:\d+$/;
const SASL_ELEMENTS: ReadonlySet<string> = new Set([
  'auth',
  'challenge',
  'response',
  'success',
  'initial-response',
  'additional-data',
]);

/** Whether an element's own text is a secret: by its name, or as the value of a field of a form. */
export function holdsSecret(element: XmlElement, parent: XmlElement | undefined): boolean {
  const { local, ns } = element;
  if (SECRET_ELEMENT.test(local)) return true;
  if (ns === AUTH_NS && (local === 'digest' || local === 'hash')) return true;
  if (ns === SASL_NS || SASL2_NS.test(ns)) return SASL_ELEMENTS.has(local);
  if (local === 'header') return isSecretHeader(element);
  return local === 'value' && parent !== undefined && isSecretField(parent);
}

/** XEP-0363: `Authorization` and `Cookie` let upload whoever knows them. */
function isSecretHeader(element: XmlElement): boolean {
  return /^(?:authorization|cookie)$/i.test(attributeValue(element, 'name') ?? '');
}

/** XEP-0004, section 3.3. */
function isSecretField(field: XmlElement): boolean {
  if (field.local !== 'field' || field.ns !== DATA_FORM_NS) return false;
  if (attributeValue(field, 'type') === 'text-private') return true;
  return SECRET_FIELD.test(attributeValue(field, 'var') ?? '');
}

export function isSecretAttribute({ local }: XmlAttribute): boolean {
  return SECRET_ATTRIBUTE.test(local);
}

/** Some part of every name above, and of every value that makes a name count. */
const TRACES =
  /pass|pwd|secret|token|credential|auth|cookie|challenge|response|success|digest|hash|additional-data|text-private/i;
/** The value of an attribute (or what looks like one) with a reference in it, which may spell any of them. */
const REFERRING_VALUE = /=\s*(?:"[^"]*&|'[^']*&)/;

/** Whether XML may have a value that stands where secrets stand: `false` is certain, and needs no parsing. */
export function mayHoldSecret(xml: string): boolean {
  return TRACES.test(xml) || (xml.includes('&') && REFERRING_VALUE.test(xml));
}
