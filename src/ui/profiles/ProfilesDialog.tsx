import { t } from '../../base/translate.ts';
import { openPart, useIsOpen } from '../commands/use-open-part.ts';
import { FullHeightDialog } from '../widgets/modal-dialog.tsx';
import { ProfileEditor } from './ProfileEditor.tsx';
import { ProfileList } from './ProfileList.tsx';
import { useProfiles } from './use-profiles.ts';
import styles from './Profiles.module.css';

/** Profiles of servers of others: which there are, and the one that is being edited. */
export function ProfilesDialog() {
  const isOpen = useIsOpen('profiles');
  return (
    <FullHeightDialog
      title={t('Servers of others')}
      lead={t(
        'A profile says where a server is, what it calls the domains of your scripts, and who signs in. Scripts stay as they are: what is shown has their names, and the raw text of a stanza the server’s.',
      )}
      width="widest"
      isOpen={isOpen}
      onClose={() => openPart(undefined)}
    >
      {isOpen ? <Panel /> : null}
    </FullHeightDialog>
  );
}

function Panel() {
  const model = useProfiles();
  const { edited } = model;
  return (
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
  );
}
