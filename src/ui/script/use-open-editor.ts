import { t } from '../../base/translate.ts';
import { useEffect, useEffectEvent, useState, type RefObject } from 'react';
import { loadScriptEditor } from '../../editor/load-editor.ts';
import type { ScriptCommand, ScriptEditor } from '../../editor/script-editor.ts';
import { editorCommands } from '../commands/editor-commands.ts';
import { goToDifference } from '../commands/go-to.ts';
import { useCommandPage } from '../commands/use-command-page.ts';
import { useApp, type AppContextValue } from '../app-context.ts';

export type OpenEditor =
  | { readonly kind: 'loading' }
  | { readonly kind: 'open'; readonly editor: ScriptEditor }
  | { readonly kind: 'failed' };

/** Loads the editor after the first paint, and fills `host` with it. */
export function useOpenEditor(
  host: RefObject<HTMLElement | null>,
  onCursor: (line: number) => void,
  failingLine: number | undefined,
): OpenEditor {
  const app = useApp();
  const page = useCommandPage();
  const [state, setState] = useState<OpenEditor>({ kind: 'loading' });
  const cursorMoved = useEffectEvent(onCursor);
  const enterDifference = useEffectEvent((editor: ScriptEditor | undefined) => {
    if (failingLine === undefined) return;
    editor?.revealLine(failingLine);
    goToDifference(page);
  });
  useEffect(() => {
    let editor: ScriptEditor | undefined;
    let isGone = false;
    const open = async () => {
      const createScriptEditor = await loadScriptEditor();
      if (isGone || host.current === null) return;
      // Who stands in the plain text stands in the editor then.
      const hadFocus = host.current.parentElement?.contains(document.activeElement) === true;
      const difference = () => enterDifference(editor);
      editor = createScriptEditor(
        host.current,
        { ...reportsTo(app), cursorMoved: (line) => cursorMoved(line) },
        editorCommands(page, [differenceCommand(difference)]),
      );
      if (hadFocus) editor.focus();
      app.attachEditor(editor);
      setState({ kind: 'open', editor });
    };
    open().catch(() => setState({ kind: 'failed' }));
    return () => {
      isGone = true;
      app.attachEditor(undefined);
      setState({ kind: 'loading' });
      editor?.dispose();
    };
  }, [app, page, host]);
  return state;
}

function reportsTo({ actions, stores }: Pick<AppContextValue, 'actions' | 'stores'>) {
  return {
    tabMovesFocus: (tabMovesFocus: boolean) => stores.view.setState({ tabMovesFocus }),
    toggleBreakpoint: (line: number) => actions.toggleBreakpoint(line),
    textChanged: (text: string) => actions.edit(text),
    breakpointsMoved: (lines: readonly number[]) => actions.setBreakpoints(lines),
  };
}

function differenceCommand(enterDifference: () => void): ScriptCommand {
  return {
    id: 'difference',
    label: t('Go to the difference'),
    keys: ['Alt+Enter'],
    isInMenu: true,
    run: enterDifference,
  };
}
