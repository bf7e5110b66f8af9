import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MucMap } from '../../insight/muc-map/muc-map.ts';
import type { Answer, Predictions } from './predictions.ts';

/** What a page shows of the lesson that its scenario is. */
export interface LessonState {
  /** Whether goal, cast and task stand beside the timeline. */
  readonly isOpen: boolean;
  /** Whether all lessons are listed in its place. */
  readonly isListed: boolean;
  readonly predictions: Predictions | undefined;
  /** A run goes on, about which questions are to be asked. */
  readonly isPreparing: boolean;
}

/** What a person can do in a lesson. */
export interface LessonActions {
  readonly toggleLesson: () => void;
  /** All lessons in place of the one at hand, or that one again. */
  readonly listLessons: (isListed: boolean) => void;
  /** Adds lessons that a file of progress names to those that are finished. */
  readonly addFinished: (ids: readonly string[]) => void;
  /** Runs the play where it has not run, and asks before each of its last stanzas what it will be. */
  readonly predict: () => void;
  readonly answerQuestion: (answer: Answer) => void;
  /** Answers with a stanza of one's own. Says why not; `undefined` once it is taken. */
  readonly answerByWriting: (text: string) => string | undefined;
  readonly nextQuestion: () => void;
  readonly askAgain: () => void;
  readonly endPredictions: () => void;
  /** What of XEP-0045 the shipped scenarios exercise; `undefined` when it cannot be had. */
  readonly shippedMap: () => Promise<MucMap | undefined>;
}

export type LessonStore = StoreApi<LessonState>;

export function createLessonStore(): LessonStore {
  return createStore<LessonState>(() => ({
    isOpen: false,
    isListed: false,
    predictions: undefined,
    isPreparing: false,
  }));
}
