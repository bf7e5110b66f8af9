import { MUC_VOCABULARY } from '../../src/insight/vocabulary.ts';
import { actorsAt } from '../../src/insight/actors-at.ts';
import { explainDifference } from '../../src/insight/explain-difference.ts';
import { explainStanza } from '../../src/insight/explain.ts';
import { roomsAt, tableAt } from '../../src/insight/rooms-at.ts';
import { compareRuns, tellingLine } from '../../src/insight/runs/compare-runs.ts';
import { createFlakeTally, flakeSentence } from '../../src/insight/runs/flakes.ts';
import { comparisonSentence } from '../../src/insight/runs/sentence.ts';
import { settledMoment } from '../../src/insight/server-truth.ts';
import { diffPattern, diffStanza } from '../../src/match/diff.ts';
import { expectationFor } from '../../src/match/expectation.ts';
import { matches } from '../../src/match/match.ts';
import { nearestCandidate, rankCandidates } from '../../src/match/nearest.ts';
import { findPartialRepairs } from '../../src/match/partial-repair.ts';
import { comparedText } from '../../src/match/pattern.ts';
import { findRepairs } from '../../src/match/repair.ts';
import { statusSentence, summarise } from '../../src/match/sentence.ts';
import { substitute } from '../../src/match/substitute.ts';
import { actorVariables } from '../../src/match/variables.ts';
import { compileScript } from '../../src/script/compile.ts';
import { completionsAt } from '../../src/script/complete.ts';
import { actionAt } from '../../src/script/elements-at.ts';
import { formatEdits } from '../../src/script/format.ts';
import { applyAll, generalisationsOf } from '../../src/script/generalise.ts';
import { hoverAt } from '../../src/script/hover.ts';
import { lowerRecorded } from '../../src/script/lower.ts';
import { insertSteps } from '../../src/script/new-steps.ts';
import { foldingRanges, scriptOutline } from '../../src/script/outline.ts';
import { parseScript } from '../../src/script/parse.ts';
import { redactSource, replacePasswords } from '../../src/script/redact.ts';
import { repairsAt } from '../../src/script/repairs.ts';
import { aboveComments, lineEnd } from '../../src/script/source-lines.ts';
import { compileSlot, firstStanza, slotAt } from '../../src/script/stanza-slot.ts';
import { placesOf } from '../../src/script/step-places.ts';
import { definitionAt, prepareRename, referencesAt, renameAt } from '../../src/script/symbols.ts';
import { trackLines } from '../../src/script/track-lines.ts';
import { createActorBook } from '../../src/timeline/actor-book.ts';
import { laneWeights } from '../../src/timeline/lane-columns.ts';
import { layoutTimeline } from '../../src/timeline/layout.ts';
import { layoutMinimap } from '../../src/timeline/minimap.ts';
import { stanzaFilter } from '../../src/timeline/stanza-filter.ts';
import { readHead } from '../../src/timeline/stanza-head.ts';
import { createRowOffsets } from '../../src/timeline/window.ts';
import { describeStanza } from '../../src/timeline/words/describe-stanza.ts';
import { truncateEscaped, truncateJid } from '../../src/timeline/words/middle-truncate.ts';
import { stanzaLabel } from '../../src/timeline/words/stanza-label.ts';
import { parseTrace, writeTrace } from '../../src/trace/file.ts';
import { createTraceLog } from '../../src/trace/log.ts';
import { buildTraceModel } from '../../src/trace/model.ts';
import { decodeReferences } from '../../src/xml/decode-text.ts';
import { findChild, ownText, type XmlElement } from '../../src/xml/element.ts';
import { escapeText, quoteValue } from '../../src/xml/escape.ts';
import { parseStrict } from '../../src/xml/parse-strict.ts';
import { parseTolerant } from '../../src/xml/parse-tolerant.ts';
import { printStartTag, printXml } from '../../src/xml/print.ts';
import { shiftElement } from '../../src/xml/shift.ts';
import type { Played } from './inputs.ts';

/** Calls of public functions with one input, by the file and the name of the function. */
export type Calls<Input> = Readonly<Record<string, (input: Input) => unknown>>;

function parsed(source: string): XmlElement {
  const result = parseStrict(source);
  if (!result.ok) throw new Error(result.error.sentence);
  return result.value;
}

export interface StanzaInput {
  readonly source: string;
  readonly element: XmlElement;
  /** With ranges. */
  readonly written: XmlElement;
}

