import type { Scenario } from '../script/scenario.ts';
import type { EventList } from '../trace/event-list.ts';
import type { TraceModel } from '../trace/model.ts';
import { createActorBook, type ActorBook } from './actor-book.ts';
import { arrangeRows } from './arrange.ts';
import { createStepDiffer } from './step-differences.ts';
import { createLifeLine, stateLanes } from './lane-state.ts';
import { LaidRow, type LaidRows } from './laid-row.ts';
import { orderLanes, type LaneOrder, type ServiceUse } from './lanes.ts';
import type { ArrowShape, RowVerdict, TimelineModel, VerdictCount } from './model.ts';
import type { TimelineOptions } from './options.ts';
import { createPartyFinder, type Party } from './parties.ts';
import { nicknamesOf, type PhraseSources } from './words/row-phrase.ts';
import { seedRows, type RowSeed, type SeededRows } from './row-seeds.ts';
import { createStanzaReader, type StanzaReader } from './stanza-reader.ts';
import { VERDICTS } from './words/verdict-words.ts';

/** A trace with its model; both are of the same moment. */
export interface TraceView {
  readonly events: EventList;
  readonly model: TraceModel;
}

export interface TimelineInput {
  readonly scenario: Scenario;
  /** Absent before the first run: then the whole play is rows that were not run. */
  readonly trace: TraceView | undefined;
  readonly options: TimelineOptions;
  /** Keep one while a trace grows: then each frame is read once. */
  readonly reader?: StanzaReader;
}

/**
 * Turns a trace into rows between lanes. Pure geometry and words: what is painted, and nothing about pixels. The
 * cost grows with the number of events; words and differences are computed for those rows alone that somebody reads.
 *
 * ```
 *              Romeo      room       Juliet
 *   1  sent      o          .          .      connects       as DJOsojo7zUb0
 *   2  sent      |--------->|          .      presence       enters as Romeo
 *   3  matched   |<---------|          .      presence 201   Romeo: owner, moderator
 *   4  not run   .          .          o      connects
 * ```
 */
export function layoutTimeline(input: TimelineInput): TimelineModel {
  const { scenario, trace, options } = input;
  const reader = input.reader ?? createStanzaReader();
  const book = createActorBook(scenario, trace?.model);
  const seeded = seedRows(scenario, trace, options.showStream);
  const finder = createPartyFinder(book, reader);
  const order = orderLanes(book, usesOf(seeded, finder.partyOf), options.foldServices ?? 'rare');
  const sources = sourcesOf(input, book, reader);
  const laid = layRows(seeded, { order, trace, sources, partyOf: finder.partyOf });
  const arranged = arrangeRows({ scenario, model: trace?.model, laid, options, reader, order });
  return {
    lanes: stateLanes(order.spots, book, trace && { model: trace.model, reader }),
    rows: arranged.rows,
    counts: countVerdicts(laid),
    hiddenCount: seeded.hiddenCount,
    filteredCount: arranged.filteredCount,
  };
}

function sourcesOf(input: TimelineInput, book: ActorBook, reader: StanzaReader): PhraseSources {
  const model = input.trace?.model;
  let nicknameIn: PhraseSources['nicknameIn'] | undefined;
  return {
    book,
    reader,
    model,
    outcome: outcomeOf(model),
    nicknameIn: (actor, room) => (nicknameIn ??= nicknamesOf(model, reader))(actor, room),
    differences: createStepDiffer(model?.started?.errors === 'strict'),
  };
}

function outcomeOf(model: TraceModel | undefined): PhraseSources['outcome'] {
  if (model?.ended === undefined) return undefined;
  return model.ended.outcome === 'passed' ? 'passed' : 'other';
}

type PartyOf = (seed: RowSeed) => Party | undefined;

function* usesOf({ happened, pending }: SeededRows, partyOf: PartyOf): Iterable<ServiceUse> {
  for (const seeds of [happened, pending]) {
    for (const seed of seeds) {
      const party = partyOf(seed);
      if (party?.kind === 'service') yield { actor: seed.actor, service: party.jid };
    }
  }
}

interface Laying {
  readonly order: LaneOrder;
  readonly trace: TraceView | undefined;
  readonly sources: PhraseSources;
  readonly partyOf: PartyOf;
}

function layRows(seeded: SeededRows, { order, trace, sources, partyOf }: Laying): LaidRows {
  const life = createLifeLine(order.spots, trace?.model);
  const nothing = order.spots.map(() => false);
  const current = currentStep(trace?.model);
  const lay = (seed: RowSeed, liveOf: (shape: ArrowShape) => readonly boolean[]): LaidRow => {
    const lane = Math.max(order.indexOf({ kind: 'actor', name: seed.actor }), 0);
    const shape = shapeOf(seed, lane, order.indexOf(partyOf(seed)));
    const isCurrent = seed.step !== undefined && seed.step.index === current;
    return new LaidRow(seed, { lane, shape, live: liveOf(shape), current: isCurrent }, sources);
  };
  const happened = seeded.happened.map((seed) =>
    lay(seed, (shape) => {
      if (shape.kind === 'arrow') {
        life.touch(shape.from);
        life.touch(shape.to);
      }
      return life.at(seed.order);
    }),
  );
  return { happened, pending: seeded.pending.map((seed) => lay(seed, () => nothing)) };
}

/** The step that runs or waits, or that would run next while the run is paused. */
function currentStep(model: TraceModel | undefined): number | undefined {
  if (model === undefined || model.ended !== undefined) return undefined;
  if (model.paused !== undefined) return model.paused.step;
  const record = model.steps.get(model.currentStep);
  return record?.ended === undefined ? model.currentStep : undefined;
}

function shapeOf(seed: RowSeed, own: number, other: number): ArrowShape {
  if (other === -1 || other === own) return { kind: 'point', lane: own };
  return seed.direction === 'sent'
    ? { kind: 'arrow', from: own, to: other }
    : { kind: 'arrow', from: other, to: own };
}

/** The legend, without verdicts that no row has. */
function countVerdicts({ happened, pending }: LaidRows): readonly VerdictCount[] {
  const counts = new Map<RowVerdict, number>();
  for (const rows of [happened, pending]) {
    for (const { verdict } of rows) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  return VERDICTS.filter((verdict) => verdict !== 'stream' && counts.has(verdict)).map(
    (verdict) => ({ verdict, count: counts.get(verdict) ?? 0 }),
  );
}
