import { t } from '../../base/translate.ts';
import { scriptTitle } from '../../state/document-store.ts';
import type { Course } from '../../state/folder/course.ts';
import { filtered, hasWords } from '../../state/folder/filter.ts';
import type { FolderFile } from '../../state/folder/script-file.ts';
import {
  courseOf,
  fileName,
  shortName,
  type ScriptFolder,
} from '../../state/folder/script-folder.ts';
import { treeOf, type ScriptBranch } from '../../state/folder/tree.ts';
import { isUnfolded, type ListedScripts, type ScriptVerdict, type TreeNode } from './tree-row.ts';

/** The folder's line with all below it; `undefined` where none is open, or nothing in it has the words. */
export function folderNode(listed: ListedScripts): TreeNode | undefined {
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
    name: courseOf(open)?.title || t('My folder'),
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
): readonly TreeNode[] {
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
): readonly TreeNode[] {
  const files = new Map(shown.map((file) => [file.path, file]));
  const named = new Set<string>();
  const nodes = chapters.flatMap(({ title, entries }, at): readonly TreeNode[] => {
    const below = entries.flatMap((entry): readonly TreeNode[] => {
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

function linkNodes({ url, title }: { url: string; title: string }, filter: string): TreeNode[] {
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

function verdictNodes(files: readonly FolderFile[], listed: ListedScripts): readonly TreeNode[] {
  const nodes = files.map((file) => fileNode(file, listed, file.path.replace(/\.scs$/i, '')));
  return GROUPS.map(({ id, name }): TreeNode => {
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

function branchNodes(
  { branches, files }: ScriptBranch,
  listed: ListedScripts,
): readonly TreeNode[] {
  const folders = branches.map((branch): TreeNode => ({
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
): TreeNode {
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
