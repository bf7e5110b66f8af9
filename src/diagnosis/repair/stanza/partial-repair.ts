import { t } from '../../../base/translate.ts';
import {
  inLineEndsOf,
  inOrder,
  insertAt,
  replaceRange,
  type TextEdit,
} from '../../../base/text-edit.ts';
import type { InParts } from '../../../base/in-parts.ts';
import { leadBefore } from '../../../base/text-lines.ts';
import { childElements } from '../../../xml/element.ts';
import { CLIENT_NS } from '../../../xmpp/namespaces.ts';
import { diffInParts } from '../../../match/diff.ts';
import type { AttributeDiff, Difference, ElementDiff } from '../../../match/difference.ts';
import { ANY_VALUE } from '../../../match/pattern.ts';
import { attemptOf, changedExpectation, type Attempt, type RepairRequest } from './repair.ts';
import { acceptingEdits, childLead } from './repair-edits.ts';
import { commentsAbove, takeAway } from './source-layout.ts';
import { isTypeOf } from './stanza-type.ts';
import { withoutText } from './text-change.ts';

/** A change of the script after which one of several differences is gone, and the others are there still. */
export interface PartialRepair {
  readonly kind: 'accept-one' | 'wildcard-one';
  /** What the button says. */
  readonly label: string;
  readonly edits: readonly TextEdit[];
}

/** How many characters of script are read anew, for all proofs together: of a huge stanza only few have repairs. */
const MOST_TEXT = 200_000;

/**
 * For each of the first `most` differences, in their order, what accepts it alone: proved by parsing the changed script
 * and counting again. Nothing where there is only one difference: then a whole repair does it. In parts, as stanzas may
 * be huge.
 */
export function* partialRepairsInParts(
  request: RepairRequest,
  most: number,
): InParts<readonly (readonly PartialRepair[])[]> {
  const attempt = yield* attemptOf(request);
  const differences = attempt?.diff.differences ?? [];
  if (attempt === undefined || differences.length < 2) return [];
  const others = differences.length - 1;
  const remain = t('{count, plural, one {(1 remains)} other {({count} remain)}}', {
    count: others,
  });
  const { range } = request.pattern;
  const length = range === undefined ? Infinity : range.end - range.start;
  const affordable = Math.min(most, Math.max(1, Math.floor(MOST_TEXT / length)));
  const repairs: (readonly PartialRepair[])[] = [];
  for (const difference of differences.slice(0, affordable)) {
    const own: PartialRepair[] = [];
    for (const { kind, label, edits } of offersFor(attempt, difference)) {
      if (edits === undefined || !(yield* leavesOthers(attempt, edits))) continue;
      const inScript = inLineEndsOf(request.source, inOrder(edits));
      own.push({ kind, label: `${label} ${remain}`, edits: inScript });
    }
    repairs.push(own);
  }
  return repairs;
}

/** Before they are proved. */
function offersFor(attempt: Attempt, difference: Difference) {
  const node = ownerOf(attempt.diff.root, difference);
  if (node === undefined) return [];
  return [
    { kind: 'accept-one', label: t('Accept only this'), edits: acceptOne(attempt, difference) },
    {
      kind: 'wildcard-one',
      label: wildcardLabel(difference),
      edits: anyValue(node, difference, attempt),
    },
  ] as const;
}

function wildcardLabel({ kind }: Difference): string {
  return kind === 'text' ? t('Accept any text') : t('Accept any value');
}

/** The node that a difference is of. */
function ownerOf(node: ElementDiff, difference: Difference): ElementDiff | undefined {
  if (node.differences.includes(difference)) return node;
  for (const child of node.children) {
    const found = ownerOf(child, difference);
    if (found !== undefined) return found;
  }
  return undefined;
}

function* leavesOthers({ request, diff }: Attempt, edits: readonly TextEdit[]): InParts<boolean> {
  yield;
  const expected = edits.length === 0 ? undefined : yield* changedExpectation(request, edits);
  if (expected === undefined) return false;
  yield;
  const { differences } = yield* diffInParts(expected, request.received, request.rules);
  return differences.length === diff.differences.length - 1;
}

function acceptOne(attempt: Attempt, difference: Difference): readonly TextEdit[] | undefined {
  const { root } = attempt.diff;
  if (difference.kind === 'order') return moveOne(root, difference, attempt.context.source);
  return acceptingEdits(only(root, difference), CLIENT_NS, attempt.context);
}

