import { attributeValue, childElements, type XmlElement } from '../xml/element.ts';
import { editDistance } from '../base/edit-distance.ts';
import { diffStanza } from './diff.ts';
import type { StanzaDiff } from './difference.ts';
import type { MatchRules } from './unasked-error.ts';
import { comparedText, elementKey, wildcardOf } from './pattern.ts';

export interface NearestCandidate {
  /** Its position among the candidates. */
  readonly index: number;
  readonly diff: StanzaDiff;
}

/** A trait of the expected stanza: how much it tells, and how much of it a candidate has, from 0 to 1. */
interface Trait {
  readonly weight: number;
  readonly share: number;
}

/** The part of all traits' weight that a candidate needs to be offered at all. */
const THRESHOLD = 0.55;

const NAME_WEIGHT = 1;
const TYPE_WEIGHT = 1.5;
const FROM_WEIGHT = { message: 4, presence: 6, iq: 3 };
/** An iq's id ties an answer to its request (RFC 6120, section 8.2.3); other ids tell less. */
const ID_WEIGHT = { message: 2, presence: 1, iq: 6 };
/** How much of the right id another one is worth. */
const OTHER_ANSWER = 0.2;
/** In so many letters a mistyped nickname differs, at most. */
const MISTYPED = 2;
const PAYLOAD_WEIGHT = { message: 5, presence: 3, iq: 3 };

/**
 * The stanza that could have been meant, and how it differs; `undefined` when none is near enough, and so the expected
 * one never came. See `rankCandidates`.
 */
export function nearestCandidate(
  expected: XmlElement,
  candidates: readonly XmlElement[],
  rules: MatchRules = {},
): NearestCandidate | undefined {
  const scored = scoreAll(expected, candidates);
  const best = Math.max(...scored.map(({ score }) => score));
  return compared(
    expected,
    scored.filter(({ score }) => score === best),
    rules,
  )[0];
}

/**
 * All that could have been meant, the nearest first. Only stanzas of the same kind count. An error is near if it answers
 * the same request, or comes from the same occupant. Among equals come those with fewest differences, then the earliest.
 */
export function rankCandidates(
  expected: XmlElement,
  candidates: readonly XmlElement[],
  rules: MatchRules = {},
): readonly NearestCandidate[] {
  return compared(expected, scoreAll(expected, candidates), rules);
}

interface Scored {
  readonly index: number;
  readonly candidate: XmlElement;
  readonly score: number;
}

function scoreAll(expected: XmlElement, candidates: readonly XmlElement[]): readonly Scored[] {
  return candidates
    .map((candidate, index) => ({ index, candidate, score: nearness(expected, candidate) }))
    .filter(({ score }) => score >= THRESHOLD);
}

function compared(
  expected: XmlElement,
  scored: readonly Scored[],
  rules: MatchRules,
): readonly NearestCandidate[] {
  return scored
    .map(({ index, candidate, score }) => ({
      index,
      score,
      diff: diffStanza(expected, candidate, rules),
    }))
    .sort(
      (a, b) =>
        b.score - a.score ||
        a.diff.differences.length - b.diff.differences.length ||
        a.index - b.index,
    )
    .map(({ index, diff }) => ({ index, diff }));
}

/** How much a candidate has of what the expected stanza tells, from 0 to 1. */
function nearness(expected: XmlElement, candidate: XmlElement): number {
  if (elementKey(expected) !== elementKey(candidate)) return 0;
  const kind = kindOf(expected);
  const isError = isUnexpectedError(expected, candidate);
  const traits: readonly Trait[] = [
    { weight: NAME_WEIGHT, share: 1 },
    ...attributeTrait(expected, candidate, {
      name: 'type',
      weight: isError ? 0 : TYPE_WEIGHT,
      share: equality,
    }),
    ...attributeTrait(expected, candidate, {
      name: 'id',
      weight: ID_WEIGHT[kind],
      share: isOtherAnswer(expected, candidate) ? () => OTHER_ANSWER : equality,
    }),
    ...attributeTrait(expected, candidate, {
      name: 'from',
      weight: FROM_WEIGHT[kind],
      share: kind === 'presence' ? occupantShare : senderShare,
    }),
    ...(isError ? [] : payloadTraits(expected, candidate, PAYLOAD_WEIGHT[kind])),
  ];
  const total = traits.reduce((sum, { weight }) => sum + weight, 0);
  return traits.reduce((sum, { weight, share }) => sum + weight * share, 0) / total;
}

