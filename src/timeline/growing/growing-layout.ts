import type { InParts } from '../../base/in-parts.ts';
import type { ConnectionChanged, TraceEvent } from '../../trace/event.ts';
import { rulesOfRun } from '../../trace/frame-diff.ts';
import type { TraceModel } from '../../trace/model.ts';
import type { TraceView } from '../trace-view.ts';
import type { Spot } from '../model.ts';
import type { TimelineModel } from '../timeline-model.ts';
import type { TimelineOptions } from '../options.ts';
import type { RowSeed } from '../row-seeds.ts';
import { scriptedNicknames, type NicknameIn } from '../scripted-nicknames.ts';
import { createStepDiffer } from '../step-differences.ts';
import { endRow } from '../words/end-row.ts';
import type { SeedChanges } from './changes.ts';
import { END_PLACE, rowKeyOf, rankOf, SeedEntry, SHOWN, type Entry, type RowKey } from './entry.ts';
import type { FanOutSeed } from './fan-out-seed.ts';
import { forkOf, newParts, type GrowingInput, type GrowingParts } from './growing-parts.ts';
import { HeadRows } from './head-rows.ts';
import { LaneStates } from './lane-states.ts';
import { Placement } from './placement.ts';
import { MAX_SUMMARIES } from '../filter/row-filter.ts';
import { RowList } from './row-list.ts';
import { rowMaker } from './row-maker.ts';
import { stepAtHand, knownOutcome } from './run-progress.ts';
import type { MovedHead } from './scene-heads.ts';
import { ServiceUses } from './service-uses.ts';
import { ShownRows } from './shown-rows.ts';
import { Sifting } from './sifting.ts';

/**
 * The timeline of a run that grows: it takes in each event once, and changes those rows alone about which this event says
 * something. What it gives is the same as if all were laid out anew.
 */
export class GrowingLayout {
  readonly #input: GrowingInput;
  readonly #parts: GrowingParts;
  readonly #sifting: Sifting;
  readonly #headRows: HeadRows;
  readonly #scripted: NicknameIn;
  #uses: ServiceUses;
  #rows: ShownRows;
  /** Marks are given to rows one after the other. */
  #marks = 0;
  #placement: Placement;
  /** How many models there were so far; lists and maps of one are the same as it grows. */
  #models = 0;
  /** What the words and lanes of rows depend on, as the placement has it. */
  #placed: number;
  readonly #laneStates = new LaneStates();
  #trace: TraceView | undefined;
  #seen = 0;

  /** `from`: a layout of the same scenario that goes on by itself. */
  constructor(input: GrowingInput, from?: GrowingLayout) {
    const { scenario, options, reader } = input;
    this.#input = input;
    this.#parts = from === undefined ? newParts(input) : forkOf(from.#parts);
    const { tallies, heads, fanOuts } = this.#parts;
    const sources = {
      ...{ scenario, reader, fanOuts },
      subjects: () => this.#subjects,
      stage: () => 2 * this.#versions + Number(this.#isSmall),
    };
    this.#sifting = new Sifting(options, sources, from !== undefined);
    this.#scripted = scriptedNicknames(scenario);
    const filterNow = () => this.#sifting.filter;
    const { scenes } = scenario;
    const others = from === undefined ? undefined : from.#headRows;
    this.#headRows = new HeadRows({ scenes, filterNow, tallies, heads }, others);
    this.#uses = from === undefined ? this.#noUses() : from.#uses.fork();
    this.#rows = from === undefined ? this.#noRows() : from.#rows.fork(tallies.touched);
    if (from !== undefined) {
      [this.#marks, this.#models, this.#seen] = [from.#marks, from.#models, from.#seen];
      this.#trace = from.#trace;
    }
    this.#placed = this.#versions;
    this.#placement = this.#newPlacement();
    if (from === undefined) this.#putSteps();
  }

  #putSteps(): void {
    const seeds = this.#parts.seeds.steps.all;
    this.#countAll(seeds, 1);
    this.#put(seeds);
    this.#moveHeads(this.#parts.heads.place(this.#context));
  }