/** The comparison as if nothing but this one differed: what else is expected stays, what else came is allowed. */
function only(node: ElementDiff, difference: Difference): ElementDiff {
  const isThis = node.differences.includes(difference);
  if (node.kind === 'extra') return isThis ? node : { ...node, allowed: true };
  if (node.kind === 'missing') return isThis ? node : kept(node);
  const attributes = node.attributes.map((attribute) =>
    attribute.difference === difference ? attribute : keptAttribute(attribute),
  );
  const text = node.text && {
    ...node.text,
    state: node.text.difference === difference ? node.text.state : ('ignored' as const),
  };
  return {
    ...node,
    attributes,
    children: node.children.map((child) => only(child, difference)),
    ...(text && { text }),
    outOfOrder: false,
    differences: isThis ? [difference] : [],
  };
}

/** A missing element as if it had come. */
function kept(node: ElementDiff): ElementDiff {
  const { expected } = node;
  return {
    ...node,
    kind: 'pair',
    ...(expected && { received: expected }),
    attributes: node.attributes.map(keptAttribute),
    children: node.children.map(kept),
    differences: [],
  };
}

function keptAttribute({ state, expected, received }: AttributeDiff): AttributeDiff {
  const sides = { ...(expected && { expected }), ...(received && { received }) };
  if (expected === undefined) return { state: 'extra-allowed', ...sides };
  return { state: state === 'wildcard' ? state : 'equal', ...sides };
}

/** Takes one child to where it came: behind the child that it follows in the stanza and that stands in its place. */
function moveOne(
  root: ElementDiff,
  difference: Difference,
  source: string,
): readonly TextEdit[] | undefined {
  const parent = parentOf(root, difference);
  const moved = parent?.children.find(({ differences }) => differences.includes(difference));
  const range = moved?.expected?.range;
  const place = parent && placeBehind(predecessor(parent, moved), parent, source);
  if (place === undefined || range === undefined) return undefined;
  const { at, lead } = place;
  if (lead === undefined) {
    return [takeAway(source, range), insertAt(at, source.slice(range.start, range.end))];
  }
  // On lines of its own its comments come along.
  const lines = { start: commentsAbove(source, range.start) ?? range.start, end: range.end };
  const begin = lines.start === range.start ? `\n${lead}` : '\n';
  return [takeAway(source, lines), insertAt(at, begin + source.slice(lines.start, lines.end))];
}

/** Behind a child, or before the first one; with a lead for a line of its own where the others have theirs. */
function placeBehind(
  child: ElementDiff | undefined,
  { expected: parent }: ElementDiff,
  source: string,
): { readonly at: number; readonly lead: string | undefined } | undefined {
  const range = child?.expected?.range;
  if (range !== undefined) return { at: range.end, lead: leadBefore(source, range.start) };
  if (parent?.startTag === undefined) return undefined;
  return { at: parent.startTag.end, lead: childLead(parent, source) };
}

/** The last child in its place that comes before another one in the stanza. */
function predecessor(parent: ElementDiff, moved: ElementDiff | undefined): ElementDiff | undefined {
  const order = parent.received === undefined ? [] : childElements(parent.received);
  const placeOf = (child: ElementDiff | undefined) =>
    child?.received ? order.indexOf(child.received) : -1;
  return parent.children.findLast(
    (child) => child.kind === 'pair' && !child.outOfOrder && placeOf(child) < placeOf(moved),
  );
}

function parentOf(node: ElementDiff, difference: Difference): ElementDiff | undefined {
  if (node.children.some(({ differences }) => differences.includes(difference))) return node;
  for (const child of node.children) {
    const found = parentOf(child, difference);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Another value becomes `{scansion:any}`, another text goes: none accepts any. */
function anyValue(
  { attributes, expected }: ElementDiff,
  difference: Difference,
  { request, diff }: Attempt,
): readonly TextEdit[] | undefined {
  if (difference.kind === 'attribute-value') {
    const own = attributes.find((attribute) => attribute.difference === difference);
    const range = own && !isTypeOf(diff.root, own) ? own.expected?.valueRange : undefined;
    return range && [replaceRange(range, ANY_VALUE)];
  }
  return difference.kind === 'text' && expected ? withoutText(request.source, expected) : undefined;
}
