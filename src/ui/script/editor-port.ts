import type { ScriptEditor } from '../../editor/script-editor.ts';
import type { EditorPort } from '../../state/ports.ts';

let open: ScriptEditor | undefined;

/** The editor of the page, while it is shown and loaded: for the actions, which know no components. */
export function editorPort(): EditorPort | undefined {
  return open;
}

/** The panel says which editor is open now; `undefined` when it closed. */
export function holdEditor(editor: ScriptEditor | undefined): void {
  open = editor;
}