  /**
   * Another one that has laid out the same, and is to be grown before its timeline is looked at; `undefined` while a filter
   * judges rows. It shares all but what is as long as the list of the actors and addresses.
   */
  fork(): GrowingLayout | undefined {
    if (this.#sifting.filter.isActive) return undefined;
    return new GrowingLayout({ ...this.#input, options: this.#sifting.options }, this);
  }

  /** How many events it has looked at. */
  get length(): number {
    return this.#seen;
  }

  /** To fork takes so many steps, about. */
  get weight(): number {
    return (
      this.#parts.finder.size + this.#parts.book.names.length + this.#input.scenario.scenes.length
    );
  }

  /** The timeline of a trace that begins with what was seen so far. */
  grow(trace: TraceView | undefined): TimelineModel {
    if (trace !== undefined && this.#seen < trace.events.length) this.#takeIn(trace);
    this.#headRows.refresh(this.#rows, this.#trace !== undefined);
    this.#parts.fanOuts.refresh(this.#rows, this.#parts.seeds.steps, (place, what) =>
      this.#fanOutEntry(place, what),
    );
    return this.#model();
  }

  /** Shows other rows of those that there are, which stay as they are. `options` lay out the same rows. */
  choose(options: TimelineOptions): void {
    this.#rows.show(this.#sifting.choose(options, this.#rows.entries));
    this.#parts.fanOuts.fold(options);
    this.#touchScenes();
  }

  /** Finds out in parts which rows these are, so that to choose them costs little. */
  prepare(options: TimelineOptions): InParts<void> {
    return this.#sifting.prepare(options, this.#rows.entries);
  }

  #takeIn(trace: TraceView): void {
    if (this.#trace === undefined) this.#touchScenes();
    // An earlier moment that somebody looked at has a model of its own, which does not grow.
    if (this.#trace?.model.connections !== trace.model.connections) this.#models += 1;
    this.#trace = trace;
    let isSettled = true;
    for (; this.#seen < trace.events.length; this.#seen++) {
      const event = trace.events.at(this.#seen);
      if (event !== undefined && !this.#note(event, trace)) isSettled = false;
    }
    const changes = this.#parts.seeds.changes(trace);
    this.#countAll(changes.removed, -1);
    this.#countAll(changes.added, 1);
    this.#remove(changes);
    if (isSettled) this.#put(changes.added);
    else this.#layAnew(changes.added);
    this.#followHeads(changes);
    this.#putEnd(trace.model);
  }

  #countAll(seeds: readonly RowSeed[], change: 1 | -1): void {
    for (const seed of seeds) {
      if (change === 1) this.#parts.tallies.add(seed);
      else this.#parts.tallies.remove(seed);
      this.#parts.fanOuts.count(seed, change);
    }
  }

  /** Whether what is known of the rows so far still holds. */
  #note(event: TraceEvent, trace: TraceView): boolean {
    this.#parts.seeds.note(event, trace);
    this.#parts.facts.note(event);
    return event.type !== 'connection' || this.#learn(event);
  }

  #learn(change: ConnectionChanged): boolean {
    const { actor } = change;
    const domain = this.#parts.book.domainOf(actor);
    const asked = this.#parts.book.learn(change);
    return this.#parts.book.domainOf(actor) === domain && this.#parts.finder.stillHolds(asked);
  }

  /** Another actor stands at the other end of some rows than was known before. */
  #layAnew(added: readonly RowSeed[]): void {
    const seeds: RowSeed[] = [...added];
    for (const { what } of this.#rows.entries) if (!('kind' in what)) seeds.push(what);
    const others = [...this.#rows.entries].filter(({ what }) => 'kind' in what);
    this.#parts.finder.forget();
    this.#uses = this.#noUses(this.#uses.version + 1);
    this.#rows = this.#noRows();
    this.#rows.put(others);
    this.#put(seeds);
  }

  #noUses(version = 0): ServiceUses {
    return new ServiceUses(this.#input.options.foldServices ?? 'rare', version);
  }

  #noRows(): ShownRows {
    return new ShownRows(this.#parts.tallies.touched, this.#sifting.newSieve());
  }

  #remove({ removed }: SeedChanges): void {
    for (const seed of removed) {
      const place = rowKeyOf(seed);
      const party = this.#parts.finder.partyOf(seed);
      if (party?.kind === 'service') this.#uses.remove(party.jid, place);
      this.#rows.remove(place);
    }
  }

  #put(seeds: readonly RowSeed[]): void {
    const wasSmall = this.#isSmall;
    const entries = seeds.map((seed) => this.#entryOf(seed, this.#marks++));
    this.#sifting.judge(this.#rows.sieve, entries);
    for (const entry of entries) {
      const party = this.#parts.finder.partyOf(entry.what);
      if (party?.kind === 'service') this.#uses.add(party.jid, entry.what.actor, entry);
    }
    this.#rows.put(entries);
    const isPlaced = this.#place();
    if (isPlaced && wasSmall === this.#isSmall) return;
    if (this.#sifting.filter.isActive) this.#sift();
  }

  get #isSmall(): boolean {
    return this.#rows.count <= MAX_SUMMARIES;
  }

  #entryOf(seed: RowSeed, mark: number): SeedEntry {
    return new SeedEntry(seed, this.#parts.heads.sceneAt(rowKeyOf(seed)), mark);
  }

  #fanOutEntry({ part, order, tie, head }: RowKey, what: FanOutSeed): Entry {
    const scene = this.#parts.heads.sceneAt({ part, order, tie, head });
    return { part, order, tie, head, what, scene, mark: SHOWN };
  }

  /** Whether rows keep their lanes and words. */
  #place(): boolean {
    this.#uses.order(this.#parts.book, (service, from) => this.#seek(service, from));
    if (this.#versions === this.#placed) return true;
    this.#placed = this.#versions;
    this.#placement = this.#newPlacement();
    return false;
  }

  /** Another one means other words or lanes. None of its parts ever falls, so that no sum comes twice. */
  get #versions(): number {
    return this.#parts.book.version + this.#parts.facts.version + this.#uses.version + this.#models;
  }

  #newPlacement(): Placement {
    const { reader } = this.#input;
    const model = this.#trace?.model;
    const words = {
      book: this.#parts.book,
      reader,
      model,
      outcome: knownOutcome(model),
      // Before an actor has entered, by what it is to enter.
      nicknameIn: (actor: string, room: string) =>
        this.#parts.facts.nicknameIn(actor, room) ?? this.#scripted(actor, room),
      differences: createStepDiffer(rulesOfRun(model?.started)),
    };
    const partyOf = (seed: RowSeed) => this.#parts.finder.partyOf(seed);
    const firstOf = (service: string) => this.#uses.firstOf(service);
    return new Placement({ order: this.#uses.newest, model, words, partyOf, firstOf });
  }

  #seek(service: string, from: RowKey) {
    const { entries } = this.#rows;
    for (const entry of entries.items(rankOf(entries, from))) {
      if ('kind' in entry.what) continue;
      const party = this.#parts.finder.partyOf(entry.what);
      const isUse = party?.kind === 'service' && party.jid === service;
      if (isUse) return { actor: entry.what.actor, place: entry };
    }
    return undefined;
  }

  /** Looks anew at which rows pass. */
  #sift(): void {
    this.#rows.show(this.#sifting.sift(this.#rows.entries));
    this.#touchScenes();
  }

  get #subjects() {
    return {
      words: this.#placement.words,
      order: this.#uses.newest,
      partyOf: (seed: RowSeed) => this.#parts.finder.partyOf(seed),
      searchSummaries: this.#isSmall,
    };
  }

