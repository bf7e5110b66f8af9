import { CLIENT_NS } from '../xmpp/namespaces.ts';
import { attributeKey, textSatisfies, valueSatisfies, wildcardOf } from './pattern.ts';
import {
  ATTRIBUTE_WEIGHT,
  ELEMENT_WEIGHT,
  NAMING_ATTRIBUTES,
  TEXT_WEIGHT,
  type Shape,
} from './shape.ts';

/** How many differences there are; among equally many, what they weigh: how much of a stanza is in them. */
export interface Price {
  readonly count: number;
  readonly weight: number;
}

/** The two elements around a pair: a change of their namespace is no second change in their children. */
export interface Parents {
  readonly expected: Shape;
  readonly received: Shape;
}

/** What one difference costs: more than all that differences may weigh. */
export const ONE_DIFFERENCE = 1e6;
export const ORDER_WEIGHT = 1;
/** What a pair costs more that stands elsewhere. */
export const ORDER_COST = ONE_DIFFERENCE + ORDER_WEIGHT;
const HEAVIEST = 1e5;
/** Decides between partners that differ in equally many attributes: rather not in one that says who is meant. */
const IDENTIFYING_EXTRA = 0.1;

export function costOf({ count, weight }: Price): number {
  return count * ONE_DIFFERENCE + Math.min(weight, HEAVIEST);
}

/** A child that is missing or extra is one difference, whatever is in it. */
export function aloneCost({ weight }: Shape): number {
  return costOf({ count: 1, weight });
}

/** The price of what two elements have of their own: attributes and text. */
export function ownPrice(expected: Shape, received: Shape): Price {
  let count = 0;
  let weight = 0;
  const add = (local: string) => {
    count += 1;
    weight += ATTRIBUTE_WEIGHT + (NAMING_ATTRIBUTES.includes(local) ? IDENTIFYING_EXTRA : 0);
  };
  let found = 0;
  for (const attribute of expected.attributes) {
    const other = received.attribute(attributeKey(attribute));
    if (other !== undefined) found += 1;
    if (other === undefined || !valueSatisfies(attribute.value, other.value)) add(attribute.local);
  }
  if (expected.strict && received.attributes.length > found) {
    for (const attribute of received.attributes) {
      if (expected.attribute(attributeKey(attribute)) === undefined) add(attribute.local);
    }
  }
  if (textSatisfies(expected.text, received.text)) return { count, weight };
  return { count: count + 1, weight: weight + TEXT_WEIGHT };
}

/** Whether two elements count as different ones by name. */
export function isRenamed(expected: Shape, received: Shape, parents?: Parents): boolean {
  if (expected.key === received.key) return false;
  if (expected.element.local !== received.element.local) return true;
  return !isSameChange(expected, received, parents);
}

/** Whether either element is in the namespace of its parent. */
function isSameChange(expected: Shape, received: Shape, parents: Parents | undefined): boolean {
  return (
    parents !== undefined &&
    expected.element.ns === parents.expected.element.ns &&
    received.element.ns === parents.received.element.ns
  );
}

/** Whether one may be told as the other with a changed name: not where both name and namespace changed. */
export function isSimilarName(expected: Shape, received: Shape, parents: Parents): boolean {
  return (
    expected.element.ns === received.element.ns ||
    expected.element.local === received.element.local ||
    isSameChange(expected, received, parents)
  );
}

/**
 * Where others are allowed, a missing element beside an unrelated extra one is the rule. Only what would hardly be
 * the same in all but the name by chance is called a changed name: the condition of an error, for one.
 */
export function isTellingRename(child: Shape, other: Shape): boolean {
  return child.element.ns === other.element.ns
    ? child.element.ns !== CLIENT_NS
    : child.weight > ELEMENT_WEIGHT;
}

/** Whether both name what they are about, and it is not the same: status 110 and status 100, for instance. */
export function isAboutAnother(child: Shape, other: Shape): boolean {
  return NAMING_ATTRIBUTES.some((name) => namesDiffer(child, other, name));
}

function namesDiffer(child: Shape, other: Shape, name: string): boolean {
  const expected = child.attribute(name)?.value;
  const received = other.attribute(name)?.value;
  if (expected === undefined || received === undefined) return false;
  return !valueSatisfies(expected, received);
}

/** Values that are part of what an element is: another status code is another status, another `var` another field. */
const DEFINING_ATTRIBUTES = ['code', 'var'];

/** As `isAboutAnother`, for two that are the only ones of their name: an id, a nick or a JID can be told as changed. */
export function isAnotherKind(child: Shape, other: Shape): boolean {
  return DEFINING_ATTRIBUTES.some((name) => namesDiffer(child, other, name));
}

/** Whether both name what they are about, and it is the same. */
export function isAboutTheSame(child: Shape, other: Shape): boolean {
  const isNamed = NAMING_ATTRIBUTES.some((name) => {
    const expected = child.attribute(name)?.value;
    if (expected === undefined || wildcardOf(expected) !== undefined) return false;
    return expected === other.attribute(name)?.value;
  });
  return isNamed && !isAboutAnother(child, other);
}
