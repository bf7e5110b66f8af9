import { acceptUntilGreen } from '../../state/accept-until-green.ts';
import { useApp } from '../app-context.ts';
import type { OfferedRepair } from './offered-repairs.ts';

/** Carries out a repair: its edits, then the runs that it asks for. Nothing once the script has moved on. */
export function useRepairing(): (repair: OfferedRepair) => void {
  const { stores, actions } = useApp();
  return ({ edits, text, then }) => {
    if (stores.document.getState().text !== text) return;
    actions.applyEdits(edits);
    if (then === 'run') actions.runAnew();
    if (then === 'repeat') void acceptUntilGreen(stores, actions);
  };
}
