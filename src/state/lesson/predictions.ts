import type { XmlElement } from '../../xml/element.ts';
import type { LessonQuestion } from './questions.ts';

/** What a person said: an option by its number, a stanza of their own, or that it be shown. */
export type Answer = number | WrittenAnswer | 'shown';

/** A stanza as a script would expect it, and whether what came satisfies it. */
export interface WrittenAnswer {
  readonly stanza: XmlElement;
  readonly isRight: boolean;
}

/** A play that is stopped before each stanza that is to be told. */
export interface Predictions {
  readonly questions: readonly LessonQuestion[];
  /** By question; shorter than those until all are answered. */
  readonly answers: readonly Answer[];
  /** Which question is at hand. */
  readonly at: number;
}

/** `undefined` where there is nothing to ask. */
export function beginPredictions(questions: readonly LessonQuestion[]): Predictions | undefined {
  return questions.length === 0 ? undefined : { questions, answers: [], at: 0 };
}

/** What the question at hand is answered with; nothing changes once it is answered, or where there is no such option. */
export function answered(state: Predictions, answer: Answer): Predictions {
  const question = state.questions[state.at];
  const isOption = typeof answer !== 'number' || question?.options[answer] !== undefined;
  if (!isAsking(state) || !isOption) return state;
  return { ...state, answers: [...state.answers, answer] };
}

/** The next question, once this one is answered; `undefined` after the last. */
export function nextQuestion(state: Predictions): Predictions | undefined {
  if (isAsking(state)) return state;
  return state.at + 1 < state.questions.length ? { ...state, at: state.at + 1 } : undefined;
}

/** The same question once more, without its answer. */
export function askAgain(state: Predictions): Predictions {
  return { ...state, answers: state.answers.slice(0, state.at) };
}

/** Whether an answer says what came; to be shown it is no answer. */
export function isRightAnswer(answer: Answer | undefined, { right }: LessonQuestion): boolean {
  return typeof answer === 'object' ? answer.isRight : answer === right;
}

/** Whether an answer is awaited: until then what comes next is hidden. */
export function isAsking({ at, answers }: Predictions): boolean {
  return answers.length <= at;
}
