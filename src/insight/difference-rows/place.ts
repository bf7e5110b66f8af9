import type { ElementDiff } from '../../match/difference.ts';
import type { TextRange } from '../../base/text-range.ts';
import type { XmlElement } from '../../xml/element.ts';
import type { LineMarks } from './line-marks.ts';
import type { ScriptText } from './script-text.ts';

/** Where a node stands. */
export interface Level {
  readonly depth: number;
  /** Namespaces around this level, on either side. */
  readonly expectedNs: string;
  readonly receivedNs: string;
}

/** What a diff is painted with: the script's own words, and the line numbers given so far. */
export interface Painting {
  readonly script: ScriptText;
  readonly marks: LineMarks;
  /** Characters that fit into a line of one side. */
  readonly columns: number;
}

/** Which sides have text or children, so that their start tag is no empty-element tag. */
export function contentOf(node: ElementDiff): { expected: boolean; received: boolean } {
  return {
    expected: Boolean(node.text?.expected) || node.children.some(({ expected }) => expected),
    received: Boolean(node.text?.received) || node.children.some(({ received }) => received),
  };
}

/** A node that both trees have. */
export interface PairDiff extends ElementDiff {
  readonly expected: XmlElement;
  readonly received: XmlElement;
}

/** How a text that stands at a range is shown. */
export type Written = (range: TextRange | undefined, text: string) => string;
