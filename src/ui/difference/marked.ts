import { diffStanza } from '../../match/diff.ts';
import type { StanzaDiff } from '../../match/difference.ts';
import type { EventSeq } from '../../trace/event.ts';
import type { TraceModel } from '../../trace/model.ts';
import type { StanzaRecord } from '../../trace/stanza-records.ts';
import type { XmlElement, XmlNode } from '../../xml/element.ts';
import { elementOf } from '../../trace/frame-element.ts';
import { SCANSION_NS } from '../../xmpp/namespaces.ts';

/** Two stanzas that a person marked, set against each other. */
export interface MarkedPair {
  readonly first: StanzaRecord;
  readonly second: StanzaRecord;
  /** Strict on every level: whatever one has and the other has not is a difference. */
  readonly diff: StanzaDiff;
}

/** `undefined` unless two stanzas that can be read are marked. */
export function compareMarked(
  model: TraceModel,
  marked: readonly EventSeq[],
): MarkedPair | undefined {
  const [first, second] = marked.map((seq) => model.stanzaAt(seq));
  if (first === undefined || second === undefined) return undefined;
  const left = elementOf(first.frame);
  const right = elementOf(second.frame);
  if (!left.ok || !right.ok) return undefined;
  return { first, second, diff: diffStrictly(left.value, right.value) };
}

/** Whatever one has and the other has not is a difference. */
export function diffStrictly(first: XmlElement, second: XmlElement): StanzaDiff {
  return diffStanza(strictly(first), second);
}

/** The element as a pattern that allows nothing besides what it has. */
function strictly(element: XmlElement): XmlElement {
  const strict = { prefix: 'scansion', local: 'strict', ns: SCANSION_NS, value: 'true' };
  return {
    ...element,
    attributes: [...element.attributes, strict],
    children: element.children.map((child): XmlNode =>
      child.kind === 'element' ? strictly(child) : child,
    ),
  };
}
