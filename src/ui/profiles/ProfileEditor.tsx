import { t } from '../../base/translate.ts';
import { saveFile } from '../commands/save-file.ts';
import { openPart } from '../commands/use-open-part.ts';
import { writeProfile } from '../../transport/profile/profile-file.ts';
import { hasSecret } from '../../xmpp/secrets/address.ts';
import { useActions } from '../app-context.ts';
import { Button } from '../widgets/button.tsx';
import { AccountFields } from './AccountFields.tsx';
import { AddressFields } from './AddressFields.tsx';
import { ConnectionTest } from './ConnectionTest.tsx';
import { DomainFields } from './DomainFields.tsx';
import { RunFields } from './RunFields.tsx';
import type { EditorProps } from './use-profiles.ts';
import styles from './Profiles.module.css';

/** One profile, as it would be saved, and what the server says to it. */
export function ProfileEditor({ model, edited }: EditorProps) {
  return (
    <form
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault();
        model.save();
      }}
    >
      <div
        className={styles.fields}
        role="group"
        aria-label={t('Profile {name}', { name: edited.profile.name })}
        tabIndex={0}
      >
        <AddressFields model={model} edited={edited} />
        <DomainFields model={model} edited={edited} />
        <AccountFields model={model} edited={edited} />
        <RunFields model={model} edited={edited} />
        <ConnectionTest model={model} edited={edited} />
      </div>
      <Foot model={model} edited={edited} />
    </form>
  );
}

function Foot({ model, edited }: EditorProps) {
  const { chooseProfile } = useActions();
  const { fault, said } = model;
  const isChanged = model.isChanged(edited.id);
  const use = () => {
    const id = model.save();
    if (id === undefined) return;
    chooseProfile(id);
    openPart(undefined);
  };
  return (
    <div className={styles.foot}>
      <p className={styles.said}>
        <span role="alert" className={styles.fault}>
          {fault?.sentence}
        </span>
        <span role="status" aria-label={t('What was done')}>
          {fault === undefined ? said : ''}
        </span>
      </p>
      <div className={styles.tools}>
        <Button look="preferred" onPress={use}>
          {t('Save and use')}
        </Button>
        <Button look="outlined" onPress={() => void model.save()}>
          {t('Save')}
        </Button>
        <Button look="outlined" isDisabled={!isChanged} onPress={() => model.revert()}>
          {t('Drop changes')}
        </Button>
        <span className={styles.gap} />
        {edited.id === undefined ? null : <More model={model} edited={edited} />}
      </div>
    </div>
  );
}

/** What can be done with one that was saved. */
function More({ model, edited: { profile } }: EditorProps) {
  const save = () => {
    void saveFile(`${profile.name.replace(/[^\w.-]+/g, '-')}.json`, writeProfile(profile));
    model.say(
      hasSecret(profile.url)
        ? t('Exported without the secret of its address, and without passwords.')
        : t('Exported, without passwords. caesura run --profile takes this file, too.'),
    );
  };
  return (
    <>
      <Button look="outlined" onPress={() => model.duplicate()}>
        {t('Duplicate')}
      </Button>
      <Button look="outlined" onPress={save}>
        {t('Export')}
      </Button>
      <Button look="outlined" onPress={() => model.remove()}>
        {t('Delete')}
      </Button>
    </>
  );
}
