import { t } from '../base/translate.ts';
import type { LessonTag } from './lesson-tags.ts';

/** What each tag of a lesson is for: a sentence or two. */
export const LESSON_WORDS: Readonly<Record<LessonTag, string>> = {
  goal: t('What somebody knows after this lesson. With a goal or a task a script is a lesson.'),
  cast: t('Who plays, and what part.'),
  pitfall: t('What people usually get wrong here.'),
  hint: t('Told when somebody asks for a hint: one after the other, where there are several.'),
  why: t('Told once the play has passed: why the server did that. "step 12" leads to that step.'),
  task: t('What the learner is to write: steps after which the checks hold.'),
  check: t(
    'What a room is to be at the end, by the server in the tab: "Juliet is admin in room@conference.localhost", "room@conference.localhost is moderated", "… has the subject Verona", "… does not exist".',
  ),
  audience: t(
    'Whom the lesson is for, parted by commas: beginner, client author, server author, operator.',
  ),
  next: t('Where the course goes on: a link (http or https).'),
};

/** What holds for all of them. */
export const OF_LESSONS = t(
  'Part of a lesson, shown beside the timeline (Ctrl+Alt+L). In its text, `code` and {§7.2} stand for code and a section of XEP-0045. Scansion ignores the tag.',
);
