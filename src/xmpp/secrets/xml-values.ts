import type { TextRange } from '../../base/text-range.ts';
import { childElements, type XmlElement } from '../../xml/element.ts';
import { holdsSecret, isSecretAttribute } from './secret-names.ts';

/** A text or an attribute's value. */
export interface XmlValue {
  readonly value: string;
  /** Where it is written; absent in a tree that was made, not parsed. */
  readonly range: TextRange | undefined;
  /** Whether it stands where secrets stand. */
  readonly isSecret: boolean;
}

/** Every value below these elements. Goes down without recursion: what a server nests has no bounds here. */
export function xmlValues(roots: readonly XmlElement[]): readonly XmlValue[] {
  const values: XmlValue[] = [];
  const open: { element: XmlElement; parent: XmlElement | undefined }[] = [...roots]
    .reverse()
    .map((element) => ({ element, parent: undefined }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { element, parent } = next;
    for (const attribute of element.attributes) {
      const { value, valueRange: range } = attribute;
      values.push({ value, range, isSecret: isSecretAttribute(attribute) });
    }
    const isSecret = holdsSecret(element, parent);
    for (const child of element.children) {
      if (child.kind === 'text') values.push({ value: child.text, range: child.range, isSecret });
    }
    for (const child of childElements(element).toReversed()) {
      open.push({ element: child, parent: element });
    }
  }
  return values;
}
