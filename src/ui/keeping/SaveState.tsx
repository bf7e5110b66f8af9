import { t } from '../../base/translate.ts';
import { scriptFileName } from '../../state/document-store.ts';
import { fileStateOf } from '../../state/folder/working-text.ts';
import { useApp, useDocument, useFolder, useKeeping } from '../app-context.ts';
import { saveFile } from '../commands/save-file.ts';
import { openPart } from '../commands/use-open-part.ts';
import { faultSentence, phaseWord } from './keeping-words.ts';
import styles from './SaveState.module.css';

/** Whether the script is saved, and what to do when it is not. */
export function SaveState() {
  const phase = useKeeping((keeping) => keeping.phase);
  const fault = useKeeping((keeping) => keeping.fault);
  const { document } = useApp().stores;
  const folder = useFolder((state) => state.folder);
  const isForDisk = useDocument((state) =>
    ['edited', 'changed-elsewhere'].includes(fileStateOf(folder, state).kind),
  );
  if (fault === undefined) {
    return <span data-part="save-state">{phaseWord(phase, isForDisk)}</span>;
  }
  const save = () => {
    const script = document.getState();
    void saveFile(scriptFileName(script), script.text);
  };
  return (
    <span className={styles.notSaved} data-part="save-state" role="alert">
      {faultSentence(fault)}
      {fault.kind === 'full' ? (
        <button type="button" className={styles.link} onClick={() => openPart('drafts')}>
          {t('Choose what to delete')}
        </button>
      ) : null}
      <button type="button" className={styles.link} onClick={save}>
        {t('Save to a file')}
      </button>
    </span>
  );
}
