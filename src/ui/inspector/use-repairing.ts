import { acceptUntilGreen } from '../../state/accept-until-green.ts';
import { useApp } from '../app-context.ts';
import type { OfferedRepair } from './offered-repairs.ts';

/** Carries out a repair: its edits, then the runs that it asks for. */
export function useRepairing(): (repair: OfferedRepair) => void {
  const { stores, actions } = useApp();
  return ({ edits, then }) => {
    actions.applyEdits(edits);
    if (then === 'run') actions.run();
    if (then === 'repeat') void acceptUntilGreen(stores, actions);
  };
}
