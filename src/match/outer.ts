import { lazy } from '../base/lazy.ts';
import type { TextRange } from '../base/text-range.ts';
import type { XmlElement } from '../xml/element.ts';
import { printStartTag } from '../xml/print.ts';
import { SCANSION_NS } from '../xmpp/namespaces.ts';
import type { BareDifference, Place } from './phrase.ts';
import type { Parents } from './price.ts';
import type { Shape } from './shape.ts';
import { onlyOnes } from './siblings.ts';

/** The pair of elements around a node of the diff. */
export interface Outer {
  readonly parents: Parents;
  readonly place: Place;
  readonly where: FindingPlace;
  /** What the children's names get in a path, `[2]`, where there are several of one name. */
  readonly numbers: () => ReadonlyMap<XmlElement, string>;
}

/** Where a difference is: an element, or a part of it, in the pair around it. */
export interface FindingPlace {
  readonly outer: Outer | undefined;
  readonly element: XmlElement;
  /** An attribute of it, or its text, as the path ends: `@role`, `text()`. */
  readonly part?: string;
}

/** A difference before it has its path, too. */
export type Finding = Omit<BareDifference, 'path'> & { readonly where: FindingPlace };

export function enclose(parents: Parents, place: Place, where: FindingPlace): Outer {
  const numbers = lazy(() => {
    const numbered = new Map<XmlElement, string>();
    numberSiblings(parents.expected.children, numbered);
    numberSiblings(parents.received.children, numbered);
    return numbered;
  });
  return { parents, place, where, numbers };
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

/** From the root, as in `Difference.path`. */
export function pathOf(where: FindingPlace): readonly string[] {
  const path = where.part === undefined ? [] : [where.part];
  for (let at: FindingPlace | undefined = where; at !== undefined; at = at.outer?.where) {
    path.push(at.element.local + (at.outer?.numbers().get(at.element) ?? ''));
  }
  return path.reverse();
}

/** The range of the element's name, for a difference. */
export function nameRange(element: XmlElement): { readonly expectedRange?: TextRange } {
  return element.nameRange === undefined ? {} : { expectedRange: element.nameRange };
}

/** The start tag as it would stand inside its parent, directives included. */
export function startTag(element: XmlElement, inheritedNs = ''): string {
  return printStartTag(element, { inheritedNs, inheritedPrefixes: { scansion: SCANSION_NS } });
}
