import type { editor as editorTypes } from 'monaco-editor/editor.js';
import { keyBinding } from './key-binding.ts';

/** What a person can ask of the page while the text has the focus. */
export interface ScriptCommand {
  readonly id: string;
  readonly label: string;
  /** As people read them: `Ctrl+F10`. */
  readonly keys: readonly string[];
  /** Whether it stands in the context menu. */
  readonly isInMenu: boolean;
  readonly run: () => void;
}

/** One of the editor's own commands. */
export interface EditorCommand {
  readonly id: string;
  readonly label: string;
  readonly run: () => void;
}

const PREFIX = 'page.';

/** Registers the keys with Monaco, which would else take some of them for itself. */
export function addCommands(
  code: editorTypes.IStandaloneCodeEditor,
  commands: readonly ScriptCommand[],
): void {
  commands.forEach(({ id, label, keys, isInMenu, run }, index) => {
    code.addAction({
      id: `${PREFIX}${id}`,
      label,
      keybindings: keys.flatMap((each) => keyBinding(each) ?? []),
      ...(isInMenu ? { contextMenuGroupId: 'navigation', contextMenuOrder: index } : {}),
      run,
    });
  });
}

/** What the editor can do by itself. */
export function ownCommands(code: editorTypes.IStandaloneCodeEditor): readonly EditorCommand[] {
  return code
    .getSupportedActions()
    .filter(({ id, label }) => !id.includes(PREFIX) && label !== '' && !HIDDEN.has(id))
    .map((action) => ({ id: action.id, label: action.label, run: () => void action.run() }));
}

/** The editor's own list of commands, as the page has one. */
const HIDDEN: ReadonlySet<string> = new Set(['editor.action.quickCommand']);
