import { finish, type InParts } from '../base/in-parts.ts';
import type { XmlElement } from '../xml/element.ts';
import type { Aligner } from './aligner.ts';
import { createAligner } from './alignment.ts';
import { takeOwn } from './compatibility.ts';
import type { Difference, ElementDiff, StanzaDiff } from './difference.ts';
import { unpaired } from './one-sided.ts';
import {
  enclose,
  nameRange,
  startTag,
  type Finding,
  type Outer,
  type FindingPlace,
} from './outer.ts';
import { attributeDiffs, equalAttributes, textDiff } from './own-diff.ts';
import { isRenamed, type Parents } from './price.ts';
import { told } from './sentence.ts';
import { createForest, type Shape } from './shape.ts';
import { substitute } from './substitute.ts';
import { isUnaskedError, rulesKey, type MatchRules } from './unasked-error.ts';

interface Known {
  readonly rules: number;
  readonly diff: StanzaDiff;
}

const known = new WeakMap<XmlElement, WeakMap<XmlElement, Known>>();

/**
 * Compares an expectation, its variables substituted, with a stanza by the rules of `matches`, and aligns the two
 * trees so that the differences are few. What a wildcard, free order or a level that is not strict allows is none. Two
 * elements are compared once for all who ask.
 */
export function diffStanza(
  expected: XmlElement,
  received: XmlElement,
  rules: MatchRules = {},
): StanzaDiff {
  return finish(diffInParts(expected, received, rules));
}

/** `diffStanza` in parts: for stanzas that it takes long to compare. */
export function* diffInParts(
  expected: XmlElement,
  received: XmlElement,
  rules: MatchRules = {},
): InParts<StanzaDiff> {
  const key = rulesKey(rules);
  const ofReceived = known.get(received) ?? new WeakMap<XmlElement, Known>();
  const before = ofReceived.get(expected);
  if (before?.rules === key) return before.diff;
  const diff = yield* compare(expected, received, rules);
  known.set(received, ofReceived.set(expected, { rules: key, diff }));
  return diff;
}

function* compare(
  expected: XmlElement,
  received: XmlElement,
  { strictErrors = false, anyOrder }: MatchRules,
): InParts<StanzaDiff> {
  const forest = createForest(anyOrder);
  const captures = new Map<string, string>();
  const pattern = forest.shapeOf(expected);
  yield;
  const stanza = forest.shapeOf(received);
  yield;
  const aligner = createAligner();
  yield* prepareLevels({ expected: pattern, received: stanza }, aligner);
  // Below the aligner is asked again, and knows.
  aligner.align(pattern, stanza);
  yield;
  const root = yield* diffPair(pattern, stanza, {
    aligner,
    captures,
    outer: undefined,
    outOfOrder: false,
    refusesType: strictErrors && isUnaskedError(expected, received),
  });
  const differences: Difference[] = [];
  collect(root, differences);
  return { root, differences, captures: Object.fromEntries(captures) };
}

/** What takes long about large levels, before they are aligned: the elements, and the largest inside of each. */
function* prepareLevels(outermost: Parents, aligner: Aligner): InParts<void> {
  let pair: Parents | undefined = outermost;
  while (pair !== undefined) {
    aligner.compatibility.satisfied(pair.expected, pair.received);
    yield;
    aligner.identified(pair);
    yield;
    const expected: Shape | undefined = largestOf(pair.expected);
    const received: Shape | undefined = largestOf(pair.received);
    pair =
      expected !== undefined && expected.key === received?.key ? { expected, received } : undefined;
  }
}

function largestOf({ children }: Shape): Shape | undefined {
  return children.reduce<Shape | undefined>(
    (largest, child) => (child.size > (largest?.size ?? 0) ? child : largest),
    undefined,
  );
}

/**
 * The same for an expectation as the script has it, given the values of its variables; `undefined` while one of them
 * has none.
 */
export function diffPattern(
  pattern: XmlElement,
  received: XmlElement,
  variables: Readonly<Record<string, string>>,
  rules: MatchRules = {},
): StanzaDiff | undefined {
  const expected = substitute(pattern, (name) =>
    Object.hasOwn(variables, name) ? variables[name] : undefined,
  );
  return expected.ok ? diffStanza(expected.value.element, received, rules) : undefined;
}

function collect(node: ElementDiff, differences: Difference[]): void {
  for (const difference of node.differences) differences.push(difference);
  for (const child of node.children) collect(child, differences);
}

