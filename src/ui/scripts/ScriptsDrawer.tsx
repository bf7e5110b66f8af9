import { t } from '../../base/translate.ts';
import { openPart, useIsOpen } from '../commands/use-open-part.ts';
import { ModalDialog } from '../widgets/modal-dialog.tsx';
import { ScriptList } from './ScriptsRail.tsx';
import styles from './ScriptsRail.module.css';

/** In a narrow window: the list of scripts, above the page. */
export function ScriptsDrawer() {
  const close = () => openPart(undefined);
  return (
    <ModalDialog
      className={styles.drawer}
      label={t('Scripts')}
      isOpen={useIsOpen('scripts')}
      onClose={close}
    >
      <div className={styles.inDrawer} data-part="scripts">
        <ScriptList hide={{ label: t('Close'), act: close }} onOpen={close} />
      </div>
    </ModalDialog>
  );
}
