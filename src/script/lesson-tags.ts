import { readRoomCheck, type RoomCheck } from './room-check.ts';
import type { ScenarioTag } from './scenario.ts';

/** Tags of the header that make a lesson of a script; scansion ignores them. Each can be repeated. */
export const LESSON_TAGS = [
  'goal',
  'cast',
  'pitfall',
  'hint',
  'why',
  'task',
  'check',
  'audience',
  'next',
] as const;
export type LessonTag = (typeof LESSON_TAGS)[number];

/** So many of each are read. */
export const MOST_OF_LESSON_TAG = 20;

/** What a header says of the lesson that its script is. Texts may have `` `code` `` and `{§7.2}` in them. */
export interface LessonText {
  readonly goal: readonly string[];
  readonly cast: readonly string[];
  readonly pitfall: readonly string[];
  /** Told one after the other, when somebody asks. */
  readonly hint: readonly string[];
  /** Told once the play has passed. */
  readonly why: readonly string[];
  /** What the learner is to write. */
  readonly task: readonly string[];
  /** What the room is to be then; those that cannot be understood are left out. */
  readonly checks: readonly RoomCheck[];
  readonly audience: readonly string[];
  /** Where the course goes on: an address. */
  readonly next: string | undefined;
}

/** Which of the tags it is; `undefined` for the author's other ones. */
export function lessonTag(key: string): LessonTag | undefined {
  const name = key.trim().toLowerCase();
  return LESSON_TAGS.find((tag) => tag === name);
}

/** Of a header without such tags all lists are empty. */
export function lessonText(tags: readonly ScenarioTag[]): LessonText {
  const of = (tag: LessonTag) =>
    tags
      .filter(({ key }) => lessonTag(key) === tag)
      .map(({ value }) => value.trim())
      .filter((value) => value !== '')
      .slice(0, MOST_OF_LESSON_TAG);
  return {
    goal: of('goal'),
    cast: of('cast'),
    pitfall: of('pitfall'),
    hint: of('hint'),
    why: of('why'),
    task: of('task'),
    checks: of('check').flatMap((text) => readRoomCheck(text) ?? []),
    audience: of('audience').flatMap((value) => value.split(',').map((each) => each.trim())),
    next: of('next')[0],
  };
}

/** Whether a header makes a lesson of its script. */
export function isLesson({ goal, task }: LessonText): boolean {
  return goal.length > 0 || task.length > 0;
}
