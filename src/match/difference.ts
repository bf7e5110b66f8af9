import type { XmlAttribute, XmlElement } from '../xml/element.ts';
import type { TextRange } from '../base/text-range.ts';

export type DifferenceKind =
  | 'name'
  | 'attribute-value'
  | 'attribute-missing'
  | 'attribute-extra'
  | 'child-missing'
  | 'child-extra'
  | 'order'
  | 'text';

/** One reason why a received stanza does not satisfy an expectation. */
export interface Difference {
  readonly kind: DifferenceKind;
  /** From the root, e.g. `['message', 'x', 'item', '@role']`; text ends in `text()`. */
  readonly path: readonly string[];
  /** The expected side as text: a value, a start tag, a text. Absent for what is extra. */
  readonly expected?: string;
  /** The received side; absent for what is missing. */
  readonly received?: string;
  /** One plain sentence, with names in it: "The stanza's <item> has no role; the script expects role="none"." */
  readonly sentence: string;
  /** Of a changed order: where it should stand and where it stands, e.g. `before <item>`. */
  readonly places?: { readonly expected: string; readonly received: string };
  /** Where the expectation stands in the script, if it was parsed from one: the nearest enclosing element for extras. */
  readonly expectedRange?: TextRange;
}

/**
 * Two aligned trees, for painting. `pair` has both sides; `missing` only the expected one, `extra` only the
 * received one. An `extra` that the rules allow has `allowed: true` and is no difference.
 */
export interface ElementDiff {
  readonly kind: 'pair' | 'missing' | 'extra';
  readonly expected?: XmlElement;
  readonly received?: XmlElement;
  readonly allowed: boolean;
  /** Whether the order of the children counts. */
  readonly ordered: boolean;
  /** In the order of the expected attributes, then the received extras. */
  readonly attributes: readonly AttributeDiff[];
  /** In painting order: the expected children in their order, extras where the received tree has them. */
  readonly children: readonly ElementDiff[];
  readonly text?: TextDiff;
  /** Set on a child that stands elsewhere than expected, where the order counts. */
  readonly outOfOrder: boolean;
  /** The differences of this very node (not of its descendants). */
  readonly differences: readonly Difference[];
}

export interface AttributeDiff {
  readonly state: 'equal' | 'wildcard' | 'differs' | 'missing' | 'extra' | 'extra-allowed';
  readonly expected?: XmlAttribute;
  readonly received?: XmlAttribute;
  readonly difference?: Difference;
}

export interface TextDiff {
  readonly state: 'equal' | 'ignored' | 'differs';
  readonly expected: string;
  readonly received: string;
  readonly difference?: Difference;
}

/** The comparison of one expectation with one stanza. It matches exactly when `differences` is empty. */
export interface StanzaDiff {
  readonly root: ElementDiff;
  /** All differences, in painting order. */
  readonly differences: readonly Difference[];
  /** What `{scansion:capture:NAME}` took, by name. Meaningful when it matched. */
  readonly captures: Readonly<Record<string, string>>;
}
