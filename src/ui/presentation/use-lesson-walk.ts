import { useMemo, useState } from 'react';
import type { ReceivesStep, Scenario } from '../../script/scenario.ts';
import type { EventList } from '../../trace/event-list.ts';
import {
  differenceFrom,
  questionAhead,
  type LessonQuestion,
} from '../../state/lesson/questions.ts';
import { modelOf } from '../../trace/model-of.ts';
import type { TraceModel } from '../../trace/model.ts';
import { useLessonOnShow, type LessonOnShow } from '../lesson/use-lesson-entry.ts';
import { usePaintedRun } from '../painted-moment.tsx';
import type { PresentedScript } from './PresentedWords.tsx';
import type { LessonSlide, SaidBefore } from './lesson-slide.ts';
import type { Presenting } from './use-presented.ts';

export interface LessonWalk {
  /** In place of the step; `undefined`: the step is shown. */
  readonly slide: LessonSlide | undefined;
  /** The same presentation, whose way forward and back leads over the slides. */
  readonly presenting: Presenting;
  /** Chooses an option of the question on the slide, by its number from 0; takes it back where it was chosen. */
  readonly choose: (option: number) => void;
  /** Of the step that is shown, where something was said of it. */
  readonly said: SaidBefore | undefined;
}

type Place = 'goal' | 'steps' | 'predict' | 'why';

/**
 * A presentation of a lesson: its goal first; before each step that receives, what comes is asked, with choices, and the next press
 * shows it, beside what was chosen; at the end of a play that passed, why. That of a script which is no lesson has steps alone.
 */
export function useLessonWalk(presenting: Presenting, script: PresentedScript): LessonWalk {
  const lesson = useLessonOnShow();
  const { phase, events } = usePaintedRun();
  const isFresh = phase === 'not-run';
  const { goal, why } = toldOf(lesson, events);
  const [place, setPlace] = useState<Place>(isFresh && goal.length > 0 ? 'goal' : 'steps');
  // What was shown once is not asked about again.
  const [shown, setShown] = useState(isFresh ? 0 : (presenting.row?.step ?? 0));
  const due = presenting.next === 'step' ? modelOf(events).paused?.step : rowAhead(presenting);
  const coming = lesson && receivesNext(script, due, shown);
  const step = () => {
    setPlace('steps');
    if (coming !== undefined) setShown(coming.index);
    presenting.forward?.();
  };
  const { question, chosen, choose, said } = useChoices(script, coming, presenting);
  const slide = slideAt(place, { goal, why, coming }, { question, chosen });
  const ways = waysFrom(slide, { presenting, goal, why, coming, step, setPlace });
  const words = slide === undefined ? presenting.next : 'go';
  const isSecret = coming !== undefined || (lesson !== undefined && isRunning(presenting, events));
  const rows = rowsBeside(slide, isSecret, presenting);
  return { slide, choose, said, presenting: { ...presenting, ...ways, ...rows, next: words } };
}

/** What is due after a step that runs is not known, so nothing is told of what comes. */
function isRunning({ next }: Presenting, events: EventList): boolean {
  return next === 'step' && modelOf(events).paused === undefined;
}

/** What is going to be asked is not told before; the choices of a question want the room of what has been. */
function rowsBeside(
  slide: LessonSlide | undefined,
  isSecret: boolean,
  { before, after }: Presenting,
): Pick<Presenting, 'before' | 'after'> {
  return {
    before: slide?.kind === 'predict' ? [] : before,
    after: isSecret ? undefined : after,
  };
}

