import { t } from '../../base/translate.ts';
import { createActorBook } from '../../timeline/actor-book.ts';
import type { LessonText } from '../../script/lesson-tags.ts';
import type { Scenario } from '../../script/scenario.ts';
import { checkWords } from '../../state/lesson/check-words.ts';
import { scriptLines } from '../../editor/script-tokens.ts';
import { castPart } from '../lesson/lesson-words.ts';
import type { LessonOnShow } from '../lesson/use-lesson-entry.ts';
import { lessonHtml, section, shown } from './html.ts';

/** A lesson as a sheet: goal, cast, what there is to do, and the explanation; with `answers` also what helps, and what is wrong in the puzzles. */
export function printedLesson(
  { text, entry, scenario }: Pick<LessonOnShow, 'text' | 'entry' | 'scenario'>,
  { answers }: { readonly answers: boolean },
): string {
  const puzzles = (entry?.puzzles ?? []).map(({ lesson }) => lesson);
  return [
    section(t('Goal'), paragraphs(text.goal)),
    section(t('Cast'), printedCast(text, scenario)),
    section(t('Pitfall'), paragraphs(text.pitfall)),
    section(t('Your task'), printedTasks(text, puzzles, answers)),
    section(t('Why the server did that'), items(text.why)),
  ].join('');
}

function paragraphs(texts: readonly string[]): string {
  return texts.map((text) => `<p>${lessonHtml(text)}</p>`).join('');
}

function items(texts: readonly string[]): string {
  if (texts.length === 0) return '';
  return `<ul>${texts.map((text) => `<li>${lessonHtml(text)}</li>`).join('')}</ul>`;
}

function printedCast({ cast }: LessonText, scenario: Scenario | undefined): string {
  if (scenario === undefined) return paragraphs(cast);
  const names = createActorBook(scenario, undefined).names;
  const parts = names.map(
    (name) => `<dt>${shown(name)}</dt><dd>${shown(castPart(name, scenario))}</dd>`,
  );
  return `${paragraphs(cast)}<dl>${parts.join('')}</dl>`;
}

/** With room to write; or with the hints, and what is wrong in each puzzle. */
function printedTasks(
  { task, checks, hint }: LessonText,
  puzzles: readonly string[],
  answers: boolean,
): string {
  const written = task.length > 0 || checks.length > 0;
  const play = written
    ? ''
    : `<p>${shown(t('Run the play, and see what each step does. Or say, before a stanza comes, what it will be.'))}</p>`;
  const goals = items(checks.map(checkWords));
  const hints =
    answers && hint.length > 0 ? `<div data-look="answer">${paragraphs(hint)}</div>` : '';
  const room = answers ? '' : '<div data-look="blank"></div>'.repeat(3);
  const mend = puzzles.map((lesson, index) => puzzleHtml(lesson, index + 1, answers));
  return `<div data-look="task">${play}${paragraphs(task)}${goals}${hints}${written ? room : ''}</div>${mend.join('')}`;
}

function puzzleHtml(lesson: string, number: number, answers: boolean): string {
  const answer = answers
    ? `<p data-look="answer">${lessonHtml(lesson)}</p>`
    : '<div data-look="blank"></div><div data-look="blank"></div>';
  return `<div data-look="task"><p><b>${shown(t('Puzzle {number}.', { number }))}</b> ${shown(t('One place of a copy of this script is wrong: what it expects there never comes. Which place is it?'))}</p>${answer}</div>`;
}

/** A line of a header that helps with a task: part of the answers. */
const HINT = /^##\s*hint\s*:/i;

/** The text of a script with the numbers of its lines; without `answers`, its hints are left out. */
export function printedScript(text: string, { answers }: { readonly answers: boolean }): string {
  const known = text.trimEnd().split(/\r\n|\r|\n/);
  const lines = scriptLines(text.trimEnd()).flatMap((tokens, index) => {
    if (!answers && HINT.test(known[index] ?? '')) return [];
    const code = tokens.map(
      (token) => `<span data-look="${token.kind}">${shownLine(token.text)}</span>`,
    );
    return [`<div><span data-look="number">${index + 1}</span><code>${code.join('')}</code></div>`];
  });
  return section(t('Script'), `<div data-look="lines">${lines.join('\n')}</div>`);
}

/** A tab is a blank that is to be kept. */
function shownLine(text: string): string {
  return text.split('\t').map(shown).join('\t');
}
