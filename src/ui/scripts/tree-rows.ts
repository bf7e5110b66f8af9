import { languageOfLesson } from '../../base/language.ts';
import { t } from '../../base/translate.ts';
import type { CatalogueEntry } from '../../state/catalogue-store.ts';
import { scriptTitle, type Draft } from '../../state/document-store.ts';
import { filtered, hasWords } from '../../state/folder/filter.ts';
import type { FolderFile } from '../../state/folder/script-file.ts';
import type { Course } from '../../state/folder/course.ts';
import {
  courseOf,
  fileName,
  shortName,
  type ScriptFolder,
} from '../../state/folder/script-folder.ts';
import type { SuiteVerdict } from '../../state/suite/suite-store.ts';
import { treeOf, type ScriptBranch } from '../../state/folder/tree.ts';

/** What is known of a script that ran. */
export interface ScriptVerdict {
  readonly kind: SuiteVerdict | 'running';
  /** Where it failed, and how, in few words; absent where it did not. */
  readonly why?: string | undefined;
  /** In milliseconds. */
  readonly took?: number | undefined;
}

/** One line of the list of scripts. */
export interface TreeRow {
  /** Unique in the list. */
  readonly id: string;
  readonly kind: 'section' | 'branch' | 'script';
  /** From 1. */
  readonly level: number;
  readonly name: string;
  /** What `lang` is to say of it, where that is not the page's. */
  readonly lang?: string | undefined;
  /** Its whole name, where `name` leaves some of it out. */
  readonly fullName?: string;
  /** A quiet word at the right: of what belongs to it. */
  readonly count?: string;
  /** Absent where nothing belongs to it. */
  readonly isUnfolded?: boolean;
  readonly opens?: Opens;
  readonly isEdited?: boolean;
  readonly verdict?: ScriptVerdict | undefined;
  /** Its place among those of its level that belong together, from 1, and how many they are. */
  readonly place: number;
  readonly of: number;
}

/** What a line opens. */
export type Opens =
  | { readonly kind: 'scenario'; readonly id: string }
  | { readonly kind: 'file'; readonly path: string }
  /** Somewhere else: asked about before anything is fetched there. */
  | { readonly kind: 'link'; readonly url: string };

export interface ListedScripts {
  readonly scenarios: readonly CatalogueEntry[];
  readonly folder: ScriptFolder | undefined;
  readonly drafts: readonly Draft[];
  readonly filter: string;
  readonly unfolded: Readonly<Record<string, boolean>>;
  /** The shipped scenario that is open: its chapter is unfolded. */
  readonly scenarioId: string | undefined;
  readonly edited: ReadonlySet<string>;
  readonly verdictOf: (file: FolderFile) => ScriptVerdict | undefined;
  /** The same for a shipped scenario, by its id. */
  readonly lessonVerdict: (id: string) => ScriptVerdict | undefined;
  /** Shipped scenarios that the person has brought to an end, by their ids. */
  readonly finished: ReadonlySet<string>;
  /** Whether the files of the folder stand by what became of them, those that failed first, instead of by folder. */
  readonly isByVerdict: boolean;
}

type Node = Omit<TreeRow, 'level' | 'place' | 'of'> & { readonly below?: readonly Node[] };

