import type { EventSeq } from '../trace/event.ts';
import type { TraceModel } from '../trace/model.ts';
import type { StanzaRecord } from '../trace/stanza-records.ts';
import type { XmlElement } from '../xml/element.ts';
import { elementOf } from '../trace/frame-element.ts';
import { refusedWith } from './refusal.ts';

/** What a step sent. */
export interface LastSent {
  readonly step: number | undefined;
  readonly seq: EventSeq;
  readonly actor: string;
  /** `undefined` where it cannot be read. */
  readonly element: XmlElement | undefined;
}

/** What a step sent last before an event: of one actor, or of all. */
export function lastSent(
  model: TraceModel,
  actor: string | undefined,
  before: EventSeq,
): LastSent | undefined {
  const record = model.stanzas.findLast(
    ({ frame, written }) =>
      frame.direction === 'sent' &&
      (actor === undefined || frame.actor === actor) &&
      frame.step !== undefined &&
      written === undefined &&
      frame.seq < before,
  );
  if (record === undefined) return undefined;
  const { frame } = record;
  const parsed = elementOf(frame);
  const element = parsed.ok ? parsed.value : undefined;
  return { step: frame.step, seq: frame.seq, actor: frame.actor, element };
}

/** The error that answers what was sent, before an event, if no step asked for it. */
export function answeringError(
  model: TraceModel,
  { seq, actor, element }: LastSent,
  before: EventSeq,
): { readonly record: StanzaRecord; readonly condition: string } | undefined {
  if (element === undefined) return undefined;
  for (const record of model.stanzas) {
    const { frame, fate } = record;
    const isNew = frame.seq > seq && frame.seq <= before && fate !== 'matched';
    if (!isNew || frame.direction !== 'received' || frame.actor !== actor) continue;
    const parsed = elementOf(frame);
    const condition = parsed.ok ? refusedWith(element, parsed.value) : undefined;
    if (condition !== undefined) return { record, condition };
  }
  return undefined;
}

export interface RefusedSend {
  readonly step: number;
  readonly element: XmlElement;
  readonly condition: string;
}

/**
 * What was refused before a step failed: what its actor sent last, else what anybody sent last. `undefined` when neither
 * was.
 */
export function refusedSend(
  model: TraceModel,
  { index, actor }: { readonly index: number; readonly actor: string },
): RefusedSend | undefined {
  const end = model.steps.get(index)?.ended?.seq;
  if (end === undefined) return undefined;
  for (const sent of [lastSent(model, actor, end), lastSent(model, undefined, end)]) {
    const answer = sent && answeringError(model, sent, end);
    if (sent?.step === undefined || sent.element === undefined || answer === undefined) continue;
    return { step: sent.step, element: sent.element, condition: answer.condition };
  }
  return undefined;
}
