import type { StanzaDiff } from '../../match/difference.ts';
import type { LessonQuestion } from '../../state/lesson/questions.ts';

/** What of a lesson is told between its steps. */
export type LessonSlide =
  | { readonly kind: 'goal' | 'why'; readonly texts: readonly string[] }
  /** What comes next is to be told before it is shown. */
  | {
      readonly kind: 'predict';
      readonly actor: string;
      readonly step: number;
      /** What can be chosen from; `undefined` where there is nothing to mistake it for. */
      readonly question: LessonQuestion | undefined;
      /** Which option is chosen. */
      readonly chosen: number | undefined;
    };

/** What was said before a step was shown, and what it is against what came. */
export interface SaidBefore {
  readonly question: LessonQuestion;
  readonly chosen: number;
  /** Absent where what was said cannot be filled in: its variables have no value yet, so it was something else. */
  readonly diff: StanzaDiff | undefined;
}
