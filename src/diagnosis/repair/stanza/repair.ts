import { t } from '../../../base/translate.ts';
import {
  applyEdits,
  doOverlap,
  inLineEndsOf,
  inOrder,
  replaceRange,
  type TextEdit,
} from '../../../base/text-edit.ts';
import type { InParts } from '../../../base/in-parts.ts';
import type { XmlAttribute, XmlElement, XmlNode } from '../../../xml/element.ts';
import { CLIENT_NS } from '../../../xmpp/namespaces.ts';
import { diffInParts } from '../../../match/diff.ts';
import type { DifferenceKind, ElementDiff, StanzaDiff } from '../../../match/difference.ts';
import {
  commonAncestor,
  loosenable,
  loosened,
  looseningEdit,
  type Looseness,
  type LooseValue,
} from './loosen.ts';
import { matches } from '../../../match/match.ts';
import type { Writing } from './merge.ts';
import { ANY_VALUE } from '../../../match/pattern.ts';
import { parsePattern } from './pattern-text.ts';
import { acceptingEdits, rewrite, type EditContext } from './repair-edits.ts';
import { indentOf } from './source-layout.ts';
import { isErrorInstead, isTypeOf, withCondition } from './stanza-type.ts';
import { substitute } from '../../../match/substitute.ts';
import { isUnaskedError, type MatchRules } from '../../../match/unasked-error.ts';
import { withoutText } from './text-change.ts';
import type { ActorVariables } from './variables.ts';

export type RepairKind =
  'accept-received' | 'make-wildcard' | 'loosen' | 'accept-whole' | 'remove-payload';

/** A change of the script after which the step that failed would match the stanza that came. */
export interface Repair {
  readonly kind: RepairKind;
  /** What the button says. */
  readonly label: string;
  /** In the order of their places, for the script as it is now; they do not overlap. */
  readonly edits: readonly TextEdit[];
}

export interface RepairRequest {
  /** The whole script. */
  readonly source: string;
  /** The expectation as parsed from it: with ranges, its variables not substituted. */
  readonly pattern: XmlElement;
  readonly received: XmlElement;
  readonly variables: ActorVariables;
  readonly rules?: MatchRules | undefined;
}

/**
 * The repairs worth offering for an expectation that a stanza did not satisfy: only those after which it would, proved
 * by parsing the changed script and matching again. None when it matches already. In parts, as stanzas may be huge.
 */
export function* repairsInParts(request: RepairRequest): InParts<readonly Repair[]> {
  const attempt = yield* attemptOf(request);
  if (attempt === undefined || attempt.diff.differences.length === 0) return [];
  const accept = yield* acceptReceived(attempt);
  const others = [
    yield* makeWildcard(attempt),
    yield* loosen(attempt),
    yield* loosenAll(attempt),
    yield* acceptWhole(attempt),
  ];
  const offers = accept?.kind === 'remove-payload' ? [...others, accept] : [accept, ...others];
  return offers.filter((repair) => repair !== undefined);
}

export interface Attempt {
  readonly request: RepairRequest;
  readonly diff: StanzaDiff;
  readonly context: EditContext;
}

/** What repairs are made from; `undefined` while a variable has no value. */
export function* attemptOf(request: RepairRequest): InParts<Attempt | undefined> {
  const expected = substitute(request.pattern, request.variables.resolve);
  if (!expected.ok) return undefined;
  const diff = yield* diffInParts(expected.value.element, request.received, request.rules);
  const writing = writingOf(request, expected.value.element);
  const indent = indentOf(request.source, request.pattern.range);
  return { request, diff, context: { source: request.source, writing, indent } };
}

/** The expectation becomes what was received, in as few changes as will do, else written anew as a whole. */
function* acceptReceived({ request, diff, context }: Attempt): InParts<Repair | undefined> {
  const root = withCondition(diff.root);
  // An element that gets a foreign namespace becomes strict: then all that came has to be taken in.
  const edits =
    (yield* proven(request, acceptingEdits(root, CLIENT_NS, context))) ??
    (yield* proven(request, rewrittenWith(root, context))) ??
    (yield* proven(request, rewrittenWith(root, context, true)));
  const gone = gonePayloads(root);
  if (edits === undefined) return undefined;
  if (gone.length === 0) return { kind: 'accept-received', label: t('Accept what came'), edits };
  return {
    kind: 'remove-payload',
    label: t('Remove {listed} from the script', { listed: listed(gone) }),
    edits,
  };
}

