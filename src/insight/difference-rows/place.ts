import type { ElementDiff } from '../../match/difference.ts';
import { attributeValue, type XmlAttribute, type XmlElement } from '../../xml/element.ts';
import { CLIENT_NS } from '../../xmpp/namespaces.ts';

/** Where a node stands. */
export interface NodePlace {
  readonly depth: number;
  /** Namespaces around it, on either side. */
  readonly expectedNs: string;
  readonly receivedNs: string;
  /** Whether the stanza is an error, and this its root, its `<error>` or below: what is allowed here tells of it. */
  readonly tellsError: boolean;
}

/** A node that both trees have. */
export interface PairDiff extends ElementDiff {
  readonly expected: XmlElement;
  readonly received: XmlElement;
}

export function placeOfRoot({ received }: ElementDiff): NodePlace {
  const isError = received !== undefined && attributeValue(received, 'type') === 'error';
  return { depth: 0, expectedNs: CLIENT_NS, receivedNs: CLIENT_NS, tellsError: isError };
}

export function placeIn(parent: PairDiff, child: ElementDiff, around: NodePlace): NodePlace {
  const name = (child.received ?? child.expected)?.local;
  return {
    depth: around.depth + 1,
    expectedNs: parent.expected.ns,
    receivedNs: parent.received.ns,
    tellsError: around.tellsError && (around.depth > 0 || name === 'error'),
  };
}

/** Whether an attribute of a pair tells of the error: `type` on the stanza, all within `<error>`. */
export function attributeTellsError(
  { local, ns }: XmlAttribute,
  { depth, tellsError }: NodePlace,
): boolean {
  return tellsError && (depth > 0 || (local === 'type' && ns === ''));
}

/** Whether the two have different names or namespaces. */
export function hasOtherName({ differences }: PairDiff): boolean {
  return differences.some(({ kind }) => kind === 'name');
}

/** Which sides have text or children, so that their start tag is no empty-element tag. */
export function contentOf(node: ElementDiff): { expected: boolean; received: boolean } {
  return {
    expected: Boolean(node.text?.expected) || node.children.some(({ expected }) => expected),
    received: Boolean(node.text?.received) || node.children.some(({ received }) => received),
  };
}
