import { t } from '../base/translate.ts';
import { attributeKey } from './pattern.ts';
import { evidenceIn, type Evidence } from './evidence.ts';
import {
  identificationOf,
  identityOf,
  isNearlyNamed,
  lookUps,
  relationOf,
  type Identity,
} from './identity.ts';
import type { Identification } from './identity-table.ts';
import type { Parents } from './price.ts';
import { onlyOnes } from './siblings.ts';
import type { Shape } from './shape.ts';

/** Children of two elements that are known by what identifies them. */
export interface Identified {
  /** For each expected child the position of the received one that has its identity, if each is the only one; else -1. */
  readonly anchors: readonly number[];
  /** Whether two children are such a pair. */
  readonly same: (child: Shape, other: Shape) => boolean;
  /** Whether two children cannot be the same one: either has its partner, or they are known to be two. */
  readonly apart: (child: Shape, other: Shape) => boolean;
}

/**
 * Pairs children by what identifies them: what the extensions say, else what the two elements show. Where an identity
 * occurs more than once, nothing is decided. By look-up: nothing is compared with everything.
 */
export function identify(pair: Parents): Identified {
  const known = knownChildren(pair);
  const places = new Map(pair.received.children.map((child, position) => [child, position]));
  const partners = new Map<Shape, Shape>();
  const owners = new Map<Shape, Shape>();
  for (const group of known.values()) {
    for (const [left, right] of pairsOf(group)) {
      partners.set(left, right);
      owners.set(right, left);
    }
  }
  const isTaken = (child: Shape, other: Shape) =>
    (partners.get(child) ?? other) !== other || (owners.get(other) ?? child) !== child;
  const isAnother = anotherIn(pair, known);
  return {
    anchors: pair.expected.children.map((child) => {
      const partner = partners.get(child);
      return partner === undefined ? -1 : (places.get(partner) ?? -1);
    }),
    same: (child, other) => partners.get(child) === other,
    apart: (child, other) => {
      if (partners.get(child) === other) return false;
      return isTaken(child, other) || isAnother(child, other);
    },
  };
}

/** The children of one name, by what tells them apart. */
interface Group {
  readonly identification: Identification;
  /** Whether an extension says so; else the two stanzas show it. */
  readonly isSpecified: boolean;
  readonly lefts: readonly Named[];
  readonly rights: readonly Named[];
}

interface Named {
  readonly shape: Shape;
  readonly identity: Identity;
}

function knownChildren(pair: Parents): ReadonlyMap<string, Group> {
  const rights = byKey(pair.received.children);
  const evidence = evidenceIn(pair);
  const known = new Map<string, Group>();
  for (const [key, lefts] of byKey(pair.expected.children)) {
    const others = rights.get(key) ?? [];
    const group = others.length === 0 ? undefined : groupOf(lefts, others, evidence);
    if (group !== undefined) known.set(key, group);
  }
  return known;
}

function groupOf(
  lefts: readonly Shape[],
  rights: readonly Shape[],
  evidence: Evidence,
): Group | undefined {
  const [first] = lefts;
  const specified = first && identificationOf(first.element);
  if (specified !== undefined) {
    const named = (shape: Shape) => ({ shape, identity: identityOf(shape.element, specified) });
    const sides = { lefts: lefts.map(named), rights: rights.map(named) };
    return { identification: specified, isSpecified: true, ...sides };
  }
  const key = evidence.attributeOf(lefts, rights);
  if (key === undefined) return undefined;
  const named = (shape: Shape) => ({ shape, identity: [shape.attribute(key)?.value] });
  return {
    identification: { by: [key], how: 'all', defining: false, source: t('the two stanzas') },
    isSpecified: false,
    lefts: lefts.map(named),
    rights: rights.map(named),
  };
}

function byKey(children: readonly Shape[]): ReadonlyMap<string, readonly Shape[]> {
  const groups = new Map<string, Shape[]>();
  for (const child of children) {
    const group = groups.get(child.key);
    if (group === undefined) groups.set(child.key, [child]);
    else group.push(child);
  }
  return groups;
}

/** By the most telling values first; who has a partner is out of it. */
function pairsOf({ identification, lefts, rights }: Group): readonly (readonly [Shape, Shape])[] {
  const pairs: (readonly [Shape, Shape])[] = [];
  const paired = new Set<Shape>();
  const isFree = ({ shape }: Named) => !paired.has(shape);
  for (const places of lookUps(identification)) {
    const found = onlyOnesBy(rights.filter(isFree), places);
    for (const [text, left] of onlyOnesBy(lefts.filter(isFree), places)) {
      const right = found.get(text);
      if (left === undefined || right === undefined) continue;
      if (relationOf(left.identity, right.identity, identification.how) !== 'same') continue;
      paired.add(left.shape).add(right.shape);
      pairs.push([left.shape, right.shape]);
    }
  }
  return pairs;
}

/** By the values at some places, for those that have all of them; `undefined` for values that occur twice. */
function onlyOnesBy(named: readonly Named[], places: readonly number[]) {
  const found = new Map<string, Named | undefined>();
  for (const each of named) {
    const values = places.map((place) => each.identity[place]);
    if (values.includes(undefined)) continue;
    const text = values.join('\u0000');
    found.set(text, found.has(text) ? undefined : each);
  }
  return found;
}

/**
 * Whether two children that have no partner are known to be two. The only ones of their name stand for each other where
 * nothing else can be meant; and who is nearly called so may have been meant.
 */
function anotherIn({ expected, received }: Parents, known: ReadonlyMap<string, Group>) {
  const isOnlyLeft = onlyOnes(expected.children);
  const isOnlyRight = onlyOnes(received.children);
  return (child: Shape, other: Shape): boolean => {
    const group = child.key === other.key ? known.get(child.key) : undefined;
    if (group === undefined || (expected.strict && !group.isSpecified)) return false;
    const { identification } = group;
    if (isOnlyLeft(child) && isOnlyRight(other) && !(identification.defining && !expected.strict)) {
      return false;
    }
    const [one, two] = [child, other].map((shape) => identityIn(group, shape));
    if (one === undefined || two === undefined) return false;
    return relationOf(one, two, identification.how) === 'another' && !isNearlyNamed(one, two);
  };
}

function identityIn({ identification, isSpecified }: Group, shape: Shape): Identity {
  if (isSpecified) return identityOf(shape.element, identification);
  const attribute = shape.attributes.find((each) => attributeKey(each) === identification.by[0]);
  return [attribute?.value];
}