/** All payloads of the expectation, by name, when accepting leaves none: nothing would be asked for any more. */
function gonePayloads({ children, text }: ElementDiff): readonly string[] {
  const isLeft = children.some(
    ({ kind, allowed }) => kind === 'pair' || (!allowed && kind === 'extra'),
  );
  const isTextLeft = text !== undefined && text.expected !== '' && text.received !== '';
  if (isLeft || isTextLeft) return [];
  return children.flatMap(({ expected }) => (expected === undefined ? [] : [expected.local]));
}

function listed(names: readonly string[]): string {
  const [first = '', second] = names;
  if (names.length > 2) return t('{count} elements', { count: names.length });
  return second === undefined ? `<${first}>` : t('<{first}> and <{second}>', { first, second });
}

function rewrittenWith(root: ElementDiff, context: EditContext, whole = false) {
  const edit = rewrite(root, CLIENT_NS, context, whole);
  return edit && [edit];
}

/** All that came is expected from now on, what the script did not ask for included. */
function* acceptWhole({ request, diff, context }: Attempt): InParts<Repair | undefined> {
  const edits = yield* proven(request, rewrittenWith(diff.root, context, true));
  return edits && { kind: 'accept-whole', label: t('Accept the whole stanza'), edits };
}

const LITERALS: ReadonlySet<DifferenceKind> = new Set(['attribute-value', 'text']);

/** Every attribute that has another value gets `{scansion:any}`, every other text goes: none accepts any. */
function* makeWildcard({ request, diff }: Attempt): InParts<Repair | undefined> {
  if (diff.differences.some(({ kind }) => !LITERALS.has(kind))) return undefined;
  const isOfType = diff.root.attributes.some((attribute) => isTypeOf(diff.root, attribute));
  // A wildcard would let pass both what was asked for and its refusal.
  if (isOfType || isErrorInstead(diff.root)) return undefined;
  const edits = yield* proven(request, wildcardEdits(diff.root, request.source));
  const isText = diff.differences.every(({ kind }) => kind === 'text');
  const label = isText ? t('Accept any text') : t('Make it a wildcard');
  return edits && { kind: 'make-wildcard', label, edits };
}

function wildcardEdits(node: ElementDiff, source: string): readonly TextEdit[] {
  const values = node.attributes.flatMap(({ state, expected }) =>
    state === 'differs' && expected?.valueRange
      ? [replaceRange(expected.valueRange, ANY_VALUE)]
      : [],
  );
  const isOtherText = node.text?.state === 'differs' && node.expected !== undefined;
  const texts = isOtherText ? withoutText(source, node.expected) : [];
  const inside = node.children.flatMap((child) => wildcardEdits(child, source));
  return [...values, ...(texts ?? []), ...inside];
}

/** `scansion:strict='false'` where order or extras differ; what differs besides is accepted. */
function* loosen(attempt: Attempt): InParts<Repair | undefined> {
  const places = loosenable(attempt.diff.root);
  const targets = new Set(places.map(({ element }) => element));
  const loosening = yield* looseningOf(attempt, targets, 'false');
  if (loosening === undefined) return undefined;
  const { edits, more } = loosening;
  return {
    kind: 'loosen',
    label: t('Ignore {looseWords}{more}', { looseWords: looseWords(places), more }),
    edits,
  };
}

/** The same once for all where several elements, some in others, are too strict: `nowhere` on what holds them all. */
function* loosenAll(attempt: Attempt): InParts<Repair | undefined> {
  const targets = new Set(loosenable(attempt.diff.root).map(({ element }) => element));
  const around = targets.size < 2 ? undefined : commonAncestor(attempt.diff.root, targets);
  if (around === undefined) return undefined;
  const loosening = yield* looseningOf(attempt, new Set([around]), 'nowhere');
  if (loosening === undefined) return undefined;
  const { edits, more } = loosening;
  return {
    kind: 'loosen',
    label: t('Ignore order and extras in all of <{local}>{more}', { local: around.local, more }),
    edits,
  };
}

