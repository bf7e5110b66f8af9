import { languageOfLesson } from '../../base/language.ts';
import { t } from '../../base/translate.ts';
import { lessonsOfCourse, type CatalogueEntry } from '../../state/catalogue-store.ts';
import { scriptTitle, type Draft } from '../../state/document-store.ts';
import { hasWords } from '../../state/folder/filter.ts';
import { fileName } from '../../state/folder/script-folder.ts';
import { folderNode } from './folder-nodes.ts';
import {
  isUnfolded,
  type ListedScripts,
  type Opens,
  type ScriptVerdict,
  type TreeNode,
  type TreeRow,
} from './tree-row.ts';

/** The lines of the list that are to be seen: lessons by chapter, drafts, the folder. */
export function treeRows(listed: ListedScripts): readonly TreeRow[] {
  const sections = [course(listed), lessons(listed), drafts(listed), folderNode(listed)].filter(
    (section) => section !== undefined,
  );
  return sections.flatMap((section, at) =>
    rowsOf(section, 1, { place: at + 1, of: sections.length }),
  );
}

/** Whether two rows look and act alike. */
export function isSameRow(one: TreeRow, other: TreeRow): boolean {
  const isSame = (key: keyof TreeRow) => one[key] === other[key];
  const [a, b] = [one.verdict, other.verdict];
  const isSameVerdict = a?.kind === b?.kind && a?.why === b?.why && a?.took === b?.took;
  return isSameVerdict && SHOWN.every(isSame);
}

/** What a row opens goes by its id. */
const SHOWN = [
  'id',
  'kind',
  'level',
  'name',
  'lang',
  'fullName',
  'count',
  'isUnfolded',
  'isEdited',
  'place',
  'of',
] as const;

/** The first script of the list that can be opened. */
export function firstOpened(rows: readonly TreeRow[]): Opens | undefined {
  return rows.find(({ opens }) => opens !== undefined)?.opens;
}

function rowsOf(
  { below, ...row }: TreeNode,
  level: number,
  where: Pick<TreeRow, 'place' | 'of'>,
): readonly TreeRow[] {
  const own: TreeRow = { ...row, level, ...where };
  if (below === undefined || row.isUnfolded !== true) return [own];
  const of = below.length;
  return [own, ...below.flatMap((node, at) => rowsOf(node, level + 1, { place: at + 1, of }))];
}

function lessons(listed: ListedScripts): TreeNode | undefined {
  const { scenarios, filter, scenarioId } = listed;
  const shown = scenarios.filter(({ number, title, lesson, chapter }) =>
    hasWords(`${number} ${title} ${lesson} ${chapter}`, filter),
  );
  if (shown.length === 0) return undefined;
  const open = scenarios.find(({ id }) => id === scenarioId)?.chapter;
  const chapters = [...new Set(shown.map(({ chapter }) => chapter))].map(
    (chapter, at): TreeNode => {
      const entries = shown.filter((entry) => entry.chapter === chapter);
      // Its first lesson names it in every language.
      const id = `chapter:${scenarios.find((entry) => entry.chapter === chapter)?.id ?? ''}`;
      return {
        id,
        kind: 'branch',
        name: filter === '' ? `${at + 1} ${chapter}` : chapter,
        count: finishedWords(entries, listed.finished),
        lang: languageOfLesson(chapter),
        isUnfolded: isUnfolded(listed, id, chapter === open),
        below: entries.map(({ id, number, title }) => ({
          id: `lesson:${id}`,
          kind: 'script',
          name: `${number} ${title}`,
          lang: languageOfLesson(title),
          opens: { kind: 'scenario', id },
          verdict: listed.lessonVerdict(id) ?? (listed.finished.has(id) ? FINISHED : undefined),
        })),
      };
    },
  );
  return {
    id: 'lessons',
    kind: 'section',
    name: t('Lessons'),
    count: String(shown.length),
    isUnfolded: isUnfolded(listed, 'lessons', listed.folder === undefined || open !== undefined),
    below: chapters,
  };
}

/** The course that a link has opened: by its own title and chapters. */
function course(listed: ListedScripts): TreeNode | undefined {
  const { course: open, filter, finished } = listed;
  if (open === undefined) return undefined;
  const below = open.chapters.flatMap(({ title, lessons: all }, at): readonly TreeNode[] => {
    const shown = all.filter((each) => hasWords(`${each.title} ${title} ${each.url}`, filter));
    const nodes = shown.map((each): TreeNode => ({
      id: `link:${each.url}`,
      kind: 'script',
      name: each.title,
      fullName: `${each.title}, ${each.url}`,
      opens: { kind: 'lesson', url: each.url },
      verdict: finished.has(each.url) ? FINISHED : undefined,
    }));
    if (title === '' || nodes.length === 0) return nodes;
    const id = `linked:${at}`;
    return [
      {
        id,
        kind: 'branch',
        name: title,
        count: doneOf(all, finished),
        isUnfolded: isUnfolded(listed, id, true),
        below: nodes,
      },
    ];
  });
  if (below.length === 0) return undefined;
  return {
    id: 'linked',
    kind: 'section',
    name: open.title === '' ? t('Course') : open.title,
    count: doneOf(lessonsOfCourse(open), finished),
    isUnfolded: isUnfolded(listed, 'linked', true),
    below,
  };
}

function doneOf(
  lessons: readonly { readonly url: string }[],
  finished: ReadonlySet<string>,
): string {
  return countWords(lessons.length, lessons.filter(({ url }) => finished.has(url)).length);
}

/** It has passed, be it long ago. */
const FINISHED: ScriptVerdict = { kind: 'passed' };

/** `13`; once some are finished, `2 of 13`. */
function finishedWords(entries: readonly CatalogueEntry[], finished: ReadonlySet<string>): string {
  return countWords(entries.length, entries.filter(({ id }) => finished.has(id)).length);
}

function countWords(count: number, done: number): string {
  return done === 0 ? String(count) : t('{done} of {count}', { done, count });
}

/** Those that are no edition of a file in the folder: these are to be found there. */
function drafts(listed: ListedScripts): TreeNode | undefined {
  const { folder: open, filter } = listed;
  const start = open === undefined ? undefined : `file:${open.id}/`;
  const shown = listed.drafts
    .filter(({ file }) => start === undefined || file?.id.startsWith(start) !== true)
    .map((draft) => ({ id: draft.id, title: draftTitle(draft) }))
    .filter(({ title }) => hasWords(title, filter));
  if (shown.length === 0) return undefined;
  return {
    id: 'drafts',
    kind: 'section',
    name: t('Drafts'),
    count: String(shown.length),
    isUnfolded: isUnfolded(listed, 'drafts', true),
    below: shown.map(({ id, title }) => ({
      id: `draft:${id}`,
      kind: 'script',
      name: title,
      opens: { kind: 'scenario', id },
    })),
  };
}

function draftTitle({ text, file }: Draft): string {
  return file === undefined ? scriptTitle(text) : fileName(file.id);
}
