import { attributeValue, childElements, type XmlElement } from '../../../xml/element.ts';
import { STANZA_ERRORS_NS } from '../../../xmpp/namespaces.ts';
import { stanzaError } from '../../../xmpp/stanza-error.ts';
import type { AttributeDiff, ElementDiff } from '../../../match/difference.ts';

/**
 * Whether a difference is that of the type of the stanza itself: an expectation of any type would let a result and an
 * error pass alike. Of a message, only where one of the two is an error.
 */
export function isTypeOf({ expected, attributes }: ElementDiff, attribute: AttributeDiff): boolean {
  if (attribute.state !== 'differs' || attribute.expected?.local !== 'type') return false;
  // Of thousands, at most a few are called so.
  if (!attributes.includes(attribute)) return false;
  const values = [attribute.expected.value, attribute.received?.value];
  return expected?.local !== 'message' || values.includes('error');
}

/** Whether an error with a condition came where the script does not ask for one. */
export function isErrorInstead({ expected, received }: ElementDiff): boolean {
  if (expected === undefined || received === undefined) return false;
  const isExpected = attributeValue(expected, 'type') === 'error';
  return !isExpected && stanzaError(received)?.condition !== undefined;
}

/**
 * The comparison with a stanza as if the script had to ask for its error: for the type, and the condition. The same when
 * it is no error, and when the script expects one anyway.
 */
export function withCondition(root: ElementDiff): ElementDiff {
  if (!isErrorInstead(root)) return root;
  return {
    ...root,
    attributes: root.attributes.map((attribute) =>
      attribute.state === 'extra-allowed' && attribute.received?.local === 'type'
        ? { ...attribute, state: 'extra' }
        : attribute,
    ),
    children: root.children.map((child) =>
      child.kind === 'extra' && child.received?.local === 'error'
        ? { ...child, allowed: false, received: conditionOnly(child.received) }
        : child,
    ),
  };
}

/** What a server says besides, and who says it, is another matter. */
function conditionOnly(error: XmlElement): XmlElement {
  return {
    ...error,
    attributes: error.attributes.filter(({ local, ns }) => ns === '' && local === 'type'),
    children: childElements(error).filter(
      ({ ns, local }) => ns === STANZA_ERRORS_NS && local !== 'text',
    ),
  };
}
