import { useEffect } from 'react';
import { COMMANDS } from './commands.ts';
import { keyOf } from './key-of.ts';
import { useCommandPage } from './use-command-page.ts';

/** The keys of all commands, wherever the focus is. The editor binds them itself, as it keeps keys to itself. */
export function useCommandKeys(): void {
  const page = useCommandPage();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const pressed = keyOf(event);
      const isText = pressed.length === 1 && isTyping(event.target);
      const command = COMMANDS.find(({ keys }) => keys.includes(pressed));
      if (command === undefined || isText) return;
      // A key of ours never falls through to the browser, also where there is nothing to do.
      event.preventDefault();
      command.carryOut(page);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [page]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, [contenteditable], .monaco-editor') !== null
  );
}
