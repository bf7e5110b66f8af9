import { useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { TreeRow } from './tree-row.ts';

export interface TreeActs {
  readonly open: (row: TreeRow) => void;
  readonly unfold: (row: TreeRow, isUnfolded: boolean) => void;
  readonly rename: (row: TreeRow) => void;
  readonly remove: (row: TreeRow) => void;
  /** Opens the menu of a line at its element. */
  readonly showMenu: (row: TreeRow, element: HTMLElement) => void;
}

export interface TreeKeys {
  readonly tree: RefObject<HTMLDivElement | null>;
  /** The line that Tab comes to. */
  readonly activeId: string | undefined;
  readonly activate: (id: string) => void;
  readonly keyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** The keys of a tree, as WAI-ARIA describes them; one line at a time can be reached by Tab. */
export function useTreeKeys(
  rows: readonly TreeRow[],
  currentId: string | undefined,
  acts: TreeActs,
): TreeKeys {
  const tree = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string>();
  const known = rows.some(({ id }) => id === active) ? active : undefined;
  const activeId = known ?? rows.find(({ id }) => id === currentId)?.id ?? rows[0]?.id;
  const goTo = (at: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, at))];
    if (row === undefined) return;
    setActive(row.id);
    elementOf(tree.current, row.id)?.focus();
  };
  const keyDown = (event: KeyboardEvent<HTMLElement>) => {
    const at = rows.findIndex(({ id }) => id === activeId);
    const row = rows[at];
    if (row === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!press(event, { rows, at, row, goTo, acts })) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { tree, activeId, activate: setActive, keyDown };
}

interface Pressed {
  readonly rows: readonly TreeRow[];
  readonly at: number;
  readonly row: TreeRow;
  readonly goTo: (at: number) => void;
  readonly acts: TreeActs;
}

/** Whether the key was one of the tree. */
function press(event: KeyboardEvent<HTMLElement>, pressed: Pressed): boolean {
  const { rows, at, row, goTo, acts } = pressed;
  const { key } = event;
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: rows.length - 1,
  };
  const target = moves[key];
  if (target !== undefined) goTo(target);
  else if (key === 'ArrowRight') right(pressed);
  else if (key === 'ArrowLeft') left(pressed);
  else if (key === 'Enter' || key === ' ') acts.open(row);
  else if (key === 'F2') acts.rename(row);
  else if (key === 'Delete') acts.remove(row);
  else if (isMenuKey(event)) {
    if (event.target instanceof HTMLElement) acts.showMenu(row, event.target);
  } else if (/^[\p{L}\p{N}]$/u.test(key)) return goToLetter(pressed, key);
  else return false;
  return true;
}

function isMenuKey({ key, shiftKey }: KeyboardEvent): boolean {
  return key === 'ContextMenu' || (key === 'F10' && shiftKey);
}

function right({ rows, at, row, goTo, acts }: Pressed): void {
  if (row.isUnfolded === false) acts.unfold(row, true);
  else if (row.isUnfolded === true && (rows[at + 1]?.level ?? 0) > row.level) goTo(at + 1);
}

function left({ rows, at, row, goTo, acts }: Pressed): void {
  if (row.isUnfolded === true) return acts.unfold(row, false);
  const above = rows.slice(0, at).findLastIndex(({ level }) => level < row.level);
  if (above >= 0) goTo(above);
}

/** The next line that begins with that letter, round and round. */
function goToLetter({ rows, at, goTo }: Pressed, letter: string): boolean {
  const begins = ({ name }: TreeRow) =>
    name.replace(/^\d+ /, '').toLowerCase().startsWith(letter.toLowerCase());
  const next = rows.findIndex((row, index) => index > at && begins(row));
  const found = next >= 0 ? next : rows.findIndex(begins);
  if (found >= 0) goTo(found);
  return true;
}

function elementOf(tree: HTMLElement | null, id: string): HTMLElement | null {
  return tree?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`) ?? null;
}
