import { lazy } from '../base/lazy.ts';
import type { TextRange } from '../base/text-range.ts';
import type { XmlElement } from '../xml/element.ts';
import { printStartTag } from '../xml/print.ts';
import { SCANSION_NS } from '../xmpp/namespaces.ts';
import type { NodeSides } from './label.ts';
import type { Place } from './phrase.ts';
import type { Parents } from './price.ts';
import type { Shape } from './shape.ts';
import { onlyOnes } from './siblings.ts';

/** The pair of elements around a node of the diff. */
export interface Outer {
  readonly parents: Parents;
  readonly place: Place;
  readonly path: readonly string[];
  /** What the children's names get in a path, `[2]`, where there are several of one name. */
  readonly numbers: () => ReadonlyMap<XmlElement, string>;
}

export function enclose(parents: Parents, place: Place, path: readonly string[]): Outer {
  const numbers = lazy(() => {
    const numbered = new Map<XmlElement, string>();
    numberSiblings(parents.expected.children, numbered);
    numberSiblings(parents.received.children, numbered);
    return numbered;
  });
  return { parents, place, path, numbers };
}

function numberSiblings(siblings: readonly Shape[], numbered: Map<XmlElement, string>): void {
  const isOnly = onlyOnes(siblings);
  const counts = new Map<string, number>();
  for (const shape of siblings) {
    if (isOnly(shape)) continue;
    const count = (counts.get(shape.key) ?? 0) + 1;
    counts.set(shape.key, count);
    numbered.set(shape.element, `[${count}]`);
  }
}

/** From the root to a node, as in `Difference.path`. */
export function pathOf(node: NodeSides, outer: Outer | undefined): readonly string[] {
  const element = node.expected ?? node.received;
  if (element === undefined) return outer?.path ?? [];
  const number = outer?.numbers().get(element) ?? '';
  return [...(outer?.path ?? []), element.local + number];
}

/** The range of the element's name, for a difference. */
export function nameRange(element: XmlElement): { readonly expectedRange?: TextRange } {
  return element.nameRange === undefined ? {} : { expectedRange: element.nameRange };
}

/** The start tag as it would stand inside its parent, directives included. */
export function startTag(element: XmlElement, inheritedNs = ''): string {
  return printStartTag(element, { inheritedNs, inheritedPrefixes: { scansion: SCANSION_NS } });
}
