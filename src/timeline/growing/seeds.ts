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
  readonly #loose: (RowSeed | typeof HIDDEN | undefined)[] = [];
  /** Some of them more than once. */
  #touchedFrames: EventSeq[] = [];
  readonly #touchedSteps = new Set<number>();
  /** By step: the stanzas that it sent. */
  readonly #sent = new Map<number, EventSeq[]>();
  /** By step: the stanza that its row shows; and by stanza, the steps that show it. */
  readonly #taken = new Map<number, EventSeq>();
  readonly #takers = new Map<EventSeq, readonly number[]>();
  /** By step: the stanzas that it skipped. */
  readonly #skipped = new Map<number, EventSeq[]>();
  /** By turn of the server: what was sent to it. */
  readonly #causes = new Map<number, FrameEvent>();
  #told: RowSeed[] = [];

  constructor(scenario: Scenario, { showStream, order }: TimelineOptions) {
    this.steps = new StepSeeds(scenario, order);
    this.#showStream = showStream;
  }

  /** Where rows may stand that show a step, or else a stanza. */
  readonly placesOf = ({ step, stanza }: Spot): readonly RowKey[] => {
    const steps = step === undefined ? (this.#takers.get(stanza ?? NOWHERE) ?? []) : [step];
    const seeds = steps.map((each) => this.steps.at(each));
    const loose = step === undefined && stanza !== undefined ? this.#loose[stanza] : undefined;
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
        for (const seq of this.#skipped.get(event.step) ?? []) this.#touchFrame(seq, trace);
        break;
      case 'stanza-skipped':
        this.#touchFrame(event.stanza, trace);
        push(this.#skipped, event.step, event.stanza);
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
    if (direction === 'sent' && event.turn !== undefined) this.#causes.set(event.turn, event);
    if (step === undefined || direction !== 'sent') return;
    if (model.stanzaAt(seq) === undefined) return;
    push(this.#sent, step, seq);
    this.#touchedSteps.add(step);
  }

  #noteTold(event: LogpointTold): void {
    const cause = event.turn === undefined ? undefined : this.#causes.get(event.turn);
    const seed = toldSeed(event, cause);
    this.#loose[event.seq] = seed;
    this.#told.push(seed);
  }

  #noteEnd({ step, stanza }: StepEnded, trace: TraceView): void {
    this.#touchedSteps.add(step);
    if (stanza === undefined) return;
    // A step may turn out to have sent what did not name it.
    if (this.#touchFrame(stanza, trace)) push(this.#sent, step, stanza);
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
    const taken = model.steps.get(step)?.ended?.stanza ?? this.#sent.get(step)?.find(isSent);
    if (taken === before) return;
    if (before !== undefined) this.#show(before, (steps) => steps.filter((each) => each !== step));
    if (taken === undefined) this.#taken.delete(step);
    else {
      this.#taken.set(step, taken);
      this.#show(taken, (steps) => [...steps, step]);
    }
  }

  #show(stanza: EventSeq, change: (steps: readonly number[]) => readonly number[]): void {
    this.#takers.set(stanza, change(this.#takers.get(stanza) ?? []));
    this.#touchedFrames.push(stanza);
  }

  #refreshFrame(seq: EventSeq, { events, model }: TraceView, changes: SeedChanges): void {
    const event = events.at(seq);
    if (event?.type !== 'frame') return;
    const before = this.#loose[seq];
    const now = this.#looseOf(event, model);
    if (before === HIDDEN) this.hiddenCount--;
    if (now === HIDDEN) this.hiddenCount++;
    this.#loose[seq] = now;
    const [was, is] = [before, now].map((each) => (each === HIDDEN ? undefined : each));
    if (was && was.verdict === is?.verdict && was.skippedBy === is.skippedBy) {
      // The very row stays.
      this.#loose[seq] = was;
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

function push(lists: Map<number, EventSeq[]>, step: number, seq: EventSeq): void {
  const list = lists.get(step);
  if (list === undefined) lists.set(step, [seq]);
  else list.push(seq);
}
