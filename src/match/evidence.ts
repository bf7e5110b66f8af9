import { wildcardOf, attributeKey } from './pattern.ts';
import type { Parents } from './price.ts';
import { NAMING_ATTRIBUTES, type Shape } from './shape.ts';

/** Attributes whose name alone says that they identify. */
const TELLING: ReadonlySet<string> = new Set([
  ...NAMING_ATTRIBUTES,
  'key',
  'uri',
  'url',
  'href',
  'rid',
  'ref',
]);
/** Of another attribute so many values have to be on both sides. */
const FEWEST_COMMON = 2;

/** Finds what tells children of one name apart in two stanzas of an extension that is not known. */
export interface Evidence {
  /** The attribute's key: all have it, each with a value of its own, and most expected values are there. */
  readonly attributeOf: (lefts: readonly Shape[], rights: readonly Shape[]) => string | undefined;
}

/** Looks at each attribute of the children of two elements once. */
export function evidenceIn({ expected, received }: Parents): Evidence {
  const onLeft = countValues(expected.children);
  const onRight = countValues(received.children);
  const isOwn = (counts: ValueCounts, key: string, child: Shape) => {
    const value = child.attribute(key)?.value;
    return value !== undefined && counts.get(key)?.get(value) === 1;
  };
  const identifies = (key: string, lefts: readonly Shape[], rights: readonly Shape[]) => {
    if (!lefts.every((child) => isOwn(onLeft, key, child))) return false;
    if (!rights.every((child) => isOwn(onRight, key, child))) return false;
    const values = new Set(rights.map((child) => child.attribute(key)?.value));
    const common = lefts.filter((child) => values.has(child.attribute(key)?.value)).length;
    return 2 * common >= lefts.length && common >= (TELLING.has(key) ? 1 : FEWEST_COMMON);
  };
  return {
    attributeOf: (lefts, rights) => {
      const keys = lefts[0]?.attributes.map(attributeKey) ?? [];
      const telling = NAMING_ATTRIBUTES.filter((name) => keys.includes(name));
      const tried = new Set([...telling, ...keys.filter((key) => TELLING.has(key)), ...keys]);
      return [...tried].find((key) => identifies(key, lefts, rights));
    },
  };
}

/** By attribute how often each of its values occurs. */
type ValueCounts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Of literal values, whatever the child is called: a name can be what changed. */
function countValues(children: readonly Shape[]): ValueCounts {
  const counts = new Map<string, Map<string, number>>();
  for (const { attributes } of children) {
    for (const attribute of attributes) {
      if (wildcardOf(attribute.value) !== undefined) continue;
      const key = attributeKey(attribute);
      const values = counts.get(key) ?? new Map<string, number>();
      counts.set(key, values.set(attribute.value, (values.get(attribute.value) ?? 0) + 1));
    }
  }
  return counts;
}
