import { languageOfLesson } from '../../base/language.ts';
import { t } from '../../base/translate.ts';
import type { CatalogueEntry } from '../../state/catalogue-store.ts';
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
  const sections = [lessons(listed), drafts(listed), folderNode(listed)].filter(
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

/** It has passed, be it long ago. */
const FINISHED: ScriptVerdict = { kind: 'passed' };

/** `13`; once some are finished, `2 of 13`. */
function finishedWords(entries: readonly CatalogueEntry[], finished: ReadonlySet<string>): string {
  const done = entries.filter(({ id }) => finished.has(id)).length;
  return done === 0
    ? String(entries.length)
    : t('{done} of {count}', { done, count: entries.length });
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
