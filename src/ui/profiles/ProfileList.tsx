import { t } from '../../base/translate.ts';
import { useRef, type ChangeEvent } from 'react';
import { clsx } from 'clsx';
import { MAX_PROFILE_FILE } from '../../transport/profile/profile-file.ts';
import { publicAddress } from '../../xmpp/secrets/address.ts';
import { useSettings } from '../app-context.ts';
import { Button } from '../widgets/button.tsx';
import type { ProfilesModel } from './use-profiles.ts';
import styles from './Profiles.module.css';

/** All profiles, and how there come to be more. */
export function ProfileList({ model }: { readonly model: ProfilesModel }) {
  const input = useRef<HTMLInputElement>(null);
  const inUse = useSettings(({ server }) => (server?.kind === 'profile' ? server.id : undefined));
  const { kept, edited } = model;
  const isNew = edited !== undefined && edited.id === undefined;
  return (
    <div className={styles.side}>
      <div className={styles.tools}>
        <Button look="preferred" onPress={() => model.begin()}>
          {t('New profile')}
        </Button>
        <Button look="outlined" onPress={() => input.current?.click()}>
          {t('Import …')}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label={t('File of a profile')}
          onChange={(event) => void takeFile(event, model)}
        />
      </div>
      <ul className={styles.list} aria-label={t('Profiles')}>
        {kept.map(({ id, profile }) => (
          <li key={id}>
            <button
              type="button"
              className={clsx(styles.item, edited?.id === id && styles.chosen)}
              aria-current={edited?.id === id}
              onClick={() => model.select(id)}
            >
              <span className={styles.itemName}>
                {profile.name}
                {model.isChanged(id) ? <span className={styles.mark}>{t('unsaved')}</span> : null}
                {inUse === id ? <span className={styles.mark}>{t('in use')}</span> : null}
              </span>
              <span className={styles.itemAddress}>{publicAddress(profile.url)}</span>
            </button>
          </li>
        ))}
        {isNew ? (
          <li>
            <span className={clsx(styles.item, styles.chosen)} aria-current>
              <span className={styles.itemName}>
                {t('New profile')}
                <span className={styles.mark}>{t('unsaved')}</span>
              </span>
            </span>
          </li>
        ) : null}
      </ul>
    </div>
  );
}

async function takeFile({ target }: ChangeEvent<HTMLInputElement>, model: ProfilesModel) {
  const file = target.files?.[0];
  if (file === undefined) return;
  target.value = '';
  // An octet is at least a part of a character: what is larger by far is not read at all.
  const text = file.size > 4 * MAX_PROFILE_FILE ? '' : await file.text();
  model.take(text, file.name);
}