  get #context() {
    return {
      entries: this.#rows.entries,
      steps: this.#parts.seeds.steps,
      model: this.#trace?.model,
    };
  }

  #followHeads({ added, removed }: SeedChanges): void {
    const steps = added.flatMap(({ step }) => (step === undefined ? [] : [step.index]));
    const loose = [...removed, ...added].filter(({ step }) => step === undefined).map(rowKeyOf);
    this.#moveHeads(this.#parts.heads.follow(steps, loose, this.#context));
  }

  #moveHeads(moved: readonly MovedHead[]): void {
    if (moved.length === 0) return;
    for (const { scene } of moved) this.#parts.tallies.touched.add(scene);
    this.#rehome(moved.flatMap(({ before, now }) => [before, now]));
  }

  /** Rows over which a head has gone belong to another scene. A head that was nowhere comes from the end. */
  #rehome(keys: readonly (RowKey | undefined)[]): void {
    const { entries } = this.#rows;
    const ranks = keys.map((key) => (key ? rankOf(entries, key) : entries.length));
    ranks.sort((a, b) => a - b);
    const between = [...entries.items(ranks[0], ranks.at(-1))];
    const homeless = between.flatMap((place) => {
      const { what, mark, scene } = place;
      if ('kind' in what && what.kind !== 'fan-out') return [];
      const entry = 'kind' in what ? this.#fanOutEntry(place, what) : this.#entryOf(what, mark);
      return entry.scene === scene ? [] : [entry];
    });
    this.#rows.put(homeless);
  }

  #touchScenes(): void {
    for (const scene of this.#input.scenario.scenes.keys()) this.#parts.tallies.touched.add(scene);
  }

  #putEnd(model: TraceModel): void {
    const { steps } = this.#input.scenario;
    const what = endRow(model, steps.length, this.#parts.tallies.count('not-run'));
    if (what === undefined) return;
    this.#rows.put([{ ...END_PLACE, what, scene: -1, mark: SHOWN }]);
  }

  /** Where rows may stand that show a spot: those of the spot, and the ones that stand for them. */
  readonly #placesOf = (spot: Spot): readonly RowKey[] => {
    const head = spot.step === undefined ? undefined : this.#parts.fanOuts.placeOf(spot.step);
    const places = this.#parts.seeds.placesOf(spot);
    return head === undefined ? places : [...places, head];
  };

  #model(): TimelineModel {
    const model = this.#trace?.model;
    const { spots } = this.#uses.newest;
    const maker = rowMaker(this.#placement, this.#parts.seeds.steps, stepAtHand(model));
    return {
      lanes: this.#laneStates.of(this.#versions, {
        spots,
        book: this.#parts.book,
        facts: this.#parts.facts,
        model,
      }),
      rows: new RowList(this.#rows, maker, this.#placesOf),
      counts: this.#parts.tallies.counts,
      hiddenCount: this.#parts.seeds.hiddenCount,
      filteredCount: this.#rows.count - this.#rows.passing,
    };
  }
}
