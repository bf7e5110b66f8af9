import { useEffect } from 'react';
import { COMMANDS } from './commands.ts';
import { keyOf } from './key-of.ts';
import { pressPrinted } from './printed-keys.ts';
import { useCommandPage } from './use-command-page.ts';

/** The keys of all commands, wherever the focus is. The editor binds them itself, as it keeps keys to itself. */
export function useCommandKeys(): void {
  const page = useCommandPage();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const pressed = keyOf(event);
      const isText = pressed.length === 1 && (isTyping(event.target) || isInMenu(event.target));
      const command = COMMANDS.find(({ keys }) => keys.includes(pressed));
      if (isText) return;
      if (command === undefined) {
        if (!isAbove(event.target) && pressPrinted(event)) event.preventDefault();
        return;
      }
      // A key of ours never falls through to the browser, also where there is nothing to do.
      event.preventDefault();
      command.carryOut(page);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [page]);
}

/** What lies between the lines of an editor is no text. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const field = target.closest(
    'input, textarea, [contenteditable], [data-script-zone], .monaco-editor',
  );
  return field !== null && !field.matches(`[data-script-zone], ${SWITCHES}`);
}

/** Fields that take no text. */
const SWITCHES = ['checkbox', 'radio', 'range'].map((type) => `input[type=${type}]`).join(', ');

/** What is typed into a field above a menu comes to the item that it would choose, too. */
function isInMenu(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[role=menu]') !== null;
}

/** In what lies above the page, letters choose an item. */
function isAbove(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[role=dialog], [role=menu]') !== null;
}
