import { useSyncExternalStore } from 'react';
import { languageOfLesson, whenLessonsKnown } from '../base/language.ts';

/** What `lang` is to say of a text of a lesson: also of one whose language is known only later. */
export function useLessonLanguage(text: string): string | undefined {
  return useSyncExternalStore(whenLessonsKnown, () => languageOfLesson(text));
}
