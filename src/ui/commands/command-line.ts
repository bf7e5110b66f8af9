import { placesNow } from '../../state/places-now.ts';
import type { CommandPage } from './command.ts';

/**
 * The line of the script that a command is for: the cursor's while the editor has the focus, else that of the selected
 * step, else the cursor's. `undefined` without an editor and a selection.
 */
export function commandLine({ stores, editor }: CommandPage): number | undefined {
  const cursor = editor()?.cursor();
  const step = stores.view.getState().selection?.step;
  if (cursor?.hasFocus === true || step === undefined) return cursor?.line;
  return placesNow(stores).lineOf(step) ?? cursor?.line;
}
