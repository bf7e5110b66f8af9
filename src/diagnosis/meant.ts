import type { StanzaDiff } from '../match/difference.ts';
import { matches } from '../match/match.ts';
import { isUnaskedError, type MatchRules } from '../match/unasked-error.ts';
import type { XmlElement } from '../xml/element.ts';
import { rankCandidates, type NearestCandidate } from './nearest.ts';
import type { Arrival, CandidatePlace } from './situation.ts';

/** What a step awaits, its variables filled in. */
export interface Awaited {
  readonly pattern: XmlElement;
  readonly rules: MatchRules;
}

/** A stanza that may have been meant, and how it differs from what was awaited. */
export interface Near<A extends Arrival = Arrival> {
  readonly arrival: A;
  readonly diff: StanzaDiff;
  /** See `NearestCandidate`. */
  readonly uncompared?: number;
}

/**
 * What came in one place that may have been meant, the nearest first. Out of reach only the very stanza counts when a step
 * took it, for it did what it came for; and when it came later. There the newer is the likelier to be meant.
 */
export function meantAt<A extends Arrival>(
  arrivals: readonly A[],
  awaited: Awaited,
  place: CandidatePlace,
): readonly Near<A>[] {
  const offered = inOrder(arrivals, place).filter(
    (each) =>
      place === 'here' ||
      (place !== 'later' && each.fate !== 'matched') ||
      isFitting(each, awaited),
  );
  const elements = offered.map(({ element }) => element);
  return rankCandidates(awaited.pattern, elements, awaited.rules).flatMap((near) => {
    const arrival = offered[near.index];
    return arrival === undefined ? [] : [nearOf(arrival, near)];
  });
}

/** With the comparison only once somebody asks for it. */
function nearOf<A extends Arrival>(arrival: A, candidate: NearestCandidate): Near<A> {
  const { uncompared } = candidate;
  return {
    arrival,
    ...(uncompared === undefined ? {} : { uncompared }),
    get diff() {
      return candidate.diff;
    },
  };
}

/** The very stanza, where it came in one place: the likeliest of `meantAt`, if that differs in nothing. */
export function fittingAt<A extends Arrival>(
  arrivals: readonly A[],
  awaited: Awaited,
  place: CandidatePlace,
): A | undefined {
  return inOrder(arrivals, place).find((each) => isFitting(each, awaited));
}

function inOrder<A extends Arrival>(arrivals: readonly A[], place: CandidatePlace): readonly A[] {
  const there = arrivals.filter((each) => each.place === place);
  return place === 'here' ? there : there.reverse();
}

/** An error that the pattern does not ask for is not what was awaited, though a step may take it for that. */
function isFitting({ element }: Arrival, { pattern, rules }: Awaited): boolean {
  return !isUnaskedError(pattern, element) && matches(pattern, element, rules) !== undefined;
}
