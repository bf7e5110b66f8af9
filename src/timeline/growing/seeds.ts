import { PagedList } from '../../base/paged-list.ts';
import type { Scenario } from '../../script/scenario.ts';
import type {
  EventSeq,
  FrameEvent,
  LogpointTold,
  StepEnded,
  TraceEvent,
} from '../../trace/event.ts';
import { eventSeq } from '../../trace/event-seq.ts';
import type { TraceView } from '../trace-view.ts';
import { looseSeed, toldSeed, type RowSeed } from '../row-seeds.ts';
import type { Spot } from '../model.ts';
import type { TimelineOptions } from '../options.ts';
import { SeedChanges } from './changes.ts';
import { rowKeyOf, type RowKey } from './entry.ts';
import { StepSeeds } from './step-seeds.ts';

/** What a frame's place holds when it is one of the stream that is not shown. */
const HIDDEN = 'hidden';
const NOWHERE = eventSeq(-1);

/**
 * Rows before they have a place on lanes and words: those of the steps, and those of stanzas that no step took, which
 * stand where they came. Takes in events, and says which rows change.
 */
export class Seeds {
  readonly steps: StepSeeds;
  hiddenCount = 0;
  readonly #showStream: boolean;
  /** By place in the trace. */
  #loose = new PagedList<RowSeed | typeof HIDDEN>();
  /** Some of them more than once. */
  #touchedFrames: EventSeq[] = [];
  readonly #touchedSteps = new Set<number>();
  readonly #noted: Noted;
  /** By step: the stanza that its row shows; and by stanza, the steps that show it. */
  #taken = new PagedList<EventSeq>();
  #takers = new PagedList<readonly number[]>();
  #told: RowSeed[] = [];

  private constructor(steps: StepSeeds, showStream: boolean, noted: Noted) {
    this.steps = steps;
    this.#showStream = showStream;
    this.#noted = noted;
  }

  static of(scenario: Scenario, { showStream, order }: TimelineOptions): Seeds {
    const noted = { count: 0, sent: new Map(), skipped: new Map(), causes: new Map() };
    return new Seeds(StepSeeds.of(scenario, order), showStream, noted);
  }

