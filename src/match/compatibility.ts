import { completeMatching } from './assignment.ts';
import { attributeKey, textSatisfies, valueSatisfies, wildcardOf } from './pattern.ts';
import type { Shape } from './shape.ts';

/** Whether shapes of one expected tree are satisfied by shapes of one received tree; answers are remembered. */
export interface Compatibility {
  satisfied(expected: Shape, received: Shape): boolean;
  /** For each expected child the position of the received child that satisfies it; `undefined` if it cannot be. */
  pairing(expected: Shape, received: Shape): readonly number[] | undefined;
}

export function createCompatibility(): Compatibility {
  const pairings = new PairMap<readonly number[] | undefined>();
  const satisfied = (expected: Shape, received: Shape): boolean => {
    if (expected.key !== received.key) return false;
    if (expected.identity === received.identity) return true;
    return ownPartsSatisfied(expected, received) && pairing(expected, received) !== undefined;
  };
  const pairing = (expected: Shape, received: Shape): readonly number[] | undefined =>
    pairings.remember(expected, received, () => {
      if (expected.strict && expected.children.length !== received.children.length)
        return undefined;
      return expected.ordered
        ? pairInOrder(expected, received, satisfied)
        : pairInAnyOrder(expected, received, satisfied);
    });
  return { satisfied, pairing };
}

/** Values by pairs of an expected and a received shape. Nearly all shapes are asked about with one other only. */
export class PairMap<Value> {
  readonly #first: ({ readonly other: number; readonly value: Value } | undefined)[] = [];
  readonly #rows = new Map<number, Map<number, { readonly value: Value }>>();

  remember(expected: Shape, received: Shape, compute: () => Value): Value {
    const known = this.#find(expected.ordinal, received.ordinal);
    if (known !== undefined) return known.value;
    const value = compute();
    this.#store(expected.ordinal, received.ordinal, value);
    return value;
  }

  #find(ordinal: number, other: number): { readonly value: Value } | undefined {
    const first = this.#first[ordinal];
    return first?.other === other ? first : this.#rows.get(ordinal)?.get(other);
  }

  #store(ordinal: number, other: number, value: Value): void {
    if (this.#first[ordinal] === undefined) {
      this.#first[ordinal] = { other, value };
      return;
    }
    const row = this.#rows.get(ordinal) ?? new Map<number, { readonly value: Value }>();
    this.#rows.set(ordinal, row.set(other, { value }));
  }
}

type Satisfied = (expected: Shape, received: Shape) => boolean;

function ownPartsSatisfied(expected: Shape, received: Shape): boolean {
  if (expected.strict && expected.attributes.length !== received.attributes.length) return false;
  if (!textSatisfies(expected.text, received.text)) return false;
  return expected.attributes.every((attribute) => {
    const found = received.attribute(attributeKey(attribute));
    return found !== undefined && valueSatisfies(attribute.value, found.value);
  });
}

function pairInOrder(expected: Shape, received: Shape, satisfied: Satisfied) {
  const allSatisfied = expected.children.every((child, index) => {
    const other = received.children[index];
    return other !== undefined && satisfied(child, other);
  });
  return allSatisfied ? expected.children.map((_, index) => index) : undefined;
}

function pairInAnyOrder(expected: Shape, received: Shape, satisfied: Satisfied) {
  if (expected.children.length > received.children.length) return undefined;
  const candidates = candidatesFor(expected, received);
  return completeMatching({
    leftCount: expected.children.length,
    rightCount: received.children.length,
    candidates,
    related: (left, right) => {
      const child = expected.children[left];
      const other = received.children[right];
      return child !== undefined && other !== undefined && satisfied(child, other);
    },
  });
}

/**
 * For an expected child the received children that could satisfy it: of the same name, and where there are many, with
 * the rarest of the literal values that it wants. Identical ones come first: they decide most cases without a
 * comparison. Children that are the same have the same list.
 */
