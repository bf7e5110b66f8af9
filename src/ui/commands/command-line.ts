import type { CommandPage } from './command.ts';

/**
 * The line of the script that a command is for: the cursor's while the editor has the focus, else that of the selected
 * step, else the cursor's. `undefined` without an editor and a selection.
 */
export function commandLine({ stores, editor }: CommandPage): number | undefined {
  const cursor = editor()?.cursor();
  if (cursor?.hasFocus === true) return cursor.line;
  const step = stores.view.getState().selection?.step;
  const { scenario } = stores.run.getState();
  return scenario?.steps.find((each) => each.index === step)?.line ?? cursor?.line;
}