  /** Others that say the same, once all changes were taken; each goes on by itself with the same trace. */
  fork(): Seeds {
    const fork = new Seeds(this.steps.fork(), this.#showStream, this.#noted);
    fork.hiddenCount = this.hiddenCount;
    fork.#loose = this.#loose.fork();
    fork.#taken = this.#taken.fork();
    fork.#takers = this.#takers.fork();
    return fork;
  }

  /** Where rows may stand that show a step, or else a stanza. */
  readonly placesOf = ({ step, stanza }: Spot): readonly RowKey[] => {
    const steps = step === undefined ? (this.#takers.get(stanza ?? NOWHERE) ?? []) : [step];
    const seeds = steps.map((each) => this.steps.at(each));
    const loose = step === undefined && stanza !== undefined ? this.#loose.get(stanza) : undefined;
    if (loose !== undefined && loose !== HIDDEN) seeds.push(loose);
    return seeds.flatMap((seed) => (seed === undefined ? [] : [rowKeyOf(seed)]));
  };

  /** Takes note of an event. `trace` has it, and may have more. */
  note(event: TraceEvent, trace: TraceView): void {
    switch (event.type) {
      case 'frame':
        this.#noteFrame(event, trace);
        break;
      case 'step-started':
        this.#touchedSteps.add(event.step);
        break;
      case 'step-ended':
        this.#noteEnd(event, trace);
        break;
      case 'step-excused':
        this.#touchedSteps.add(event.step);
        for (const seq of this.#noted.skipped.get(event.step) ?? []) this.#touchFrame(seq, trace);
        break;
      case 'stanza-skipped':
        this.#touchFrame(event.stanza, trace);
        if (this.#isNews(event)) push(this.#noted.skipped, event.step, event.stanza);
        break;
      case 'stanza-composed':
        this.#touchedFrames.push(event.stanza);
        break;
      case 'logpoint-told':
        this.#noteTold(event);
        break;
      case 'run-ended':
        this.steps.touchOpen();
        break;
      default:
    }
  }

  #noteFrame(event: FrameEvent, { model }: TraceView): void {
    const { seq, step, direction } = event;
    this.#touchedFrames.push(seq);
    if (direction !== 'sent') return;
    const isNews = this.#isNews(event);
    if (isNews && event.turn !== undefined) push(this.#noted.causes, event.turn, event);
    if (step === undefined || model.stanzaAt(seq) === undefined) return;
    if (isNews) push(this.#noted.sent, step, seq);
    this.#touchedSteps.add(step);
  }

  /** Whether none of the forks has noted an event yet. */
  #isNews({ seq }: TraceEvent): boolean {
    if (seq < this.#noted.count) return false;
    this.#noted.count = seq + 1;
    return true;
  }

  #noteTold(event: LogpointTold): void {
    const causes = event.turn === undefined ? undefined : this.#noted.causes.get(event.turn);
    const seed = toldSeed(
      event,
      causes?.findLast(({ seq }) => seq < event.seq),
    );
    this.#loose.set(event.seq, seed);
    this.#told.push(seed);
  }

  #noteEnd(event: StepEnded, trace: TraceView): void {
    const { step, stanza } = event;
    this.#touchedSteps.add(step);
    if (stanza === undefined) return;
    // A step may turn out to have sent what did not name it.
    const isSent = this.#touchFrame(stanza, trace);
    if (isSent && this.#isNews(event)) push(this.#noted.sent, step, stanza);
  }

  /** What became of a stanza has changed. Whether it was sent: then this matters for the step that sent it, too. */
  #touchFrame(seq: EventSeq, { events }: TraceView): boolean {
    this.#touchedFrames.push(seq);
    const frame = events.at(seq);
    if (frame?.type !== 'frame' || frame.direction !== 'sent') return false;
    if (frame.step !== undefined) this.#touchedSteps.add(frame.step);
    return true;
  }

  /** What has changed by the events that were noted since. */
  changes(trace: TraceView): SeedChanges {
    const changes = new SeedChanges();
    if (this.#touchedSteps.size > 0) {
      for (const step of this.#touchedSteps) this.#take(step, trace);
      for (const step of this.#touchedSteps) this.steps.touch(step);
      this.#touchedSteps.clear();
    }
    this.steps.refresh(trace, (step) => this.#taken.get(step), changes);
    for (const seq of this.#touchedFrames) this.#refreshFrame(seq, trace, changes);
    this.#touchedFrames = [];
    for (const seed of this.#told) changes.add(seed);
    this.#told = [];
    return changes;
  }

  /** Which stanza the step's row shows: what it ended with, else what it sent. */
  #take(step: number, { model }: TraceView): void {
    const before = this.#taken.get(step);
    const isSent = (seq: EventSeq) => {
      const record = model.stanzaAt(seq);
      return record?.fate === 'sent' && record.step === step;
    };
    const taken = model.steps.get(step)?.ended?.stanza ?? this.#noted.sent.get(step)?.find(isSent);
    if (taken === before) return;
    if (before !== undefined) this.#show(before, (steps) => steps.filter((each) => each !== step));
    this.#taken.set(step, taken);
    if (taken !== undefined) this.#show(taken, (steps) => [...steps, step]);
  }

  #show(stanza: EventSeq, change: (steps: readonly number[]) => readonly number[]): void {
    this.#takers.set(stanza, change(this.#takers.get(stanza) ?? []));
    this.#touchedFrames.push(stanza);
  }

  #refreshFrame(seq: EventSeq, { events, model }: TraceView, changes: SeedChanges): void {
    const event = events.at(seq);
    if (event?.type !== 'frame') return;
    const before = this.#loose.get(seq);
    const now = this.#looseOf(event, model);
    if (before === HIDDEN) this.hiddenCount--;
    if (now === HIDDEN) this.hiddenCount++;
    this.#loose.set(seq, now);
    const [was, is] = [before, now].map((each) => (each === HIDDEN ? undefined : each));
    if (was && was.verdict === is?.verdict && was.skippedBy === is.skippedBy) {
      // The very row stays.
      this.#loose.set(seq, was);
      return;
    }
    if (was !== undefined) changes.remove(was);
    if (is !== undefined) changes.add(is);
  }

  #looseOf(event: FrameEvent, model: TraceView['model']): RowSeed | typeof HIDDEN | undefined {
    if ((this.#takers.get(event.seq) ?? []).length > 0) return undefined;
    if (event.phase === 'stream' && !this.#showStream) return HIDDEN;
    return looseSeed(event, model.stanzaAt(event.seq));
  }
}

/** What is shared by forks, as it only grows: of an earlier moment it has more, of which the model does not know yet. */
interface Noted {
  /** How many events were looked at. */
  count: number;
  /** By step: the stanzas that it sent. */
  readonly sent: Map<number, EventSeq[]>;
  /** By step: the stanzas that it skipped. */
  readonly skipped: Map<number, EventSeq[]>;
  /** By turn of the server: what was sent to it. */
  readonly causes: Map<number, FrameEvent[]>;
}

function push<Item>(lists: Map<number, Item[]>, key: number, item: Item): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
