import { t } from '../base/translate.ts';
import { definitionsByName, type ScriptSyntax } from './ast.ts';
import { LESSON_TAGS, lessonTag, MOST_OF_LESSON_TAG } from './lesson-tags.ts';
import { nearest } from './nearest.ts';
import type { Report } from './report.ts';
import { PERSON_TRAITS, readRoomCheck, ROOM_TRAITS } from './room-check.ts';

/** What of the tags of a lesson cannot be understood. Nothing of it keeps the script from being run. */
export function checkLesson(syntax: ScriptSyntax, report: Report): void {
  const counts = new Map<string, number>();
  const isAboutLesson = syntax.header.tags.some(({ key }) => lessonTag(key.text) !== undefined);
  for (const { key, value } of syntax.header.tags) {
    const tag = lessonTag(key.text);
    if (tag === undefined) {
      const meant = isAboutLesson ? nearest(key.text.trim(), LESSON_TAGS) : undefined;
      if (meant !== undefined) {
        report.warn(
          'misspelt-tag',
          key.range,
          t('Did you mean "## {meant}:"? As it is, the lesson does not have it.', { meant }),
        );
      }
      continue;
    }
    const count = (counts.get(tag) ?? 0) + 1;
    counts.set(tag, count);
    if (count === MOST_OF_LESSON_TAG + 1) {
      report.warn(
        'too-much-of-a-lesson',
        key.range,
        t('Only the first {count} of these are shown.', {
          count: MOST_OF_LESSON_TAG,
        }),
      );
    }
    if (tag === 'check') checkOfRoom(value, syntax, report);
  }
}

type Part = ScriptSyntax['header']['tags'][number]['value'];

function checkOfRoom({ text, range }: Part, syntax: ScriptSyntax, report: Report): void {
  const check = readRoomCheck(text.trim());
  if (check === undefined) {
    report.warn('bad-check', range, CHECK_FORMS);
    return;
  }
  if (check.kind !== 'person') return;
  const names = [...definitionsByName(syntax).keys()];
  if (names.includes(check.actor)) return;
  const near = nearest(check.actor, names);
  const { actor } = check;
  const message =
    near === undefined
      ? t('No actor is called {actor}.', { actor })
      : t('No actor is called {actor}. Did you mean {near}?', { actor, near });
  report.warn('bad-check', range, message);
}

const CHECK_FORMS = t(
  'A check is a sentence on a room at the end: "Juliet is in room@conference.localhost", "Juliet is not admin in …" ({personTraits}), "room@… is locked" ({roomTraits}), "room@… has the subject Verona", "room@… has no subject", "room@… exists", "room@… does not exist".',
  { personTraits: PERSON_TRAITS.join(', '), roomTraits: ROOM_TRAITS.join(', ') },
);
