import { attributeValue, childElements, type XmlElement } from '../xml/element.ts';
import { diffStanza } from '../match/diff.ts';
import type { StanzaDiff } from '../match/difference.ts';
import type { MatchRules } from '../match/unasked-error.ts';
import { isMistyped } from '../match/mistyped.ts';
import { elementKey, wildcardOf } from '../match/pattern.ts';
import { createSimilarity, MISTYPED_SHARE, elementsIn } from './similarity.ts';

export interface NearestCandidate {
  /** Its position among the candidates. */
  readonly index: number;
  readonly diff: StanzaDiff;
  /** How many others were near and not compared, as all are too large for that together; absent where none. */
  readonly uncompared?: number;
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
/** What an address in the same room is worth whose nickname is another one: enough where all else is as expected. */
const OTHER_OCCUPANT = 0.2;
/** The same for another sender in the same room. */
const SAME_ROOM = 0.5;
/** What each difference takes from a score, and up to how many: among near ones that counts that differs in least. */
const PER_DIFFERENCE = 0.2;
const MOST_COUNTED = 4;
/** So many that have most of what the script names are compared; no more are ranked. */
const COMPARED = 12;
/** So many elements are compared for that, those of the script counted with each candidate; see `elementsIn`. */
const MOST_ELEMENTS = 12_000;
/** So many elements are looked at to tell how near all candidates are, and at least so many of each. */
const MOST_LOOKS = 8_000;
const LEAST_LOOKS = 100;
/** With so many more differences than the nearest one has, none is offered beside it. */
const MORE_DIFFERENCES = 3;
const PAYLOAD_WEIGHT = { message: 5, presence: 3, iq: 3 };

/**
 * All that could have been meant, the nearest first: by what they have of what the script names, less what each
 * difference takes from it; then the earliest. Only stanzas of the same kind count. An error is near if it answers the
 * same request, or comes from the same occupant. What differs in much more than the nearest one is left out. Where they
 * are too large to be compared all, only the one is offered that has most of what the script names.
 */
export function rankCandidates(
  expected: XmlElement,
  candidates: readonly XmlElement[],
  rules: MatchRules = {},
): readonly NearestCandidate[] {
  const scored = scoreAll(expected, candidates).toSorted((a, b) => b.score - a.score);
  const best = scored.slice(0, COMPARED);
  const size = best.reduce((sum, { candidate }) => sum + elementsIn(candidate), 0);
  const isLarge = size + best.length * elementsIn(expected) > MOST_ELEMENTS;
  const [first] = best;
  if (first !== undefined && (isLarge || best.length === 1)) {
    const uncompared = scored.length - 1;
    const nearest = alone(expected, first, rules);
    return [uncompared === 0 ? nearest : withUncompared(nearest, uncompared)];
  }
  return compared(expected, best, rules);
}

function withUncompared(nearest: NearestCandidate, uncompared: number): NearestCandidate {
  return {
    index: nearest.index,
    uncompared,
    get diff() {
      return nearest.diff;
    },
  };
}

/** One that is measured against no other need not be compared until somebody looks at it. */
function alone(
  expected: XmlElement,
  { index, candidate }: Scored,
  rules: MatchRules,
): NearestCandidate {
  return {
    index,
    get diff() {
      return diffStanza(expected, candidate, rules);
    },
  };
}

interface Scored {
  readonly index: number;
  readonly candidate: XmlElement;
  readonly score: number;
}

function scoreAll(expected: XmlElement, candidates: readonly XmlElement[]): readonly Scored[] {
  const looks = Math.max(LEAST_LOOKS, Math.floor(MOST_LOOKS / candidates.length));
  return candidates
    .map((candidate, index) => ({
      index,
      candidate,
      score: nearnessOf(expected, candidate, looks),
    }))
    .filter(({ score }) => score >= THRESHOLD);
}

function compared(
  expected: XmlElement,
  scored: readonly Scored[],
  rules: MatchRules,
): readonly NearestCandidate[] {
  const ranked = scored
    .map(({ index, candidate, score }) => {
      const diff = diffStanza(expected, candidate, rules);
      const count = diff.differences.length;
      const answers = isUnexpectedError(expected, candidate) || isTheAnswer(expected, candidate);
      const less = answers ? PER_DIFFERENCE : PER_DIFFERENCE * Math.min(count, MOST_COUNTED);
      return { index, diff, count, answers, score: count === 0 ? Infinity : score - less };
    })
    .sort((a, b) => b.score - a.score || a.count - b.count || a.index - b.index);
  const fewest = ranked[0]?.answers === true ? Infinity : (ranked[0]?.count ?? 0);
  return ranked
    .filter(({ count, answers }) => answers || count <= fewest + MORE_DIFFERENCES)
    .map(({ index, diff }) => ({ index, diff }));
}

interface KnownNearness {
  readonly expected: XmlElement;
  readonly looks: number;
  readonly nearness: number;
}

const knownNearness = new WeakMap<XmlElement, KnownNearness>();

/** Many ask about the same two. */
function nearnessOf(expected: XmlElement, candidate: XmlElement, looks: number): number {
  const known = knownNearness.get(candidate);
  if (known?.expected === expected && known.looks === looks) return known.nearness;
  const found = nearness(expected, candidate, looks);
  knownNearness.set(candidate, { expected, looks, nearness: found });
  return found;
}

/** How much a candidate has of what the expected stanza tells, from 0 to 1; of a huge one the first `looks` elements. */
function nearness(expected: XmlElement, candidate: XmlElement, looks: number): number {
  if (elementKey(expected) !== elementKey(candidate)) return 0;
  const kind = kindOf(expected);
  const isError = isUnexpectedError(expected, candidate);
  const traits: readonly Trait[] = [
    { weight: NAME_WEIGHT, share: 1 },
    ...typeTrait(expected, candidate, isError ? 0 : TYPE_WEIGHT),
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
    ...(isError ? [] : payloadTraits(expected, candidate, PAYLOAD_WEIGHT[kind], looks)),
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

/** Of a request there is one answer: however much of it differs, it is that one (RFC 6120, section 8.2.3). */
function isTheAnswer(expected: XmlElement, candidate: XmlElement): boolean {
  if (expected.local !== 'iq' || !isAnswer(expected) || !isAnswer(candidate)) return false;
  const id = attributeValue(expected, 'id');
  return id !== undefined && id === attributeValue(candidate, 'id');
}

function isAnswer(iq: XmlElement): boolean {
  const type = attributeValue(iq, 'type');
  return type === 'result' || type === 'error';
}

/** An answer to another request is worth a look if it is of the same type, from the very JID that the script names. */
function isOtherAnswer(expected: XmlElement, candidate: XmlElement): boolean {
  if (expected.local !== 'iq') return false;
  const isSame = (name: string) =>
    attributeValue(expected, name) !== undefined &&
    attributeValue(expected, name) === attributeValue(candidate, name);
  return !isSame('id') && isSame('from') && isSame('type');
}

/** A presence without a type says that somebody is there (RFC 6121, section 4.7.1): another type says another thing. */
function typeTrait(expected: XmlElement, candidate: XmlElement, weight: number): readonly Trait[] {
  const isAvailable =
    attributeValue(expected, 'type') === undefined && kindOf(expected) === 'presence';
  if (!isAvailable)
    return attributeTrait(expected, candidate, { name: 'type', weight, share: equality });
  return [{ weight, share: attributeValue(candidate, 'type') === undefined ? 1 : 0 }];
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
  const [room, otherRoom] = [bareOf(expected), bareOf(received)];
  const isSameRoom = fold(room) === fold(otherRoom);
  if (!isSameRoom) {
    const isSameName = nicknameOf(expected) === nicknameOf(received);
    return isSameName && isMistyped(room, otherRoom) ? MISTYPED_SHARE : 0;
  }
  const isNear = isMistyped(nicknameOf(expected), nicknameOf(received));
  return isNear ? MISTYPED_SHARE : OTHER_OCCUPANT;
}

/** Another sender in the same room, or the room itself, may have been meant. */
function senderShare(expected: string, received: string): number {
  if (expected === received) return 1;
  if (bareOf(expected) === bareOf(received)) return SAME_ROOM;
  return isMistyped(bareOf(expected), bareOf(received)) ? SAME_ROOM : 0;
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
  looks: number,
): readonly Trait[] {
  const wanted = childElements(expected).slice(0, looks);
  const shareOf = createSimilarity(expected, candidate, looks);
  return wanted.map((payload) => ({
    weight: weight / wanted.length,
    share: shareOf(payload),
  }));
}
