import type { TraceEvent } from '../../../src/trace/event.ts';
import { fanOutsOf } from '../../../src/timeline/fan-outs.ts';
import { presentedAt } from '../../../src/timeline/presented.ts';
import { finish } from '../../../src/base/in-parts.ts';
import { eventsUntil, firstEvents, withEvents } from '../../../src/trace/event-list.ts';
import { elementOf } from '../../../src/trace/frame-element.ts';
import { eventSeq } from '../../../src/trace/event-seq.ts';
import { modelOf } from '../../../src/trace/model-of.ts';
import { actorsAt } from '../../../src/insight/actors-at.ts';
import { roomCheckHolds } from '../../../src/insight/room-checks.ts';
import { roomPicture } from '../../../src/insight/room-picture.ts';
import { actorInRoom } from '../../../src/insight/free-play/actor-in-room.ts';
import { roomsAt, tableAt } from '../../../src/insight/rooms-at.ts';
import {
  figuresOf,
  isOfSameCode,
  linesOf,
  namedFunctions,
  sumOf,
  totalOf,
  unreachedIn,
} from '../../../src/insight/lua-coverage/coverage.ts';
import { differenceOf } from '../../../src/insight/lua-coverage/difference.ts';
import { lcovOf } from '../../../src/insight/lua-coverage/lcov.ts';
import { lineMarks } from '../../../src/insight/lua-coverage/line-marks.ts';
import { compareRuns, tellingLine } from '../../../src/insight/runs/compare-runs.ts';
import { createFlakeTally, flakeSentence } from '../../../src/insight/runs/flakes.ts';
import { comparisonSentence } from '../../../src/insight/runs/sentence.ts';
import { countWords, mapOf } from '../../../src/insight/muc-map/muc-map.ts';
import { printMap } from '../../../src/insight/muc-map/print-map.ts';
import { hasDebugLines } from '../../../src/insight/debug-lines.ts';
import { toldByLogpoints } from '../../../src/insight/told-by-logpoints.ts';
import { serverSideOf } from '../../../src/insight/server-side.ts';
import { settledMoment, truthAt } from '../../../src/insight/server-truth.ts';
import { parseScript } from '../../../src/script/parse.ts';
import { scriptMasks } from '../../../src/script/redact.ts';
import { placesOf } from '../../../src/script/step-places.ts';
import { createActorBook } from '../../../src/timeline/actor-book.ts';
import { causesOf } from '../../../src/timeline/links/causes.ts';
import { actorBookOf } from '../../../src/timeline/growing/addresses.ts';
import {
  failuresIn,
  findSpot,
  lanesAround,
  newestRow,
  previousMoment,
  sceneOver,
} from '../../../src/timeline/find-row.ts';
import { stepSentence } from '../../../src/timeline/words/step-sentence.ts';
import { laneRoom, laneTemplate } from '../../../src/timeline/lane-columns.ts';
import { layoutTimeline } from '../../../src/timeline/layout.ts';
import { layoutMinimap } from '../../../src/timeline/minimap.ts';
import { createStanzaReader } from '../../../src/timeline/stanza-reader.ts';
import { walk } from '../../../src/timeline/walk.ts';
import { nextPainted, partOf } from '../../../src/timeline/painted-rows.ts';
import {
  createRowOffsets,
  lastAtOrBefore,
  scrollToReveal,
  visibleRange,
} from '../../../src/timeline/window.ts';
import { withGrownRows } from '../../../src/timeline/grown-rows.ts';
import { firstAfter, lastUntil } from '../../../src/trace/event-seq.ts';
import { newestOf } from '../../../src/trace/fold.ts';
import {
  createTraceReader,
  parseTornTrace,
  parseTrace,
  serialiseTrace,
  writeTrace,
  writeTraceInParts,
} from '../../../src/trace/file.ts';
import { createTraceLog } from '../../../src/trace/log.ts';
import { REPORT_START, traceBlock, traceOfReport } from '../../../src/trace/report-file.ts';
import { maskEvents, noteSecretsOfTrace } from '../../../src/trace/mask-events.ts';
import { buildTraceModel } from '../../../src/trace/model.ts';
import { refusalTaken, refusalsTaken } from '../../../src/trace/refusals.ts';
import type { Played } from '../inputs.ts';
import type { Calls } from './calls.ts';
import { PLAY_ROOM, playAll, roomsOfServer } from './play-room.ts';

/** A file of the server's Lua with as many functions as a trace has events, and its text. */
function countedFile({ events }: Played) {
  const functions = events.map((_, index) => ({
    defined: index,
    end: index + 1,
    lines: [[index, index % 2, index % 3] as const],
  }));
  const source = events.map((_, index) => `local function f${index}() end`).join('\n');
  return { counted: { file: 'modules/muc/a.lua', functions }, source };
}

