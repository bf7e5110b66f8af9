import { useEffect, type KeyboardEvent, type RefObject } from 'react';
import type { RowList } from '../../timeline/growing/row-list.ts';
import { walk, type WalkCommand } from '../../timeline/walk.ts';
import { fold, foldFan } from '../timeline/navigation/use-grid-keys.ts';
import { useEmbed } from './embed-desk.ts';

const WALKS: Readonly<Record<string, WalkCommand>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  n: 'next-failure',
  p: 'previous-failure',
  Home: 'first',
  End: 'last',
  PageDown: 'page-down',
  PageUp: 'page-up',
};

const BACKWARD: ReadonlySet<WalkCommand> = new Set(['previous', 'page-up', 'last']);

interface EmbedKeys {
  readonly rows: RowList;
  readonly active: number;
  readonly page: number;
  readonly box: RefObject<HTMLElement | null>;
}

/** Going about in the rows: by a press on one, and by keys. A scene is folded, or unfolded, where it is pressed. */
export function useEmbedKeys({ rows, active, page, box }: EmbedKeys) {
  const { stores } = useEmbed();
  useFocusAt(box, active);
  const goTo = (index: number): void => {
    const row = rows.at(index);
    if (row?.kind === 'scene') fold(stores.view, row.line, !row.folded);
    if (row?.kind !== 'arrow') return;
    const { step, stanza, fan } = row;
    if (fan !== undefined && index === active) foldFan(stores.view, fan.line, !fan.isFolded);
    stores.view.setState({ selection: { step, stanza, origin: 'timeline' } });
  };
  const keyDown = (event: KeyboardEvent): void => {
    const command = WALKS[event.key];
    const isChosen = event.key === 'Enter' || event.key === ' ';
    if (isWithKeys(event) || (command === undefined && !isChosen)) return;
    event.preventDefault();
    if (command === undefined) return goTo(focusedIn(event) ?? active);
    const found = stepRowAt(rows, walk(command, { rows, from: active, page }), command);
    if (found !== active) goTo(found);
  };
  return { goTo, keyDown };
}

/** What has keys of its own, and what the browser does with others. */
function isWithKeys({ target, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return target instanceof HTMLButtonElement || ctrlKey || altKey || metaKey;
}

function focusedIn({ target }: KeyboardEvent): number | undefined {
  const written = target instanceof Element ? target.getAttribute('data-index') : null;
  return written === null ? undefined : Number(written);
}

/** The row of a step or a stanza at a place, or the next one in the direction of the command. */
function stepRowAt(rows: RowList, index: number, command: WalkCommand): number {
  for (let at = index; at >= 0 && at < rows.length; at += BACKWARD.has(command) ? -1 : 1) {
    if (rows.at(at)?.kind === 'arrow') return at;
  }
  return index;
}

/** Where a row has the focus, the row that is selected next gets it, once it is painted. */
function useFocusAt(box: RefObject<HTMLElement | null>, active: number): void {
  useEffect(() => {
    const { current } = box;
    const focused = document.activeElement;
    if (current === null || focused === current || !current.contains(focused)) return;
    const row = current.querySelector<HTMLElement>(`[data-index="${String(active)}"]`);
    row?.focus({ preventScroll: true });
  }, [box, active]);
}
