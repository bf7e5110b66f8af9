import { t } from '../../base/translate.ts';
import { useApp } from '../app-context.ts';
import { Button } from '../widgets/button.tsx';
import { chooseFile } from './files.ts';
import { openPart, useIsOpen } from './use-open-part.ts';
import { FramedDialog } from '../widgets/modal-dialog.tsx';
import styles from './FileDialog.module.css';

/** Asks for a press where the browser shows its own dialog after nothing else. */
export function FileDialog() {
  const { actions, folder } = useApp();
  const choose = () => {
    openPart(undefined);
    chooseFile(actions);
  };
  const chooseFolder = () => {
    openPart(undefined);
    void folder.choose();
  };
  return (
    <FramedDialog
      className={styles.fileDialog}
      title={t('Open a file')}
      width="narrow"
      isOpen={useIsOpen('file')}
      onClose={() => openPart(undefined)}
    >
      <p>
        {t(
          'A scansion script (.scs), a trace that was saved here, a log of another program, or a folder of scripts. They may be dropped on the page, too.',
        )}
      </p>
      <div className={styles.buttons}>
        <Button look="preferred" onPress={choose}>
          {t('Choose a file')}
        </Button>
        <Button look="outlined" onPress={chooseFolder}>
          {t('Open folder…')}
        </Button>
      </div>
    </FramedDialog>
  );
}
