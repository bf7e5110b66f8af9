import { t } from '../base/translate.ts';
import { remembering } from '../base/lazy.ts';
import type { Difference } from './difference.ts';
import { nodeLabel, type NodeSides, tagName } from './label.ts';

/** A difference before it has its sentence. */
export type BareDifference = Omit<Difference, 'sentence' | 'places'>;

/** Where a difference is: its node, and the place around that; none around the root. */
export interface Place {
  readonly node: NodeSides;
  readonly parent: Place | undefined;
}

/** A difference in words, to be put together in more than one way. */
export interface Phrase {
  /** The element spoken of, e.g. `<item>`; `undefined` for the stanza's root. */
  readonly subject: string | undefined;
  /** What it has instead: `has no role`. Follows the subject. */
  readonly has: string;
  /** What the script wants: `role="none"`. Follows "the script expects". */
  readonly expects: string;
  /** One line for a row: `no role on <item>; the script expects none`. */
  readonly short: string;
  /** Of a changed order; see `Difference.places`. */
  readonly places?: Difference['places'];
  /** A further sentence about characters that look alike. */
  readonly note?: string | undefined;
}

/** What a sentence calls the node of a place: nothing for the stanza itself. */
export function subjectLabel(place: Place | undefined): string | undefined {
  return place?.parent === undefined ? undefined : placeLabel(place);
}

/** The node, told from its siblings, and from those in the siblings of what it is in: `<value> of <field var="x">`. */
export function placeLabel({ node, parent }: Place): string {
  const around = parent === undefined ? [] : tellingAncestors(parent);
  return [
    nodeLabel(node, parent?.node),
    ...around.map((label) => ` ${t('of {label}', { label })}`),
  ].join('');
}

/** Further out nobody needs to look. */
const NAMED_ANCESTORS = 2;

/** The labels of the nearest elements around that are one of several, from the inside out, the place's own first. */
const tellingAncestors = remembering((place: Place): readonly string[] => {
  if (place.parent === undefined) return [];
  const label = nodeLabel(place.node, place.parent.node);
  const further = tellingAncestors(place.parent);
  return label === plainLabel(place) ? further : [label, ...further].slice(0, NAMED_ANCESTORS);
});

/** The node's name without anything that tells it from its siblings. */
export function plainLabel(place: Place | undefined): string {
  const element = place?.node.received ?? place?.node.expected;
  return element === undefined ? '<>' : `<${tagName(element)}>`;
}