export const OF_TRACES: Calls<Played> = {
  'insight/lua-coverage/coverage.ts sumOf': (played) => {
    const { counted } = countedFile(played);
    return sumOf([[counted], [counted]]);
  },
  'insight/lua-coverage/coverage.ts figuresOf': (played) => figuresOf(countedFile(played).counted),
  'insight/lua-coverage/coverage.ts totalOf': ({ events }) =>
    totalOf(
      'all',
      events.map(() => ({ file: 'a', lines: { ran: 1, all: 2 }, functions: { ran: 0, all: 1 } })),
    ),
  'insight/lua-coverage/coverage.ts linesOf': (played) => linesOf(countedFile(played).counted),
  'insight/lua-coverage/coverage.ts namedFunctions': (played) => {
    const { counted, source } = countedFile(played);
    return namedFunctions(counted, source);
  },
  'insight/lua-coverage/coverage.ts unreachedIn': (played) => {
    const { counted, source } = countedFile(played);
    return unreachedIn(counted, source);
  },
  'insight/lua-coverage/coverage.ts isOfSameCode': (played) => {
    const { counted } = countedFile(played);
    return isOfSameCode([counted], [{ ...counted }]);
  },
  'insight/lua-coverage/difference.ts differenceOf': (played) => {
    const { counted } = countedFile(played);
    return differenceOf([counted], [{ ...counted, functions: counted.functions.slice(1) }]);
  },
  'insight/lua-coverage/lcov.ts lcovOf': (played) => {
    const { counted, source } = countedFile(played);
    return lcovOf('all', [{ place: 'a.lua', counted, source }]);
  },
  'insight/lua-coverage/line-marks.ts lineMarks': (played) => {
    const { counted } = countedFile(played);
    return lineMarks(counted, { ...counted });
  },
  'trace/model.ts buildTraceModel': ({ events }) => buildTraceModel(events),
  'trace/event-list.ts eventsUntil': ({ events }) => eventsUntil([...events], events.at(-3)?.seq),
  'trace/event-list.ts firstEvents': ({ events }) => firstEvents([...events], events.length - 2),
  'trace/model-of.ts modelOf': ({ events }) => modelOf([...events]),
  'timeline/links/causes.ts causesOf': ({ events }) => causesOf([...events]),
  'trace/fold.ts folding': ({ events }) => newestOf([...events], 'run-paused'),
  'trace/event-seq.ts firstAfter': ({ events }) =>
    firstAfter(
      events.map(({ seq }) => seq),
      3,
    ),
  'trace/event-seq.ts lastUntil': ({ events }) =>
    lastUntil(
      events.map(({ seq }) => seq),
      3,
    ),
  'trace/event-list.ts withEvents': ({ events }) =>
    modelOf(withEvents(events.slice(0, -1), events.slice(-1))),
  'trace/frame-element.ts elementOf': ({ events }) =>
    events.map((event) => (event.type === 'frame' ? elementOf({ ...event }) : undefined)),
  'insight/muc-map/muc-map.ts mapOf': ({ events }) => mapOf([{ name: 'a run', tags: [], events }]),
  'insight/muc-map/print-map.ts printMap': ({ events }) =>
    printMap(mapOf([{ name: 'a run', tags: [], events }]), 'markdown'),
  'trace/file.ts writeTrace': ({ events }) => writeTrace(events),
  'trace/file.ts parseTornTrace': ({ events }) => parseTornTrace(writeTrace(events).text),
  'trace/file.ts parseTrace': ({ events }) => parseTrace(writeTrace(events).text),
  'trace/file.ts createTraceReader': ({ events }) => readInPieces(events, false),
  'trace/frame-packer.ts createFramePacker': ({ events }) => readInPieces(events, true),
  'trace/report-file.ts traceBlock': ({ events }) => traceBlock(writeTrace(events).text),
  'trace/report-file.ts traceOfReport': ({ events }) =>
    traceOfReport(REPORT_START + traceBlock(writeTrace(events).text)),
  'trace/log.ts createTraceLog': ({ events }) => {
    const log = createTraceLog();
    for (const event of events) log.append(event, 0);
  },
  'timeline/growing/addresses.ts actorBookOf': ({ scenario, events }) =>
    actorBookOf(scenario, events),
  'timeline/actor-book.ts createActorBook': ({ scenario, events }) =>
    createActorBook(scenario, buildTraceModel(events)),
  'timeline/layout.ts layoutTimeline': (played) =>
    layOut(played)
      .rows.slice(0, 50)
      .map((row) => (row.kind === 'arrow' ? row.name : row.kind)),
  'timeline/growing/row-list.ts RowList': (played) => layOut(played).rows.countBefore(3),
  'timeline/fan-outs.ts fanOutsOf': ({ scenario }) => fanOutsOf(scenario),
  'timeline/presented.ts presentedAt': (played) => presentedAt(layOut(played).rows, undefined),
  'timeline/filter/filter.ts passesFilter': (played) =>
    layOut(played, '-ns:z -body:w from:x,to to:y "z"'),
  'timeline/words/row-phrase.ts rowPhrase': (played) =>
    [...layOut(played).rows].map((row) =>
      row.kind === 'arrow' ? [row.summary, row.label, row.line, row.current, row.shape] : row.kind,
    ),
  'timeline/find-row.ts findSpot': (played) =>
    findSpot(layOut(played).rows, { step: -1, stanza: undefined }),
  'timeline/find-row.ts newestRow': (played) => newestRow(layOut(played).rows),
  'timeline/find-row.ts sceneOver': (played) => {
    const { rows } = layOut(played);
    return sceneOver(rows, rows.length - 1);
  },
  'timeline/find-row.ts previousMoment': (played) => {
    const { rows } = layOut(played);
    return previousMoment(rows, rows.length - 1);
  },
  'timeline/walk.ts walk': (played) => {
    const { rows } = layOut(played);
    return walk('previous-failure', { rows, from: rows.length - 1, page: 10 });
  },
  'timeline/stanza-reader.ts createStanzaReader': ({ events }) => {
    const reader = createStanzaReader();
    return events.map((event) =>
      event.type === 'frame' ? [reader.head(event), reader.element(event)] : [],
    );
  },
  'timeline/lane-columns.ts laneRoom': (played) => roomOf(played),
  // Of one row: a lane each.
  'timeline/growing/placement.ts Placement': (played) => {
    const row = [...layOut(played).rows].findLast(({ kind }) => kind === 'arrow');
    return row?.kind === 'arrow' ? row.live : undefined;
  },
  'timeline/lane-columns.ts laneTemplate': (played) => laneTemplate(roomOf(played)),
  'timeline/find-row.ts failuresIn': (played) => {
    const { rows, lanes } = layOut(played);
    return failuresIn(
      rows,
      lanes.map((_, lane) => lane),
    );
  },
  'timeline/find-row.ts lanesAround': (played) => {
    const { rows } = layOut(played);
    return lanesAround(rows, rows.length - 1);
  },
  'timeline/words/step-sentence.ts stepSentence': ({ scenario }) =>
    scenario.steps.map((step) => stepSentence(step, scenario)),
  'timeline/minimap.ts layoutMinimap': (played) => layoutMinimap(layOut(played).rows, 1000),
  'timeline/window.ts createRowOffsets': (played) =>
    createRowOffsets(layOut(played).rows, { scene: 1, arrow: 1, end: 1 }),
  'timeline/window.ts lastAtOrBefore': (played) => {
    const { offsets } = scrollerOf(played);
    return lastAtOrBefore((row) => offsets.top(row), offsets.count - 1, 10);
  },
  'timeline/grown-rows.ts withGrownRows': (played) => {
    const { offsets } = scrollerOf(played);
    const grown = Array.from({ length: offsets.count }, (_, index) => ({ index, by: 1 }));
    return withGrownRows(offsets, grown).total;
  },
  'timeline/painted-rows.ts nextPainted': (played) => {
    const { length } = layOut(played).rows;
    return nextPainted(undefined, { first: 3, end: 5 }, { first: 0, end: length });
  },
  'timeline/painted-rows.ts partOf': (played) => {
    const { offsets } = scrollerOf(played);
    return partOf({ first: 0, end: offsets.count, top: 0 }, { first: 2, end: 5 }, offsets);
  },
  'timeline/window.ts visibleRange': (played) => visibleRange(scrollerOf(played), 10, 5),
  'timeline/window.ts scrollToReveal': (played) =>
    scrollToReveal(scrollerOf(played), { index: 3, scrollTop: 0, covered: 0 }),
  'trace/file.ts serialiseTrace': ({ events }) => serialiseTrace(events),
  'trace/file.ts writeTraceInParts': ({ events }) => finish(writeTraceInParts(events)),
  'trace/mask-events.ts noteSecretsOfTrace': ({ script, events }) => {
    finish(noteSecretsOfTrace(events, scriptMasks(parseScript(script))));
  },
  'trace/mask-events.ts maskEvents': ({ script, events }) =>
    finish(maskEvents(events, script, scriptMasks(parseScript(script)))),
  'trace/refusals.ts refusalTaken': ({ scenario, events }) => {
    const [step] = scenario.steps;
    return step && refusalTaken(buildTraceModel(events), step);
  },
  'trace/refusals.ts refusalsTaken': ({ scenario, events }) =>
    refusalsTaken(buildTraceModel(events), scenario.steps),
  'script/step-places.ts placesOf': ({ scenario, script }) =>
    placesOf(scenario, script, `${script}# more\n`),
  'insight/actors-at.ts actorsAt': ({ scenario, events }) =>
    actorsAt(
      events,
      scenario.actors.map(({ name }) => name),
      undefined,
    ),
  'insight/free-play/actor-in-room.ts actorInRoom': (played) =>
    actorInRoom(roomsOfServer(played), playerIn(played)),
  'insight/free-play/fields.ts actValues': (played) =>
    playAll(actorInRoom(roomsOfServer(played), playerIn(played))),
  'insight/room-checks.ts roomCheckHolds': (played) => {
    const check = {
      kind: 'person',
      actor: 'a1',
      room: PLAY_ROOM,
      as: 'owner',
      isNot: false,
    } as const;
    const rooms = roomsOfServer(played).truth?.rooms ?? [];
    return roomCheckHolds(check, rooms, [{ name: 'a1', jid: 'a1@localhost' }]);
  },
  'insight/room-picture.ts roomPicture': (played) => [
    roomPicture(roomsOfServer(played), PLAY_ROOM),
    roomPicture(roomsAt(buildTraceModel(played.events), played.events, undefined), PLAY_ROOM),
  ],
  'insight/server-truth.ts truthAt': ({ events }) => truthAt([...events], undefined),
  'insight/muc-map/muc-map.ts countWords': ({ events }) =>
    countWords(mapOf([{ name: 'a run', tags: [], events }]).entries),
  'insight/rooms-at.ts roomsAt': ({ events }) =>
    roomsAt(buildTraceModel(events), events, undefined),
  'insight/rooms-at.ts tableAt': ({ events }) => {
    const rooms = roomsAt(buildTraceModel(events), events, events.at(-4)?.seq);
    return tableAt(rooms, rooms.names.at(-1) ?? '', new Map());
  },
  'insight/server-side.ts serverSideOf': ({ events }) =>
    serverSideOf(events, modelOf(events), { stanza: undefined, missedAt: eventSeq(events.length) }),
  'insight/debug-lines.ts hasDebugLines': ({ events }) => hasDebugLines(events),
  'insight/told-by-logpoints.ts toldByLogpoints': ({ events }) =>
    toldByLogpoints(events).at('muc.lib.lua', 1),
  'insight/server-truth.ts settledMoment': ({ events }) => settledMoment(events, undefined),
  'insight/runs/compare-runs.ts compareRuns': (played) => compareRuns(run(played), run(played)),
  'insight/runs/compare-runs.ts tellingLine': (played) =>
    compareRuns(run(played), run(played)).steps.map(tellingLine),
  'insight/runs/sentence.ts comparisonSentence': (played) =>
    comparisonSentence(compareRuns(run(played), run(played))),
  'insight/runs/flakes.ts createFlakeTally': (played) => tally(played),
  'insight/runs/flakes.ts flakeSentence': (played) => flakeSentence(tally(played)),
};