export function stanzaInput(source: string): StanzaInput {
  const [written] = parseTolerant(source).roots;
  if (written === undefined) throw new Error('There is no element.');
  return { source, element: parsed(source), written };
}

const context = { direction: 'received', pattern: false, actorName: () => undefined } as const;

export const OF_STANZAS: Calls<StanzaInput> = {
  'xml/parse-strict.ts parseStrict': ({ source }) => parseStrict(source),
  'xml/parse-tolerant.ts parseTolerant': ({ source }) => parseTolerant(source),
  'xml/print.ts printXml': ({ element }) => [printXml(element), printXml(element, { indent: ' ' })],
  'xml/print.ts printStartTag': ({ element }) => printStartTag(element),
  'xml/shift.ts shiftElement': ({ written }) => shiftElement(written, 1),
  'xml/element.ts ownText': ({ element }) => ownText(element),
  'xml/element.ts findChild': ({ element }) => findChild(element, 'none'),
  'xml/decode-text.ts decodeReferences': ({ source }) => decodeReferences(source),
  'xml/escape.ts escapeText': ({ source }) => escapeText(source),
  'xml/escape.ts quoteValue': ({ source }) => quoteValue(source),
  'match/pattern.ts comparedText': ({ element }) => comparedText(element),
  'match/substitute.ts substitute': ({ element }) => substitute(element, () => 'x'),
  'match/expectation.ts expectationFor': ({ element }) =>
    expectationFor(element, actorVariables([])),
  'timeline/stanza-head.ts readHead': ({ source }) => readHead(source),
  'timeline/words/describe-stanza.ts describeStanza': ({ element }) =>
    describeStanza(element, context),
  'timeline/words/stanza-label.ts stanzaLabel': ({ element }) => stanzaLabel(element),
  'timeline/words/middle-truncate.ts truncateJid': ({ source }) => truncateJid(source, 20),
  'timeline/words/middle-truncate.ts truncateEscaped': ({ source }) => truncateEscaped(source, 20),
  'timeline/stanza-filter.ts stanzaFilter': ({ source }) => stanzaFilter(source),
  'insight/explain.ts explainStanza': ({ element }) => explainStanza(element),
};

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
  'match/nearest.ts nearestCandidate': ({ expected, received }) =>
    nearestCandidate(expected.element, [received]),
  'match/nearest.ts rankCandidates': ({ expected, received }) =>
    rankCandidates(expected.element, [received, received]),
  'match/sentence.ts summarise': ({ expected, received }) =>
    summarise(diffStanza(expected.element, received)),
  'match/sentence.ts statusSentence': ({ expected, received }) =>
    statusSentence(diffStanza(expected.element, received), 'Romeo'),
  'match/repair.ts findRepairs': ({ expected, received }) =>
    findRepairs(request(expected, received)),
  'match/partial-repair.ts findPartialRepairs': ({ expected, received }) =>
    findPartialRepairs(request(expected, received), 3),
  'insight/explain-difference.ts explainDifference': ({ expected, received }) => {
    const [difference] = diffStanza(expected.element, received).differences;
    return difference && explainDifference({ difference, expected: expected.element, received });
  },
};

function request({ source, written }: StanzaInput, received: XmlElement) {
  return { source, pattern: written, received, variables: actorVariables([]) };
}

