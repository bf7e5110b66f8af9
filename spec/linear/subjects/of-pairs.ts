import { finish } from '../../../src/base/in-parts.ts';
import { explainDifference } from '../../../src/insight/explain-difference.ts';
import { differenceLines } from '../../../src/insight/difference-rows/difference-lines.ts';
import { foldRows } from '../../../src/insight/difference-rows/fold-rows.ts';
import {
  FOLD_TO_OPEN,
  ONE_COLUMN,
  sideBySide,
} from '../../../src/insight/difference-rows/layout.ts';
import { lineNumbers } from '../../../src/insight/difference-rows/line-numbers.ts';
import { aloneRows } from '../../../src/insight/difference-rows/one-sided-rows.ts';
import { differenceRows } from '../../../src/insight/difference-rows/rows.ts';
import { scriptText } from '../../../src/insight/difference-rows/script-text.ts';
import { diffPattern, diffStanza } from '../../../src/match/diff.ts';
import { matches } from '../../../src/match/match.ts';
import { isMistyped } from '../../../src/match/mistyped.ts';
import { rankCandidates } from '../../../src/diagnosis/nearest.ts';
import { partialRepairsInParts } from '../../../src/diagnosis/repair/stanza/partial-repair.ts';
import { repairsInParts } from '../../../src/diagnosis/repair/stanza/repair.ts';
import { statusSentence, summarise } from '../../../src/match/sentence.ts';
import { isUnaskedError } from '../../../src/match/unasked-error.ts';
import { actorVariables } from '../../../src/diagnosis/repair/stanza/variables.ts';
import { eventSeq } from '../../../src/trace/event-seq.ts';
import type { FrameEvent } from '../../../src/trace/event.ts';
import { diffOfFrame } from '../../../src/trace/frame-diff.ts';
import { printXml } from '../../../src/xml/print.ts';
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
  'trace/frame-diff.ts diffOfFrame': ({ expected, received }) =>
    diffOfFrame(frameOf(received), { pattern: expected.element, ended: undefined, rules: {} }),
  'diagnosis/nearest.ts rankCandidates': ({ expected, received }) =>
    rankCandidates(expected.element, [received, received]),
  'match/sentence.ts summarise': ({ expected, received }) =>
    summarise(diffStanza(expected.element, received)),
  'match/sentence.ts statusSentence': ({ expected, received }) =>
    statusSentence(diffStanza(expected.element, received), 'Romeo'),
  'diagnosis/repair/stanza/repair.ts repairsInParts': ({ expected, received }) =>
    finish(repairsInParts(request(expected, received))),
  'diagnosis/repair/stanza/partial-repair.ts partialRepairsInParts': ({ expected, received }) =>
    finish(partialRepairsInParts(request(expected, received), 3)),
  'match/mistyped.ts isMistyped': ({ expected }) =>
    isMistyped(expected.source, `${expected.source}x`),
  'match/unasked-error.ts isUnaskedError': ({ expected, received }) =>
    isUnaskedError(expected.element, received),
  'insight/explain-difference.ts explainDifference': ({ expected, received }) => {
    const [difference] = diffStanza(expected.element, received).differences;
    return difference && explainDifference({ difference, expected: expected.element, received });
  },
  'insight/difference-rows/rows.ts differenceRows': ({ expected, received }) => {
    const diff = diffStanza(expected.element, received);
    return [
      differenceRows(diff, sideBySide(scriptOf({ expected, received }), 60)).length,
      differenceRows(diff, ONE_COLUMN).length,
    ];
  },
  'insight/difference-rows/one-sided-rows.ts aloneRows': ({ received }) =>
    aloneRows(received, 'received', ONE_COLUMN).length,
  'insight/difference-rows/fold-rows.ts foldRows': (input) =>
    foldRows(rowsOf(input), FOLD_TO_OPEN).length,
  'insight/difference-rows/line-numbers.ts lineNumbers': (input) =>
    lineNumbers(rowsOf(input), scriptOf(input)),
  'insight/difference-rows/script-text.ts scriptText': scriptOf,
  'insight/difference-rows/difference-lines.ts differenceLines': ({ expected, received }) =>
    diffStanza(expected.element, received).differences.map(differenceLines),
};

function scriptOf({ expected: { source, written } }: PairInput) {
  return scriptText(source, written);
}

function rowsOf(input: PairInput) {
  const diff = diffStanza(input.expected.element, input.received);
  return differenceRows(diff, sideBySide(scriptOf(input), 60));
}

function frameOf(received: XmlElement): FrameEvent {
  return {
    ...{ seq: eventSeq(0), at: 0, type: 'frame', actor: 'Romeo' },
    ...{ direction: 'received', phase: 'session', xml: printXml(received) },
  };
}

function request({ source, written }: StanzaInput, received: XmlElement) {
  return { source, pattern: written, received, variables: actorVariables([]) };
}
