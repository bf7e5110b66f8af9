import { t } from '../base/translate.ts';
import { boundedText, NAME_LENGTH } from '../base/bounded-text.ts';
import { isUnaskedError } from '../match/unasked-error.ts';
import { remembering } from '../base/lazy.ts';
import { elementOf } from './frame-element.ts';
import type { XmlElement } from '../xml/element.ts';
import { stanzaError } from '../xmpp/stanza-error.ts';
import type { FrameEvent } from './event.ts';
import type { TraceModel } from './model.ts';

/** A step as far as it matters here: what it expects, if it expects a stanza. */
export interface ExpectingStep {
  readonly index: number;
  readonly kind: string;
  readonly stanza?: XmlElement;
}

/** A step that matched took an error that its pattern does not name: what it stands for may not have happened. */
export interface TakenRefusal {
  readonly step: number;
  /** Who got it. */
  readonly actor: string;
  /** `presence`, `message` or `iq`. */
  readonly stanza: string;
  /** The defined condition (RFC 6120, section 8.3.3), else `error`. */
  readonly condition: string;
  /** What the server says besides; `''` when nothing. */
  readonly text: string;
}

/** The refusal that a matched step took; `undefined` for all other steps, and where the pattern asks for the error. */
export function refusalTaken(model: TraceModel, step: ExpectingStep): TakenRefusal | undefined {
  if (step.kind !== 'receives') return undefined;
  const frame = matchedFrame(model, step.index);
  const received = frame && errorIn(frame);
  // Only now what the step expects: it is made when it is first asked for, which costs in a script of many steps.
  if (frame === undefined || received === undefined || step.stanza === undefined) return undefined;
  if (!isUnaskedError(step.stanza, received)) return undefined;
  const { condition = 'error', text = '' } = stanzaError(received) ?? {};
  return { step: step.index, actor: frame.actor, stanza: received.local, condition, text };
}

function matchedFrame(model: TraceModel, step: number): FrameEvent | undefined {
  const ended = model.steps.get(step)?.ended;
  if (ended?.verdict !== 'matched' || ended.stanza === undefined) return undefined;
  return model.stanzaAt(ended.stanza)?.frame;
}

/** All of them, in the order of the steps. */
export function refusalsTaken(
  model: TraceModel,
  steps: readonly ExpectingStep[],
): readonly TakenRefusal[] {
  return steps.flatMap((step) => refusalTaken(model, step) ?? []);
}

/** `step 6 took a refusal (item-not-found) for Juliet's presence` */
export function refusalWords({ step, actor, stanza, condition }: TakenRefusal): string {
  const shown = boundedText(condition, NAME_LENGTH);
  return t("step {step} took a refusal ({condition}) for {actor}'s {stanza}", {
    step,
    condition: shown,
    actor,
    stanza,
  });
}

/** Most frames are no errors; those that may be are read once. */
const errorIn = remembering((frame: FrameEvent): XmlElement | undefined => {
  if (!frame.xml.includes('error')) return undefined;
  const parsed = elementOf(frame);
  return parsed.ok ? parsed.value : undefined;
});