/** What can be said of the step that comes, and what was said of the one that is shown. */
function useChoices(
  { scenario }: PresentedScript,
  coming: ReceivesStep | undefined,
  { row }: Presenting,
): Pick<LessonWalk, 'choose' | 'said'> & Asked {
  const { events } = usePaintedRun();
  const question = useMemo(
    () => scenario && coming && questionAhead(coming, scenario, modelOf(events)),
    [scenario, coming, events],
  );
  const [answers, setAnswers] = useState<ReadonlyMap<number, Answered>>(new Map());
  const chosen = question && answers.get(question.step)?.chosen;
  const shown = row?.at === undefined ? undefined : row.step;
  const answer = shown === undefined ? undefined : answers.get(shown);
  const said = useMemo(
    () => answer && scenario && saidBefore(answer, scenario, modelOf(events)),
    [answer, scenario, events],
  );
  return {
    question,
    chosen,
    said,
    choose: (option) => {
      if (question?.options[option] === undefined) return;
      const others = [...answers].filter(([step]) => step !== question.step);
      const answer = [question.step, { question, chosen: option }] as const;
      setAnswers(new Map(option === chosen ? others : [...others, answer]));
    },
  };
}

/** What was said, against what has come; `undefined` as long as nothing has. */
function saidBefore(
  answer: Answered,
  { steps }: Scenario,
  model: TraceModel,
): SaidBefore | undefined {
  const asked = steps[answer.question.step - 1];
  const option = answer.question.options[answer.chosen];
  const hasCome = model.steps.get(answer.question.step)?.ended?.verdict === MATCHED;
  if (!hasCome || asked?.kind !== 'receives' || option === undefined) return undefined;
  return { ...answer, diff: differenceFrom(option, asked, model) };
}

const MATCHED = 'matched';

interface Asked {
  readonly question: LessonQuestion | undefined;
  readonly chosen: number | undefined;
}

type Answered = Pick<SaidBefore, 'question' | 'chosen'>;

const NOTHING: Pick<LessonParts, 'goal' | 'why'> = { goal: [], why: [] };

function toldOf(lesson: LessonOnShow | undefined, events: EventList): typeof NOTHING {
  if (lesson === undefined) return NOTHING;
  const { goal, why } = lesson.text;
  return { goal, why: hasPassed(events) ? why : NOTHING.why };
}

interface LessonParts {
  readonly goal: readonly string[];
  /** Empty as long as it is not to be told. */
  readonly why: readonly string[];
  /** What a press forward would show. */
  readonly coming: ReceivesStep | undefined;
}

function slideAt(
  place: Place,
  { goal, why, coming }: LessonParts,
  asked: Asked,
): LessonSlide | undefined {
  if (place === 'goal') return { kind: 'goal', texts: goal };
  if (place === 'why') return { kind: 'why', texts: why };
  if (place === 'steps' || coming === undefined) return undefined;
  return { kind: 'predict', actor: coming.actor, step: coming.index, ...asked };
}

interface Walking extends LessonParts {
  readonly presenting: Presenting;
  /** To the next step, whatever it brings. */
  readonly step: () => void;
  readonly setPlace: (place: Place) => void;
}

function waysFrom(
  slide: LessonSlide | undefined,
  { presenting, goal, why, coming, step, setPlace }: Walking,
): Pick<Presenting, 'back' | 'forward'> {
  const to = (place: Place) => () => setPlace(place);
  switch (slide?.kind) {
    case 'goal':
      return { back: undefined, forward: to('steps') };
    case 'why':
      return { back: to('steps'), forward: undefined };
    case 'predict':
      return { back: to('steps'), forward: step };
    default:
  }
  const back = presenting.back ?? (goal.length > 0 ? to('goal') : undefined);
  if (coming !== undefined) return { back, forward: to('predict') };
  if (presenting.forward !== undefined) return { back, forward: step };
  return { back, forward: why.length > 0 ? to('why') : undefined };
}

function hasPassed(events: EventList): boolean {
  const last = events.at(-1);
  return last?.type === 'run-ended' && last.outcome === 'passed';
}

/** The step of the row that a press forward goes to. */
function rowAhead({ row, after, forward }: Presenting): number | undefined {
  if (forward === undefined) return undefined;
  return (row?.at === undefined ? row : after)?.step;
}

/** The step that is due, if it receives and was not shown before. */
function receivesNext(
  { scenario }: PresentedScript,
  due: number | undefined,
  shown: number,
): ReceivesStep | undefined {
  const step = scenario?.steps[(due ?? 0) - 1];
  return step?.kind === 'receives' && step.index > shown ? step : undefined;
}
