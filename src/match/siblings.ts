import type { Parents } from './price.ts';
import type { Shape } from './shape.ts';

/** Whether a child is the only one of its name. */
export function onlyOnes(children: readonly Shape[]): (child: Shape) => boolean {
  const counts = countedBy(children, ({ key }) => key);
  return ({ key }) => counts.get(key) === 1;
}

/**
 * Whether two children of different namespaces are the only ones of their local name that have none of quite their
 * name on the other side: then the one stands for the other.
 */
export function onlyLeftOvers({ expected, received }: Parents) {
  const lefts = surplus(expected.children, received.children);
  const rights = surplus(received.children, expected.children);
  return (child: Shape, other: Shape): boolean =>
    child.element.local === other.element.local &&
    isOnlyOne(lefts.get(child.element.local), child) &&
    isOnlyOne(rights.get(other.element.local), other);
}

function isOnlyOne(keys: readonly string[] | undefined, { key }: Shape): boolean {
  return keys?.length === 1 && keys[0] === key;
}

/** By local name the names of the children that are too many to have a partner of the same name. */
function surplus(children: readonly Shape[], others: readonly Shape[]) {
  const partners = countedBy(others, ({ key }) => key);
  const left = new Map<string, string[]>();
  for (const { key, element } of children) {
    const count = partners.get(key) ?? 0;
    partners.set(key, count - 1);
    if (count > 0) continue;
    const keys = left.get(element.local);
    if (keys === undefined) left.set(element.local, [key]);
    else keys.push(key);
  }
  return left;
}

function countedBy(shapes: readonly Shape[], keyOf: (shape: Shape) => string) {
  const counts = new Map<string, number>();
  for (const shape of shapes) {
    const key = keyOf(shape);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