function playerIn({ scenario }: Played) {
  const session = 'a1@localhost/1';
  return { actor: 'a1', session, room: PLAY_ROOM, actors: scenario.actors };
}

/** With too little of it, so that lanes are folded. */
function roomOf(played: Played) {
  const { lanes } = layOut(played);
  return laneRoom(lanes, lanes.length * 40, { busy: new Set(), mayFold: true });
}

function scrollerOf(played: Played) {
  const offsets = createRowOffsets(layOut(played).rows, { scene: 1, arrow: 1, end: 1 });
  return { offsets, viewport: 20 };
}

function run({ scenario, script, events }: Played) {
  return { scenario, source: script, events };
}

function tally(played: Played) {
  const flakes = createFlakeTally();
  flakes.add(run(played));
  flakes.add(run(played));
  return flakes.report();
}

function layOut({ scenario, events }: Played, filter = '') {
  const options = { filter, verdicts: [], foldedScenes: [], showStream: true };
  const trace = { events, model: buildTraceModel(events) };
  return layoutTimeline({ scenario, trace, options });
}

function readInPieces(events: readonly TraceEvent[], packs: boolean): void {
  const { text } = writeTrace(events);
  const reader = createTraceReader({ packs });
  for (let start = 0; start < text.length; start += 1000) {
    reader.take(text.slice(start, start + 1000));
  }
  reader.end();
}
