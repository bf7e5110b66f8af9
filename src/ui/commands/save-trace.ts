import type { Stores } from '../../state/app-state.ts';
import { scriptFileName, scriptTitle } from '../../state/document-store.ts';
import { withNotice } from '../../state/keeping/keeping-store.ts';
import { shownRun } from '../../state/run-selectors.ts';
import { maskedEvents } from '../../state/masked-events.ts';
import type { ToldRun } from '../../run/masked-run.ts';
import { writeTrace } from '../../trace/file.ts';
import { saveFile } from './save-file.ts';

/** Saves the run that is shown under the name of its script; what no file can hold is left out, and that is said. */
export function saveShownTrace(stores: Stores): void {
  saveTrace(stores, shownRun(stores.runs.getState()), scriptFileName(stores.document.getState()));
}

/** The same for any run; it is called after the title of its script. */
export function saveRun(stores: Stores, run: ToldRun): void {
  saveTrace(stores, run, scriptTitle(run.source).replace(/[^\p{L}\p{N}._-]+/gu, '-'));
}

function saveTrace(stores: Stores, run: ToldRun, scriptName: string): void {
  const name = scriptName.replace(/\.[^.]*$/, '');
  const { text, leftOut } = writeTrace(maskedEvents(stores, run));
  saveFile(leftOut === 0 ? `${name}.jsonl` : `${name}-cut-${leftOut}-events.jsonl`, text);
  if (leftOut === 0) return;
  stores.keeping.setState(({ notices }) => ({
    notices: withNotice(notices, { kind: 'trace-cut', leftOut }),
  }));
}
