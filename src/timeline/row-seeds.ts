import type { Milliseconds } from '../base/clock.ts';
import type { Step } from '../script/scenario.ts';
import type { Direction, FrameEvent, LogpointTold } from '../trace/event.ts';
import type { StepRecord } from '../trace/model.ts';
import type { StanzaRecord } from '../trace/stanza-records.ts';
import type { RowVerdict } from './model.ts';

/**
 * Later than every event, behind every step. No `Infinity`: an engine keeps that apart for each of a million rows, and
 * this one within the row.
 */
export const NEVER = 2 ** 30 - 1;

/** What a row is about, before it has a place on lanes and words. */
export interface RowSeed {
  readonly step: Step | undefined;
  readonly record: StepRecord | undefined;
  readonly frame: FrameEvent | undefined;
  readonly verdict: RowVerdict;
  readonly actor: string;
  readonly direction: Direction;
  readonly at: Milliseconds | undefined;
  /** The row's place in the trace; `NEVER` for what has not happened. */
  readonly order: number;
  /** Set where the stanza came earlier than `order` says: the first step before whose row it came. */
  readonly cameBefore?: number | undefined;
  /** The step that passed the stanza over. */
  readonly skippedBy: number | undefined;
  /** Set on the row of a logpoint. */
  readonly told?: ToldByLogpoint;
}

export interface ToldByLogpoint {
  readonly event: LogpointTold;
  /** What the server was handling then; `undefined` where a timer of its own was due. */
  readonly cause: FrameEvent | undefined;
}

/** Of a step that has begun. */
export function stepSeed(
  step: Step,
  record: StepRecord,
  frame: FrameEvent | undefined,
  over: boolean,
): RowSeed {
  const { ended } = record;
  const happened = frame ?? ended;
  return {
    ...pendingSeed(step),
    record,
    frame,
    verdict: ended?.verdict ?? openVerdict(frame, over),
    at: happened?.at,
    order: happened?.seq ?? NEVER,
  };
}

/** Of a step that began and has no end. */
function openVerdict(frame: FrameEvent | undefined, over: boolean): RowVerdict {
  if (frame?.direction === 'sent') return 'sent';
  return over ? 'not-run' : 'waiting';
}

/** Of a step that has not begun. */
export function pendingSeed(step: Step): RowSeed {
  return {
    step,
    record: undefined,
    frame: undefined,
    verdict: 'not-run',
    actor: step.actor,
    direction: isExpectation(step) ? 'received' : 'sent',
    at: undefined,
    order: NEVER,
    skippedBy: undefined,
  };
}

function isExpectation({ kind }: Step): boolean {
  return kind === 'receives' || kind === 'receives-nothing' || kind === 'is-disconnected';
}

/** Of a line of the server's code that was looked at. */
export function toldSeed(event: LogpointTold, cause: FrameEvent | undefined): RowSeed {
  return {
    step: undefined,
    record: undefined,
    frame: undefined,
    verdict: 'logpoint',
    actor: cause?.actor ?? '',
    direction: 'sent',
    at: event.at,
    order: event.seq,
    skippedBy: undefined,
    told: { event, cause },
  };
}

/** Of a stanza that no step took. Session frames that are no stanzas, as stream errors, are of the stream's kind. */
export function looseSeed(frame: FrameEvent, record: StanzaRecord | undefined): RowSeed {
  const verdict = looseVerdict(record);
  return new LooseSeed(frame, verdict, verdict === 'skipped' ? record?.step : undefined);
}

/** A million of them have no more to keep than what is their own: the frame says the rest. */
class LooseSeed implements RowSeed {
  readonly frame: FrameEvent;
  readonly verdict: RowVerdict;
  readonly skippedBy: number | undefined;

  constructor(frame: FrameEvent, verdict: RowVerdict, skippedBy: number | undefined) {
    this.frame = frame;
    this.verdict = verdict;
    this.skippedBy = skippedBy;
  }

  get step(): undefined {
    return undefined;
  }
  get record(): undefined {
    return undefined;
  }
  get actor(): string {
    return this.frame.actor;
  }
  get direction(): Direction {
    return this.frame.direction;
  }
  get at(): Milliseconds {
    return this.frame.at;
  }
  get order(): number {
    return this.frame.seq;
  }
}

function looseVerdict(record: StanzaRecord | undefined): RowVerdict {
  return record?.written === undefined ? (record?.fate ?? 'stream') : 'by-hand';
}
