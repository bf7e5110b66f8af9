import { explainDifference } from '../../../src/insight/explain-difference.ts';
import { diffPattern, diffStanza } from '../../../src/match/diff.ts';
import { matches } from '../../../src/match/match.ts';
import { isMistyped } from '../../../src/match/mistyped.ts';
import { rankCandidates } from '../../../src/diagnosis/nearest.ts';
import { findPartialRepairs } from '../../../src/diagnosis/repair/stanza/partial-repair.ts';
import { findRepairs } from '../../../src/diagnosis/repair/stanza/repair.ts';
import { statusSentence, summarise } from '../../../src/match/sentence.ts';
import { isUnaskedError } from '../../../src/match/unasked-error.ts';
import { actorVariables } from '../../../src/diagnosis/repair/stanza/variables.ts';
import { type XmlElement } from '../../../src/xml/element.ts';
import type { Calls, StanzaInput } from './calls.ts';

/** An expectation and what came; the expectation with ranges in its source. */
export interface PairInput {
  readonly expected: StanzaInput;
  readonly received: XmlElement;
}

export const OF_PAIRS: Calls<PairInput> = {
  'match/match.ts matches': ({ expected, received }) => matches(expected.element, received),
  'match/diff.ts diffStanza': ({ expected, received }) =>
    diffStanza(expected.element, received).differences.map(({ sentence }) => sentence),
  'match/diff.ts diffPattern': ({ expected, received }) =>
    diffPattern(expected.element, received, {}),
  'diagnosis/nearest.ts rankCandidates': ({ expected, received }) =>
    rankCandidates(expected.element, [received, received]),
  'match/sentence.ts summarise': ({ expected, received }) =>
    summarise(diffStanza(expected.element, received)),
  'match/sentence.ts statusSentence': ({ expected, received }) =>
    statusSentence(diffStanza(expected.element, received), 'Romeo'),
  'diagnosis/repair/stanza/repair.ts findRepairs': ({ expected, received }) =>
    findRepairs(request(expected, received)),
  'diagnosis/repair/stanza/partial-repair.ts findPartialRepairs': ({ expected, received }) =>
    findPartialRepairs(request(expected, received), 3),
  'match/mistyped.ts isMistyped': ({ expected }) =>
    isMistyped(expected.source, `${expected.source}x`),
  'match/unasked-error.ts isUnaskedError': ({ expected, received }) =>
    isUnaskedError(expected.element, received),
  'insight/explain-difference.ts explainDifference': ({ expected, received }) => {
    const [difference] = diffStanza(expected.element, received).differences;
    return difference && explainDifference({ difference, expected: expected.element, received });
  },
};

function request({ source, written }: StanzaInput, received: XmlElement) {
  return { source, pattern: written, received, variables: actorVariables([]) };
}