export const OF_SCRIPTS: Calls<string> = {
  'script/parse.ts parseScript': (text) => parseScript(text),
  'script/compile.ts compileScript': (text) => {
    compileScript('');
    return compileScript(text);
  },
  'script/format.ts formatEdits': (text) => formatEdits(parseScript(text)),
  'script/generalise.ts generalisationsOf': (text) => generalisationsOf(parseScript(text)),
  'script/generalise.ts applyAll': (text) => applyAll(text),
  'script/outline.ts foldingRanges': (text) => foldingRanges(parseScript(text)),
  'script/outline.ts scriptOutline': (text) => scriptOutline(parseScript(text)),
  'script/redact.ts redactSource': (text) => redactSource(text),
  'script/redact.ts replacePasswords': (text) => replacePasswords(text, parseScript(text)),
  'script/lower.ts lowerRecorded': (text) => lowerRecorded(parseScript(text)),
  'script/complete.ts completionsAt': (text) => {
    const syntax = parseScript(text);
    return placesIn(text).map((at) => completionsAt(syntax, at, MUC_VOCABULARY));
  },
  'script/hover.ts hoverAt': (text) => {
    const syntax = parseScript(text);
    return placesIn(text).map((at) => hoverAt(syntax, at, MUC_VOCABULARY));
  },
  'script/elements-at.ts actionAt': (text) => actionAt(parseScript(text), text.length - 2),
  'script/symbols.ts definitionAt': (text) => definitionAt(parseScript(text), text.length - 12),
  'script/symbols.ts prepareRename': (text) => prepareRename(parseScript(text), 10),
  'script/symbols.ts referencesAt': (text) => referencesAt(parseScript(text), 10),
  'script/symbols.ts renameAt': (text) => renameAt(parseScript(text), 10, 'Tybalt'),
  'script/repairs.ts repairsAt': (text) =>
    repairsAt({ start: 0, end: text.length }, compileScript(`${text}\n`)),
  'script/source-lines.ts aboveComments': (text) => aboveComments(text, text.length - 16),
  'script/source-lines.ts lineEnd': (text) => lineEnd(text, 3),
  'script/stanza-slot.ts firstStanza': (text) => firstStanza(text),
  'script/stanza-slot.ts compileSlot': (text) =>
    compileSlot(slotAt(text, text.length, 'Romeo'), '<message/>'),
  'script/new-steps.ts insertSteps': (text) =>
    insertSteps(text, text.length, [{ actor: 'Romeo', verb: 'sends', stanza: '<message/>' }]),
  'script/track-lines.ts trackLines': (text) =>
    trackLines(text, text.replaceAll('sends', 'receives')).lineOf(3),
};

/** The beginning, the middle and the end. */
function placesIn(text: string): readonly number[] {
  return [10, text.length >> 1, text.length];
}

export const OF_TRACES: Calls<Played> = {
  'trace/model.ts buildTraceModel': ({ events }) => buildTraceModel(events),
  'trace/file.ts writeTrace': ({ events }) => writeTrace(events),
  'trace/file.ts parseTrace': ({ events }) => parseTrace(writeTrace(events).text),
  'trace/log.ts createTraceLog': ({ events }) => {
    const log = createTraceLog();
    for (const event of events) log.append(event, 0);
  },
  'timeline/actor-book.ts createActorBook': ({ scenario, events }) =>
    createActorBook(scenario, buildTraceModel(events)),
  'timeline/layout.ts layoutTimeline': (played) =>
    layOut(played)
      .rows.slice(0, 50)
      .map((row) => (row.kind === 'arrow' ? row.name : row.kind)),
  'timeline/lane-columns.ts laneWeights': (played) => {
    const { lanes, rows } = layOut(played);
    return laneWeights(lanes, rows);
  },
  'timeline/minimap.ts layoutMinimap': (played) => layoutMinimap(layOut(played).rows, 1000),
  'timeline/window.ts createRowOffsets': (played) =>
    createRowOffsets(layOut(played).rows, { scene: 1, arrow: 1, end: 1 }),
  'script/step-places.ts placesOf': ({ scenario, script }) =>
    placesOf(scenario, script, `${script}# more\n`),
  'insight/actors-at.ts actorsAt': ({ scenario, events }) =>
    actorsAt(
      events,
      scenario.actors.map(({ name }) => name),
      undefined,
    ),
  'insight/rooms-at.ts roomsAt': ({ events }) =>
    roomsAt(buildTraceModel(events), events, undefined),
  'insight/rooms-at.ts tableAt': ({ events }) => {
    const rooms = roomsAt(buildTraceModel(events), events, undefined);
    return tableAt(rooms, rooms.names.at(-1) ?? '', new Map());
  },
  'insight/server-truth.ts settledMoment': ({ events }) => settledMoment(events, undefined),
  'insight/runs/compare-runs.ts compareRuns': (played) => compareRuns(run(played), run(played)),
  'insight/runs/compare-runs.ts tellingLine': (played) =>
    compareRuns(run(played), run(played)).steps.map(tellingLine),
  'insight/runs/sentence.ts comparisonSentence': (played) =>
    comparisonSentence(compareRuns(run(played), run(played))),
  'insight/runs/flakes.ts createFlakeTally': (played) => tally(played),
  'insight/runs/flakes.ts flakeSentence': (played) => flakeSentence(tally(played)),
};

function run({ scenario, script, events }: Played) {
  return { scenario, source: script, events };
}

function tally(played: Played) {
  const flakes = createFlakeTally();
  flakes.add(run(played));
  flakes.add(run(played));
  return flakes.report();
}

function layOut({ scenario, events }: Played) {
  const options = { filter: '', verdicts: [], foldedScenes: [], showStream: true };
  const trace = { events, model: buildTraceModel(events) };
  return layoutTimeline({ scenario, trace, options });
}