interface PairContext {
  readonly aligner: Aligner;
  readonly captures: Map<string, string>;
  /** The pair around this one; none around the root. */
  readonly outer: Outer | undefined;
  readonly outOfOrder: boolean;
  /** Whether the type that came is a difference, though the script asks for none: it says that this is an error. */
  readonly refusesType: boolean;
}

function* diffPair(expected: Shape, received: Shape, context: PairContext): InParts<ElementDiff> {
  const { outOfOrder, refusesType } = context;
  if (expected.identity === received.identity && !outOfOrder) {
    return equalPair(expected, received, context.captures);
  }
  const node = { expected: expected.element, received: received.element };
  const place = { node, parent: context.outer?.place };
  const where = { outer: context.outer, element: node.expected };
  const tell = (finding: Finding) => told(finding, place);
  takeOwn(expected, received, context.captures);
  const attributes = attributeDiffs(expected, received, { where, tell, refusesType });
  const text = textDiff(expected, received, { where, tell });
  const differences = [
    ...elementFindings(expected, received, context, where).map(tell),
    ...attributes.flatMap(({ difference }) => difference ?? []),
    ...(text.difference === undefined ? [] : [text.difference]),
  ];
  const outer = enclose({ expected, received }, place, where);
  const children = yield* diffChildren(outer, context);
  const { ordered } = expected;
  const shown = text.expected === '' && text.received === '' ? {} : { text };
  return {
    kind: 'pair',
    ...node,
    allowed: true,
    ordered,
    attributes,
    children,
    ...shown,
    outOfOrder,
    differences,
  };
}

/** Two elements that are the same in everything that is compared. */
function equalPair(expected: Shape, received: Shape, captures: Map<string, string>): ElementDiff {
  takeOwn(expected, received, captures);
  const { text } = expected;
  return {
    kind: 'pair',
    expected: expected.element,
    received: received.element,
    allowed: true,
    ordered: expected.ordered,
    attributes: equalAttributes(expected, received),
    children: expected.children.flatMap((child, index) => {
      const other = received.children[index];
      return other === undefined ? [] : [equalPair(child, other, captures)];
    }),
    ...(text === '' ? {} : { text: { state: 'equal', expected: text, received: text } }),
    outOfOrder: false,
    differences: [],
  };
}

/** A changed name, a changed place. */
function elementFindings(
  expected: Shape,
  received: Shape,
  context: PairContext,
  where: FindingPlace,
): readonly Finding[] {
  const renamed = isRenamed(expected, received, context.outer?.parents);
  if (!renamed && !context.outOfOrder) return [];
  const common = {
    where,
    expected: startTag(expected.element, context.outer?.parents.expected.element.ns),
    received: startTag(received.element, context.outer?.parents.received.element.ns),
    ...nameRange(expected.element),
  };
  const kinds = [
    ...(renamed ? ['name' as const] : []),
    ...(context.outOfOrder ? ['order' as const] : []),
  ];
  return kinds.map((kind) => ({ kind, ...common }));
}

/** The expected children in their order; each received one without partner follows the pair it stands behind. */
function* diffChildren(outer: Outer, context: PairContext): InParts<readonly ElementDiff[]> {
  const { expected, received } = outer.parents;
  const { partners, moved } = context.aligner.align(expected, received, context.outer?.parents);
  const extras = extrasByPredecessor(received, partners);
  const shown: ElementDiff[] = [];
  function* addExtras(position: number): InParts<void> {
    for (const extra of extras.get(position) ?? []) {
      shown.push(unpaired('extra', extra.element, outer));
      if (shown.length % IN_ONE_PART === 0) yield;
    }
  }
  yield* addExtras(-1);
  for (const [index, child] of expected.children.entries()) {
    const position = partners[index] ?? -1;
    const partner = received.children[position];
    if (partner === undefined) shown.push(unpaired('missing', child.element, outer));
    else {
      const own = { ...context, outer, outOfOrder: moved.has(index), refusesType: false };
      shown.push(yield* diffPair(child, partner, own));
      yield* addExtras(position);
    }
    if (shown.length % IN_ONE_PART === 0) yield;
  }
  return shown;
}

/** So many children of an element are compared at a stretch. */
const IN_ONE_PART = 256;

/** Received children without partner, by the position of the nearest paired child before them, or -1. */
function extrasByPredecessor(received: Shape, partners: readonly number[]) {
  const paired = new Set(partners);
  const extras = new Map<number, Shape[]>();
  let predecessor = -1;
  received.children.forEach((child, position) => {
    if (paired.has(position)) predecessor = position;
    else append(extras, predecessor, child);
  });
  return extras;
}

function append(groups: Map<number, Shape[]>, key: number, shape: Shape): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [shape]);
  else group.push(shape);
}
