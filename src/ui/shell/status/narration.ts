import { t } from '../../../base/translate.ts';
import type { Direction } from '../../../trace/event.ts';
import type { Scenario } from '../../../script/scenario.ts';
import { isAsking, type Predictions } from '../../../state/lesson/predictions.ts';
import { stepSentence } from '../../../timeline/words/step-sentence.ts';
import { eventsUntil } from '../../../trace/event-list.ts';
import { elementOf } from '../../../trace/frame-element.ts';
import { modelOf } from '../../../trace/model-of.ts';
import type { TraceModel } from '../../../trace/model.ts';
import type { XmlElement } from '../../../xml/element.ts';
import type { ShownRun } from './status-sentence.ts';

/** Where the play stands, in two lines: what was done last, or is being done, and what comes next. */
export interface Narration {
  /** Whether the first line tells what goes on, or what is over. */
  readonly lead: string;
  /** What the last step did, where the first line says nothing of it; `''` else. */
  readonly done: string;
  /** What comes next, with its number; `''` where nothing does. */
  readonly next: string;
  /** What the step of the first line, or else the one that comes, is about; absent for steps without a stanza. */
  readonly about?: NarratedStanza;
}

export interface NarratedStanza {
  readonly stanza: XmlElement;
  readonly direction: Direction;
}

/** Of a script that has not run. */
export function narrateScript(scenario: Scenario | undefined): Narration {
  if (scenario === undefined) return { lead: t('Now'), done: '', next: '' };
  return { lead: t('Now'), done: '', next: tellStep(scenario, 1), ...aboutStep(scenario, 1) };
}

export function narrateRun({ events, scenario, isOver, viewAt }: ShownRun): Narration {
  const model = modelOf(viewAt === undefined ? events : eventsUntil(events, viewAt));
  if (viewAt !== undefined) return narrateStop(model, scenario);
  if (isOver || model.ended !== undefined) return narrateEnd(model, scenario);
  if (model.paused !== undefined) return narrateStop(model, scenario);
  const { currentStep } = model;
  return {
    lead: t('Now'),
    done: currentStep === 0 ? '' : sentenceAt(scenario, currentStep),
    next: tellStep(scenario, currentStep + 1),
    ...aboutStep(scenario, currentStep, model),
  };
}

/** While a lesson asks what comes next: all but that. */
export function narrateQuestion({ scenario }: ShownRun, predictions: Predictions): Narration {
  const question = predictions.questions[predictions.at];
  if (question === undefined) return narrateScript(scenario);
  const { step, actor } = question;
  const asks = isAsking(predictions);
  return {
    lead: t('Done'),
    done: sentenceAt(scenario, asks ? step - 1 : step),
    next: asks
      ? t(
          'Step {step}: {actor} receives a stanza. It is here already, and hidden until you have answered.',
          { step, actor },
        )
      : '',
    ...aboutStep(scenario, asks ? step - 1 : step),
  };
}

/** The step at hand has not been done. Where it failed, the run stands behind it. */
function narrateStop(model: TraceModel, scenario: Scenario): Narration {
  const at = Math.max(model.paused?.step ?? model.currentStep, 1);
  const isDone = model.steps.get(at)?.ended !== undefined;
  return {
    lead: t('Done'),
    done: sentenceAt(scenario, isDone ? at : at - 1),
    next: tellStep(scenario, isDone ? at + 1 : at),
    ...aboutStep(scenario, isDone ? at : at - 1, model),
  };
}

/** What would have come next, and how much of the play was left. */
function narrateEnd(model: TraceModel, scenario: Scenario): Narration {
  const { currentStep } = model;
  const left = scenario.steps.length - currentStep;
  const next = tellStep(scenario, currentStep + 1);
  const rest = t('{left, plural, one {It was not run.} other {{left} steps were not run.}}', {
    left,
  });
  return {
    lead: t('Done'),
    done: '',
    next: next === '' ? '' : `${next} ${rest}`,
    ...aboutStep(scenario, currentStep, model),
  };
}

/** Of what came, where something did; else of what the script has. */
function aboutStep(
  { steps }: Scenario,
  number: number,
  model?: TraceModel,
): Pick<Narration, 'about'> {
  const step = steps[number - 1];
  if (step?.kind !== 'sends' && step?.kind !== 'receives') return {};
  const stanza = stanzaOfStep(number, model) ?? step.stanza;
  return { about: { stanza, direction: step.kind === 'sends' ? 'sent' : 'received' } };
}

function stanzaOfStep(number: number, model: TraceModel | undefined): XmlElement | undefined {
  const seq = model?.steps.get(number)?.ended?.stanza;
  const frame = seq === undefined ? undefined : model?.stanzaAt(seq)?.frame;
  const came = frame && elementOf(frame);
  return came?.ok === true ? came.value : undefined;
}

function sentenceAt(scenario: Scenario, number: number): string {
  const step = scenario.steps[number - 1];
  return step === undefined ? '' : stepSentence(step, scenario);
}

function tellStep(scenario: Scenario, number: number): string {
  const told = sentenceAt(scenario, number);
  return told === '' ? '' : t('Step {number}: {told}', { number, told });
}