function kindOf(stanza: XmlElement): 'message' | 'presence' | 'iq' {
  return stanza.local === 'iq' || stanza.local === 'presence' ? stanza.local : 'message';
}

/** An error instead of what was expected has none of the expected payload, and still is the answer. */
function isUnexpectedError(expected: XmlElement, candidate: XmlElement): boolean {
  if (attributeValue(candidate, 'type') !== 'error') return false;
  return attributeValue(expected, 'type') !== 'error';
}

/** An answer to another request is worth a look if it is of the same type, from the very JID that the script names. */
function isOtherAnswer(expected: XmlElement, candidate: XmlElement): boolean {
  if (expected.local !== 'iq') return false;
  const isSame = (name: string) =>
    attributeValue(expected, name) !== undefined &&
    attributeValue(expected, name) === attributeValue(candidate, name);
  return !isSame('id') && isSame('from') && isSame('type');
}

interface AttributeTrait {
  readonly name: string;
  readonly weight: number;
  readonly share: (expected: string, received: string) => number;
}

/** None for an attribute that the script does not ask for, or whose value may be any. */
function attributeTrait(
  expected: XmlElement,
  candidate: XmlElement,
  { name, weight, share }: AttributeTrait,
): readonly Trait[] {
  const wanted = attributeValue(expected, name);
  if (wanted === undefined || wildcardOf(wanted) !== undefined) return [];
  const found = attributeValue(candidate, name);
  return [{ weight, share: found === undefined ? 0 : share(wanted, found) }];
}

function equality(expected: string, received: string): number {
  return expected === received ? 1 : 0;
}

/** Another occupant's presence is another presence, unless the nicknames are nearly the same. */
function occupantShare(expected: string, received: string): number {
  if (expected === received) return 1;
  if (fold(expected) === fold(received)) return 0.75;
  const isSameRoom = fold(bareOf(expected)) === fold(bareOf(received));
  return isSameRoom && isMistyped(nicknameOf(expected), nicknameOf(received)) ? 0.6 : 0;
}

/** Whether one is easily written for the other. */
function isMistyped(expected: string, received: string): boolean {
  const distance = editDistance(expected, received);
  return distance <= MISTYPED && 2 * distance < Math.min(expected.length, received.length);
}

/** Another sender in the same room, or the room itself, may have been meant. */
function senderShare(expected: string, received: string): number {
  if (expected === received) return 1;
  return bareOf(expected) === bareOf(received) ? 0.5 : 0;
}

/** What is left of two addresses that people easily take for the same. */
function fold(jid: string): string {
  return jid
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}@/]/gu, '');
}

function nicknameOf(jid: string): string {
  return jid.slice(bareOf(jid).length + 1);
}

function bareOf(jid: string): string {
  return jid.split('/', 1)[0] ?? jid;
}

/** The expected payloads by name and namespace, and how much of each is there. */
function payloadTraits(
  expected: XmlElement,
  candidate: XmlElement,
  weight: number,
): readonly Trait[] {
  const wanted = childElements(expected);
  const found = childElements(candidate);
  return wanted.map((payload) => ({
    weight: weight / wanted.length,
    share: found
      .filter((other) => elementKey(other) === elementKey(payload))
      .reduce((best, other) => Math.max(best, 0.5 + similarity(payload, other) / 2), 0),
  }));
}

/** How many of the expected attributes, texts and children are there, at any depth, from 0 to 1. */
function similarity(expected: XmlElement, received: XmlElement): number {
  const shares = [
    ...expected.attributes
      .filter(({ ns }) => ns === '')
      .map(({ local, value }) => valueShare(value, attributeValue(received, local))),
    ...textShares(expected, received),
    ...childElements(expected).map((child) =>
      childElements(received)
        .filter((other) => elementKey(other) === elementKey(child))
        .reduce((best, other) => Math.max(best, similarity(child, other)), 0),
    ),
  ];
  return shares.length === 0 ? 1 : shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

function valueShare(expected: string, received: string | undefined): number {
  if (received === undefined) return 0;
  return wildcardOf(expected) === undefined ? equality(expected, received) : 1;
}

function textShares(expected: XmlElement, received: XmlElement): readonly number[] {
  const wanted = comparedText(expected);
  return wanted === '' ? [] : [valueShare(wanted, comparedText(received))];
}
