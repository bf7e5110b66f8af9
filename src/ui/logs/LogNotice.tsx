import { t } from '../../base/translate.ts';
import { useState } from 'react';
import { useApp, useRuns, useView } from '../app-context.ts';
import { Button } from '../widgets/button.tsx';
import { FramedDialog } from '../widgets/modal-dialog.tsx';
import { NoticeLine } from '../widgets/notice-line.tsx';
import { foundWords, restWords, unreadWords, type ToldLog } from '../../logs/log-words.ts';
import { UnreadLines } from './UnreadLines.tsx';
import styles from './LogDialog.module.css';

/** While a log is shown: what was understood of it, and what can be made of it. */
export function LogNotice() {
  const { stores, actions } = useApp();
  const opened = useView((view) => view.log);
  const shown = useRuns((runs) => runs.shown);
  const [isOpen, setIsOpen] = useState(false);
  if (opened === undefined || opened.run !== shown) return null;
  return (
    <NoticeLine label={t('Log of another program')}>
      <span>{foundWords(opened)}</span>
      {opened.unread.length === 0 ? null : (
        <Button look="outlined" onPress={() => setIsOpen(true)}>
          {t('{unreadWords} not understood …', { unreadWords: unreadWords(opened) })}
        </Button>
      )}
      <Button look="preferred" onPress={() => void actions.makeScript()}>
        {t('Make a script of it')}
      </Button>
      <Button look="outlined" onPress={() => stores.view.setState({ log: undefined })}>
        {t('Got it')}
      </Button>
      <ReportDialog log={opened} isOpen={isOpen} onClose={() => setIsOpen(false)} />
    </NoticeLine>
  );
}

interface ReportDialogProps {
  readonly log: ToldLog;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

function ReportDialog({ log, isOpen, onClose }: ReportDialogProps) {
  return (
    <FramedDialog
      className={styles.dialog}
      title={t('What was understood of the log')}
      width="wide"
      isOpen={isOpen}
      onClose={onClose}
    >
      <p>
        {foundWords(log)} {restWords(log)}
      </p>
      <UnreadLines unread={log.unread} />
    </FramedDialog>
  );
}
