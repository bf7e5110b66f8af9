import { t } from '../../../base/translate.ts';
import { clsx } from 'clsx';
import { useState } from 'react';
import { LONGEST_GROUP_NAME } from '../../../state/lanes/kept-lanes.ts';
import { FramedDialog } from '../../widgets/modal-dialog.tsx';
import buttonStyles from '../../widgets/button.module.css';
import styles from './GroupName.module.css';

export interface GroupNameProps {
  /** The name that it has. */
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

/** Asks what a group of lanes is to be called. */
export function GroupName({ name, onName, onClose }: GroupNameProps) {
  const [written, setWritten] = useState(name);
  return (
    <FramedDialog title={t('Name the group')} width="narrow" isOpen onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          onName(written);
          onClose();
        }}
      >
        <label>
          {t('Name')}
          <input
            // Whoever asks for a new name wants to write it.
            autoFocus
            autoComplete="off"
            value={written}
            maxLength={LONGEST_GROUP_NAME}
            onChange={({ target }) => setWritten(target.value)}
          />
        </label>
        <p>{t('Without a name it is called after its lanes.')}</p>
        <button type="submit" className={clsx(buttonStyles.button, buttonStyles.solid)}>
          {t('Name it')}
        </button>
      </form>
    </FramedDialog>
  );
}
