import { useState } from 'react';
import type { ReceivesStep } from '../../script/scenario.ts';
import type { EventList } from '../../trace/event-list.ts';
import { modelOf } from '../../trace/model-of.ts';
import { useLessonOnShow, type LessonOnShow } from '../lesson/use-lesson-entry.ts';
import { usePaintedRun } from '../painted-moment.tsx';
import type { PresentedScript } from './PresentedWords.tsx';
import type { Presenting } from './use-presented.ts';

/** What of a lesson is told between its steps. */
export type LessonSlide =
  | { readonly kind: 'goal' | 'why'; readonly texts: readonly string[] }
  /** What comes next is to be told before it is shown. */
  | { readonly kind: 'predict'; readonly actor: string; readonly step: number };

export interface LessonWalk {
  /** In place of the step; `undefined`: the step is shown. */
  readonly slide: LessonSlide | undefined;
  /** The same presentation, whose way forward and back leads over the slides. */
  readonly presenting: Presenting;
}

type Place = 'goal' | 'steps' | 'predict' | 'why';

/**
 * A presentation of a lesson: its goal first; before each step that receives, what comes is asked, and the next press shows it;
 * at the end of a play that passed, why. That of a script which is no lesson has steps alone.
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
  const slide = slideAt(place, { goal, why, coming });
  const ways = waysFrom(slide, { presenting, goal, why, coming, step, setPlace });
  const words = slide === undefined ? presenting.next : 'go';
  return { slide, presenting: { ...presenting, ...ways, next: words } };
}

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

function slideAt(place: Place, { goal, why, coming }: LessonParts): LessonSlide | undefined {
  if (place === 'goal') return { kind: 'goal', texts: goal };
  if (place === 'why') return { kind: 'why', texts: why };
  if (place === 'steps' || coming === undefined) return undefined;
  return { kind: 'predict', actor: coming.actor, step: coming.index };
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
