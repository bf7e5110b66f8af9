import { t } from '../../../base/translate.ts';
import {
  type OutcomeKind,
  type OutcomeSentence,
  describeOutcome,
} from '../../../diagnosis/diagnosis.ts';
import type { Scenario } from '../../../script/scenario.ts';
import type { StepPlaces } from '../../../script/step-places.ts';
import { eventsUntil, type EventList } from '../../../trace/event-list.ts';
import type { EventSeq, Problem } from '../../../trace/event.ts';
import { modelOf } from '../../../trace/model-of.ts';
import type { GlyphName } from '../../widgets/icons.tsx';
import tones from '../../widgets/tones.module.css';

/** The line at the top of the run: its state by shape, by word, and in a sentence. */
export interface StatusSentence {
  readonly tone: string;
  readonly glyph: GlyphName | undefined;
  readonly lead: string;
  readonly text: string;
}

const LOOKS = {
  passed: { tone: tones.matched, glyph: 'check' },
  failed: { tone: tones.differs, glyph: 'differs' },
  error: { tone: tones.differs, glyph: 'failed' },
  stopped: { tone: tones.waiting, glyph: 'stop' },
  paused: { tone: tones.sent, glyph: 'pause' },
  running: { tone: tones.sent, glyph: 'play' },
  'not-run': { tone: tones.waiting, glyph: 'ring' },
} as const satisfies Readonly<Record<OutcomeKind, Omit<StatusSentence, 'lead' | 'text'>>>;

export const PREPARING: StatusSentence = {
  ...LOOKS['not-run'],
  lead: t('Preparing'),
  text: t('the server.'),
};

/** While a file is read, how its run ended may still come. */
export const READING: StatusSentence = {
  ...LOOKS.running,
  lead: t('Reading'),
  text: t('the trace.'),
};

export const RERUNNING: StatusSentence = {
  ...LOOKS.running,
  lead: t('Re-running'),
  text: t('from the start.'),
};

/** While a lesson asks what comes next. */
export function questionSentence(number: number, total: number): StatusSentence {
  return { ...LOOKS.paused, lead: t('Question {number} of {total}.', { number, total }), text: '' };
}

/** `why` goes on after "Not run". */
export function notRun(why: string): StatusSentence {
  return { ...LOOKS['not-run'], lead: t('Not run'), text: why };
}

export function refused({ what, meaning, advice }: Problem): StatusSentence {
  return { ...LOOKS.error, lead: what, text: `${meaning} ${advice}` };
}

/** A run, and what has happened to its script since it began. */
export interface ShownRun {
  readonly events: EventList;
  readonly scenario: Scenario;
  readonly places: StepPlaces;
  /** Whether nothing more will come. */
  readonly isOver: boolean;
  /** The moment that is shown instead of the newest. */
  readonly viewAt: EventSeq | undefined;
  /** How the script that is being edited relates to the one that ran. */
  readonly script: 'same' | 'edited' | 'broken';
  readonly isWatching: boolean;
}

export function runSentence(run: ShownRun): StatusSentence {
  const { events, scenario, places } = run;
  const model = modelOf(events);
  const outcome = describeOutcome(model, scenario, (line) => places.tracker.lineOf(line));
  const told =
    run.isOver && model.ended === undefined && model.started !== undefined
      ? cutOff(model.currentStep, scenario)
      : { ...lookOf(outcome), lead: outcome.lead, text: outcome.text };
  const seen = run.viewAt === undefined ? told : viewed(run, run.viewAt, told);
  const since = sinceThen(run);
  if (since === '') return seen;
  return seen.text === ''
    ? { ...seen, lead: `${seen.lead}.`, text: since }
    : { ...seen, text: `${seen.text} ${since}` };
}

function lookOf({ kind, tookRefusal }: OutcomeSentence): Omit<StatusSentence, 'lead' | 'text'> {
  return tookRefusal === true ? { tone: tones.differs, glyph: 'refused' } : LOOKS[kind];
}

/** A saved trace may lack its end. */
function cutOff(step: number, { steps }: Scenario): StatusSentence {
  return {
    ...LOOKS.stopped,
    lead: t('The trace ends at step {step} of {count}.', {
      step: Math.max(1, step),
      count: steps.length,
    }),
    text: t('How the run ended is not in it.'),
  };
}

function viewed(run: ShownRun, at: EventSeq, told: StatusSentence): StatusSentence {
  const { currentStep } = modelOf(eventsUntil(run.events, at));
  return {
    tone: LOOKS.paused.tone,
    glyph: 'back',
    lead:
      currentStep === 0
        ? t('Viewing the run before its first step,')
        : t('Viewing step {currentStep} of {count}', {
            currentStep,
            count: run.scenario.steps.length,
          }),
    text: t(
      'as it was then. {isOver, select, true {How it ended} other {How it stands}}: {lead} {text}',
      { isOver: String(run.isOver), lead: told.lead, text: told.text },
    ).trim(),
  };
}

/** What the script has to do with the run, when it is no longer the one that ran. */
function sinceThen({ script, isOver, isWatching }: ShownRun): string {
  if (script === 'same') return '';
  if (isWatching && script === 'broken') {
    return t('The script was edited since, and runs again once it has no errors.');
  }
  if (isWatching) return '';
  return isOver
    ? t('The script was edited since.')
    : t('The script was edited since; this run goes on with it as it was.');
}