/** The lines of the list that are to be seen: lessons by chapter, drafts, the folder. */
export function treeRows(listed: ListedScripts): readonly TreeRow[] {
  const sections = [lessons(listed), drafts(listed), folder(listed)].filter(
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
  { below, ...row }: Node,
  level: number,
  where: Pick<TreeRow, 'place' | 'of'>,
): readonly TreeRow[] {
  const own: TreeRow = { ...row, level, ...where };
  if (below === undefined || row.isUnfolded !== true) return [own];
  const of = below.length;
  return [own, ...below.flatMap((node, at) => rowsOf(node, level + 1, { place: at + 1, of }))];
}

function lessons(listed: ListedScripts): Node | undefined {
  const { scenarios, filter, scenarioId } = listed;
  const shown = scenarios.filter(({ number, title, lesson, chapter }) =>
    hasWords(`${number} ${title} ${lesson} ${chapter}`, filter),
  );
  if (shown.length === 0) return undefined;
  const open = scenarios.find(({ id }) => id === scenarioId)?.chapter;
  const chapters = [...new Set(shown.map(({ chapter }) => chapter))].map((chapter, at): Node => {
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
  });
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
function drafts(listed: ListedScripts): Node | undefined {
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

function folder(listed: ListedScripts): Node | undefined {
  const { folder: open, filter } = listed;
  if (open === undefined) return undefined;
  const shown = filtered(open.files, filter);
  const below = nodesOf(open, shown, listed);
  if (below.length === 0 && filter.trim() !== '') return undefined;
  const count =
    open.files.length === shown.length
      ? `${shown.length}`
      : t('{count} of {count2}', { count: shown.length, count2: open.files.length });
  return {
    id: 'folder',
    kind: 'section',
    name: t('My folder'),
    count: t('{name}, {count} {all, plural, one {script} other {scripts}}', {
      name: open.name,
      count,
      all: open.files.length,
    }),
    isUnfolded: isUnfolded(listed, 'folder', true),
    below,
  };
}

/** By verdict, else as the folder's index has them, else by folder. */
function nodesOf(
  open: ScriptFolder,
  shown: readonly FolderFile[],
  listed: ListedScripts,
): readonly Node[] {
  if (listed.isByVerdict) return verdictNodes(shown, listed);
  const course = courseOf(open);
  return course === undefined
    ? branchNodes(treeOf(shown), listed)
    : courseNodes(course, shown, listed);
}

/** What the index names, chapter by chapter; then what it does not name. */
function courseNodes(
  { chapters }: Course,
  shown: readonly FolderFile[],
  listed: ListedScripts,
): readonly Node[] {
  const files = new Map(shown.map((file) => [file.path, file]));
  const named = new Set<string>();
  const nodes = chapters.flatMap(({ title, entries }, at): readonly Node[] => {
    const below = entries.flatMap((entry): readonly Node[] => {
      if (entry.kind === 'link') return linkNodes(entry, listed.filter);
      named.add(entry.path);
      const file = files.get(entry.path);
      if (file === undefined) return [];
      const name = entry.title === '' ? scriptTitle(file.text) : entry.title;
      return [{ ...fileNode(file, listed, name), fullName: `${name}, ${fileName(file.path)}` }];
    });
    if (title === '' || below.length === 0) return below;
    const id = `course:${at}`;
    const isOpen = isUnfolded(listed, id, true);
    return [
      { id, kind: 'branch', name: title, count: String(below.length), isUnfolded: isOpen, below },
    ];
  });
  return [...nodes, ...branchNodes(treeOf(shown.filter(({ path }) => !named.has(path))), listed)];
}

function linkNodes({ url, title }: { url: string; title: string }, filter: string): Node[] {
  const name = title === '' ? (url.split('/').at(-1) ?? url) : title;
  if (!hasWords(`${name} ${url}`, filter)) return [];
  return [
    {
      id: `link:${url}`,
      kind: 'script',
      name,
      fullName: `${name}, ${url}`,
      opens: { kind: 'link', url },
    },
  ];
}

const GROUPS = [
  { id: 'failed', name: t('Failed') },
  { id: 'passed', name: t('Passed') },
  { id: 'not-run', name: t('Not run') },
] as const;

function verdictNodes(files: readonly FolderFile[], listed: ListedScripts): readonly Node[] {
  const nodes = files.map((file) => fileNode(file, listed, file.path.replace(/\.scs$/i, '')));
  return GROUPS.map(({ id, name }): Node => {
    const below = nodes.filter(({ verdict }) => groupOf(verdict) === id);
    return {
      id: `group:${id}`,
      kind: 'branch',
      name,
      count: String(below.length),
      isUnfolded: isUnfolded(listed, `group:${id}`, true),
      below,
    };
  }).filter(({ below }) => below?.length !== 0);
}

/** Whether a script passed, failed, or has no end yet. */
export function groupOf(verdict: ScriptVerdict | undefined): (typeof GROUPS)[number]['id'] {
  if (verdict === undefined || verdict.kind === 'running') return 'not-run';
  return verdict.kind === 'passed' ? 'passed' : 'failed';
}

function branchNodes({ branches, files }: ScriptBranch, listed: ListedScripts): readonly Node[] {
  const folders = branches.map((branch): Node => ({
    id: `branch:${branch.path}`,
    kind: 'branch',
    name: branch.name,
    count: String(branch.count),
    isUnfolded: isUnfolded(listed, `branch:${branch.path}`, true),
    below: branchNodes(branch, listed),
  }));
  return [...folders, ...files.map((file) => fileNode(file, listed))];
}

function fileNode(
  file: FolderFile,
  { edited, verdictOf }: ListedScripts,
  name = shortName(file.path),
): Node {
  return {
    id: `file:${file.path}`,
    kind: 'script',
    name,
    fullName: fileName(file.path),
    opens: { kind: 'file', path: file.path },
    isEdited: edited.has(file.path),
    verdict: verdictOf(file),
  };
}

/** While somebody looks for words, all that has them is to be seen. */
function isUnfolded({ filter, unfolded }: ListedScripts, id: string, usual: boolean): boolean {
  return filter.trim() !== '' || (unfolded[id] ?? usual);
}
