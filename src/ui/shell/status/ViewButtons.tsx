import { momentAfter, momentBefore } from '../../state/view-back.ts';
import { useActions, useRun } from '../app-context.ts';
import { keysOf } from '../commands/commands.ts';
import { IconButton } from '../widgets/icon-button.tsx';

/** Moves the panes through the recorded run. */
export function ViewButtons() {
  const canBack = useRun((run) => momentBefore(run.events, run.viewAt) !== undefined);
  const canForward = useRun((run) => momentAfter(run.events, run.viewAt) !== undefined);
  const { viewBack, viewForward } = useActions();
  return (
    <>
      <IconButton
        icon="back"
        label="View back"
        keys={keysOf('view-back')}
        isDisabled={!canBack}
        onPress={viewBack}
      />
      <IconButton
        icon="forward"
        label="View forward"
        keys={keysOf('view-forward')}
        isDisabled={!canForward}
        onPress={viewForward}
      />
    </>
  );
}
