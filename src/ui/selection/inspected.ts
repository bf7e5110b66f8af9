import { t } from '../../base/translate.ts';
import { isSending, stepWords, type Scenario, type Step } from '../../script/scenario.ts';
import type { Selection } from '../../state/view-store.ts';
import { readStanzaHead } from '../../timeline/stanza-head.ts';
import { shortPlace } from '../../timeline/words/told-words.ts';
import type { EventList } from '../../trace/event-list.ts';
import type { EventSeq, LogpointTold, StepEnded } from '../../trace/event.ts';
import type { TraceModel } from '../../trace/model.ts';
import { isFailure } from '../../trace/verdict.ts';
import type { StanzaRecord } from '../../trace/stanza-records.ts';

/** What the one selection means for the inspector: a step, a stanza, or both. */
export interface Inspected {
  readonly step: Step | undefined;
  /** Absent when the step has not run, or runs. */
  readonly ended: StepEnded | undefined;
  /** The stanza of the row; the stanza of the step where the row has none of its own. */
  readonly stanza: StanzaRecord | undefined;
  /** What a logpoint told, where its row is selected. */
  readonly told: LogpointTold | undefined;
  /** `Step 8: Romeo receives message`. */
  readonly title: string;
}

/** The selected row; without a selection the step that failed, else the last one that ended. */
export function inspect(
  model: TraceModel,
  scenario: Scenario | undefined,
  selection: Selection | undefined,
  events: EventList = [],
): Inspected | undefined {
  const told = toldAt(events, selection);
  if (told !== undefined) return ofTold(told);
  const chosen = selection ?? { step: tellingStep(model), stanza: undefined };
  const step = chosen.step === undefined ? undefined : scenario?.steps[chosen.step - 1];
  const ended = step === undefined ? undefined : model.steps.get(step.index)?.ended;
  const seq = chosen.stanza ?? (step && stanzaOfStep(model, step, ended));
  const stanza = recordAt({ model, events }, seq);
  if (step === undefined && stanza === undefined) return undefined;
  return { step, ended, stanza, told: undefined, title: titleOf(step, stanza) };
}

/** A stanza; or what is none, but stands in a row of its own: framing, SASL, what is bound, stream management. */
function recordAt(
  { model, events }: { readonly model: TraceModel; readonly events: EventList },
  seq: EventSeq | undefined,
): StanzaRecord | undefined {
  if (seq === undefined) return undefined;
  const stanza = model.stanzaAt(seq);
  if (stanza !== undefined) return stanza;
  const frame = events.at(seq);
  if (frame?.type !== 'frame') return undefined;
  return { frame, fate: frame.direction === 'sent' ? 'sent' : 'matched' };
}

function toldAt(events: EventList, selection: Selection | undefined): LogpointTold | undefined {
  const { step, stanza } = selection ?? {};
  const event = step === undefined && stanza !== undefined ? events.at(stanza) : undefined;
  return event?.type === 'logpoint-told' ? event : undefined;
}

function ofTold(told: LogpointTold): Inspected {
  const title = t('Logpoint at {shortPlace}', { shortPlace: shortPlace(told) });
  return { step: undefined, ended: undefined, stanza: undefined, told, title };
}

function tellingStep(model: TraceModel): number | undefined {
  const ends = [...model.steps].filter(([, { ended }]) => ended !== undefined);
  const failed = ends.find(([, { ended }]) => isFailure(ended?.verdict));
  return model.ended?.step ?? failed?.[0] ?? ends.at(-1)?.[0];
}

function stanzaOfStep(
  model: TraceModel,
  step: Step,
  ended: StepEnded | undefined,
): EventSeq | undefined {
  if (ended?.stanza !== undefined) return ended.stanza;
  if (!isSending(step)) return undefined;
  return model.stanzas.find(({ frame }) => frame.direction === 'sent' && frame.step === step.index)
    ?.frame.seq;
}

function titleOf(step: Step | undefined, stanza: StanzaRecord | undefined): string {
  if (step !== undefined)
    return t('Step {index}: {stepWords}', { index: step.index, stepWords: stepWords(step) });
  return stanza === undefined ? '' : describeRecord(stanza);
}

/** `Romeo receives iq, skipped while step 8 waited`. */
export function describeRecord({ frame, fate, step, written }: StanzaRecord): string {
  const name = readStanzaHead(frame.xml).name || t('raw text');
  const verb = frame.direction === 'sent' ? 'sends' : 'receives';
  const fateWords: Readonly<Partial<Record<StanzaRecord['fate'], string>>> = {
    skipped: t(', skipped while step {step} waited', { step: step ?? '?' }),
    unread: t(', which no step took'),
    unexpected: ', unexpected',
  };
  if (written !== undefined)
    return t('{actor} {verb} {name}, by hand', { actor: frame.actor, verb, name });
  return `${frame.actor} ${verb} ${name}${fateWords[fate] ?? ''}`;
}
