import { Heading } from 'react-aria-components';
import { useActions } from '../app-context.ts';
import { Button } from '../widgets/button.tsx';
import { chooseFile } from './files.ts';
import { openPart, useIsOpen } from './use-open-part.ts';
import { ModalDialog } from '../widgets/modal-dialog.tsx';
import styles from './FileDialog.module.css';

/** Asks for a press where the browser shows its own dialog after nothing else. */
export function FileDialog() {
  const actions = useActions();
  const choose = () => {
    openPart(undefined);
    chooseFile(actions);
  };
  return (
    <ModalDialog
      className={styles.fileDialog}
      isOpen={useIsOpen('file')}
      onClose={() => openPart(undefined)}
    >
      <Heading slot="title">Open a file</Heading>
      <p>
        A scansion script (.scs), or a trace that was saved here. It may be dropped on the page,
        too.
      </p>
      <Button look="preferred" onPress={choose}>
        Choose a file
      </Button>
    </ModalDialog>
  );
}