export function candidatesFor(expected: Shape, received: Shape) {
  const byKey = new Map<string, number[]>();
  received.children.forEach(({ key }, position) => append(byKey, key, position));
  const indexes = new Map<string, KeyIndex>();
  const find = (child: Shape): readonly number[] => {
    const named = byKey.get(child.key) ?? [];
    if (named.length <= FEW) return named;
    const index = indexes.get(child.key) ?? indexOf(named, received.children);
    indexes.set(child.key, index);
    return likely(child, named, index);
  };
  const found = new Map<number, readonly number[]>();
  return (left: number): readonly number[] => {
    const child = expected.children[left];
    if (child === undefined) return [];
    const list = found.get(child.identity) ?? find(child);
    found.set(child.identity, list);
    return list;
  };
}

/** So many children of one name are all looked at: to index what is in them may cost more than to compare them. */
const FEW = 4;

/** Positions of the children of one name. */
interface KeyIndex {
  readonly byFeature: ReadonlyMap<string, readonly number[]>;
  readonly byIdentity: ReadonlyMap<number, readonly number[]>;
}

function indexOf(positions: readonly number[], children: readonly Shape[]): KeyIndex {
  const byFeature = new Map<string, number[]>();
  const byIdentity = new Map<number, number[]>();
  for (const position of positions) {
    const child = children[position];
    if (child === undefined) continue;
    for (const feature of featuresOf(child, FEATURE_DEPTH)) append(byFeature, feature, position);
    append(byIdentity, child.identity, position);
  }
  return { byFeature, byIdentity };
}

function likely(child: Shape, named: readonly number[], index: KeyIndex): readonly number[] {
  const rarest = featuresOf(child, FEATURE_DEPTH)
    .map((feature) => index.byFeature.get(feature) ?? [])
    .reduce((best, list) => (list.length < best.length ? list : best), named);
  const identical = index.byIdentity.get(child.identity) ?? [];
  if (identical.length === rarest.length) return rarest;
  return identical.length === 0 ? rarest : [...identical, ...rarest];
}

/** So far inside values are looked at: a form's field has its value in a child. */
const FEATURE_DEPTH = 2;

/**
 * Each literal attribute value and text, and with their names the same of what is inside: whoever of the same name
 * satisfies an element has them all.
 */
function featuresOf(shape: Shape, depth: number): readonly string[] {
  const { attributes, text, children } = shape;
  const own: string[] = [];
  for (const attribute of attributes) {
    if (wildcardOf(attribute.value) !== undefined) continue;
    own.push(`${attributeKey(attribute)}\u0000${attribute.value}`);
  }
  if (text !== '' && wildcardOf(text) === undefined) own.push(`\u0000${text}`);
  if (depth > 0) {
    for (const child of children) {
      own.push(child.key);
      for (const feature of featuresOf(child, depth - 1)) own.push(`${child.key}\u0001${feature}`);
    }
  }
  return own;
}

function append<Key>(groups: Map<Key, number[]>, key: Key, position: number): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [position]);
  else if (group.at(-1) !== position) group.push(position);
}

/** What the captures of a satisfied pattern took. A name that is used twice keeps its last value. */
export function capturesOf(
  expected: Shape,
  received: Shape,
  compatibility: Compatibility,
): Readonly<Record<string, string>> {
  const captures = new Map<string, string>();
  const walk = (pattern: Shape, stanza: Shape) => {
    takeOwn(pattern, stanza, captures);
    compatibility.pairing(pattern, stanza)?.forEach((position, index) => {
      const child = pattern.children[index];
      const other = stanza.children[position];
      if (child !== undefined && other !== undefined) walk(child, other);
    });
  };
  walk(expected, received);
  return Object.fromEntries(captures);
}

/** Stores the captures in the attributes and the text of one pair of elements. */
export function takeOwn(pattern: Shape, stanza: Shape, captures: Map<string, string>): void {
  const take = (expected: string, received: string | undefined) => {
    const name = wildcardOf(expected)?.capture;
    if (name !== undefined && received !== undefined) captures.set(name, received);
  };
  for (const attribute of pattern.attributes) {
    take(attribute.value, stanza.attribute(attributeKey(attribute))?.value);
  }
  take(pattern.text, stanza.text === '' ? undefined : stanza.text);
}
