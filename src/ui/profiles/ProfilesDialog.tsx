import { t } from '../../base/translate.ts';
import { Heading } from 'react-aria-components';
import { openPart, useIsOpen } from '../commands/use-open-part.ts';
import { IconButton } from '../widgets/icon-button.tsx';
import { ModalDialog } from '../widgets/modal-dialog.tsx';
import { ProfileEditor } from './ProfileEditor.tsx';
import { ProfileList } from './ProfileList.tsx';
import { useProfiles } from './use-profiles.ts';
import styles from './Profiles.module.css';

/** Profiles of servers of others: which there are, and the one that is being edited. */
export function ProfilesDialog() {
  const isOpen = useIsOpen('profiles');
  return (
    <ModalDialog className={styles.dialog} isOpen={isOpen} onClose={() => openPart(undefined)}>
      {isOpen ? <Panel /> : null}
    </ModalDialog>
  );
}

function Panel() {
  const model = useProfiles();
  const { edited } = model;
  return (
    <>
      <div className={styles.head}>
        <Heading slot="title">{t('Servers of others')}</Heading>
        <IconButton
          icon="close"
          label={t('Close')}
          keys="Esc"
          onPress={() => openPart(undefined)}
        />
        <p className={styles.lead}>
          {t(
            'A profile says where a server is, what it calls the domains of your scripts, and who signs in. Scripts stay as they are: what is shown has their names, and the raw text of a stanza the server’s.',
          )}
        </p>
      </div>
      <div className={styles.body} data-part="profiles">
        <ProfileList model={model} />
        {edited === undefined ? (
          <p className={styles.none}>
            {t('There is no profile yet. Make one, or import a file that somebody gave you.')}
          </p>
        ) : (
          <ProfileEditor key={edited.id ?? 'new'} model={model} edited={edited} />
        )}
      </div>
    </>
  );
}
