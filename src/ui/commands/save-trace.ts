import type { Actions, Stores } from '../../state/app-state.ts';
import { scriptFileName, scriptTitle } from '../../state/document-store.ts';
import { withNotice } from '../../state/keeping/keeping-store.ts';
import { shownRun } from '../../state/run-selectors.ts';
import type { ToldRun } from '../../run/masked-run.ts';
import { saveFile } from './save-file.ts';

export interface Saving {
  readonly stores: Stores;
  readonly actions: Pick<Actions, 'writtenTrace'>;
}

/** Saves the run that is shown under the name of its script; what no file can hold is left out, and that is said. */
export function saveShownTrace(saving: Saving): void {
  const { runs, document } = saving.stores;
  void saveTrace(saving, shownRun(runs.getState()), scriptFileName(document.getState()));
}

/** The same for any run; it is called after the title of its script. */
export function saveRun(saving: Saving, run: ToldRun): void {
  void saveTrace(saving, run, scriptTitle(run.source).replace(/[^\p{L}\p{N}._-]+/gu, '-'));
}

async function saveTrace(
  { stores, actions }: Saving,
  run: ToldRun,
  scriptName: string,
): Promise<void> {
  const name = scriptName.replace(/\.[^.]*$/, '');
  const written = await actions.writtenTrace(run);
  if (written === undefined) {
    stores.keeping.setState(({ notices }) => ({
      notices: withNotice(notices, { kind: 'trace-unwritten' }),
    }));
    return;
  }
  const { lines, leftOut } = written;
  await saveFile(leftOut === 0 ? `${name}.jsonl` : `${name}-cut-${leftOut}-events.jsonl`, lines);
  if (leftOut === 0) return;
  stores.keeping.setState(({ notices }) => ({
    notices: withNotice(notices, { kind: 'trace-cut', leftOut }),
  }));
}