function* looseningOf(
  { request, diff, context }: Attempt,
  targets: ReadonlySet<XmlElement>,
  value: LooseValue,
): InParts<{ readonly edits: readonly TextEdit[]; readonly more: string } | undefined> {
  const { expected } = diff.root;
  if (targets.size === 0 || expected === undefined) return undefined;
  const looser = loosened(expected, targets, value);
  yield;
  const rest = yield* diffInParts(looser, request.received, request.rules);
  const accepting = acceptingEdits(rest.root, CLIENT_NS, context) ?? [];
  const directives = [...targets].flatMap(
    (element) => looseningEdit(context.source, element, value) ?? [],
  );
  // An element that is written anew has its directive already.
  const besides = directives.filter(
    ({ start }) => !accepting.some((edit) => edit.start < start && start < edit.end),
  );
  yield;
  const edits = yield* proven(request, [...besides, ...accepting]);
  const more = rest.differences.length > 0 ? t(', accept the rest') : '';
  return edits && { edits, more };
}

/** `the order in <x>`, `what else is in <item>`. */
function looseWords(places: readonly Looseness[]): string {
  const names = [...new Set(places.map(({ element }) => `<${element.local}>`))];
  const where =
    names.length > 2 ? t('{count} elements', { count: names.length }) : names.join(' and ');
  const order = places.some((place) => place.order);
  const extras = places.some((place) => place.extras);
  if (!extras) return t('the order in {where}', { where });
  return order ? t('order and extras in {where}', { where }) : t('extras in {where}', { where });
}

/** The way from substituted attributes and texts back to those with variables: the two trees are alike. */
function writingOf({ pattern, variables }: RepairRequest, expected: XmlElement): Writing {
  const attributes = new Map<XmlAttribute, XmlAttribute>();
  const nodes = new Map<XmlNode, XmlNode>();
  const walk = (substituted: XmlElement, written: XmlElement) => {
    substituted.attributes.forEach((attribute, index) => {
      attributes.set(attribute, written.attributes[index] ?? attribute);
    });
    substituted.children.forEach((child, index) => {
      const original = written.children[index] ?? child;
      nodes.set(child, original);
      if (child.kind === 'element' && original.kind === 'element') walk(child, original);
    });
  };
  walk(expected, pattern);
  return {
    attributeAsWritten: (attribute) => attributes.get(attribute) ?? attribute,
    nodeAsWritten: (node) => nodes.get(node) ?? node,
    restore: variables.restore,
  };
}

/** The edits in order, in the line ends of the script, if the script that they make would match. */
function* proven(
  request: RepairRequest,
  edits: readonly TextEdit[] | undefined,
): InParts<readonly TextEdit[] | undefined> {
  if (edits === undefined || edits.length === 0) return undefined;
  yield;
  const expected = yield* changedExpectation(request, edits);
  yield;
  if (expected === undefined) return undefined;
  if (matches(expected, request.received, request.rules) === undefined) return undefined;
  if (request.rules?.strictErrors === true && isUnaskedError(expected, request.received)) {
    return undefined;
  }
  return inLineEndsOf(request.source, inOrder(edits));
}

/** The expectation as it stands after edits, its variables substituted; `undefined` where they overlap or break it. */
export function* changedExpectation(
  { source, pattern, variables }: RepairRequest,
  edits: readonly TextEdit[],
): InParts<XmlElement | undefined> {
  const { range } = pattern;
  if (range === undefined || doOverlap(edits)) return undefined;
  const changed = applyEdits(source, edits);
  const grown = changed.length - source.length;
  const start = edits.reduce((least, edit) => Math.min(least, edit.start), range.start);
  yield;
  const parsed = parsePattern(changed, { start, end: range.end + grown });
  const expected = parsed && substitute(parsed, variables.resolve);
  return expected?.ok === true ? expected.value.element : undefined;
}
