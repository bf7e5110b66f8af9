import { t } from '../../base/translate.ts';
import { useState } from 'react';
import { usualDomains } from '../../transport/profile/server-profile.ts';
import { parseServerAddress } from '../../transport/server-address.ts';
import { useApp } from '../app-context.ts';
import { Button } from '../widgets/button.tsx';
import type { EditorProps } from './use-profiles.ts';
import styles from './Profiles.module.css';

/** What the server is called, and where it is. */
export function AddressFields({ model, edited: { profile } }: EditorProps) {
  const { name, url } = profile;
  const { fault } = model;
  return (
    <section aria-labelledby="profile-address">
      <h3 id="profile-address">{t('Server')}</h3>
      <label className={styles.field}>
        <span>{t('Name')}</span>
        <input
          value={name}
          placeholder={t('as its host, where nothing is said')}
          autoComplete="off"
          maxLength={100}
          aria-invalid={fault?.field === 'name'}
          onChange={({ target }) => model.change({ name: target.value })}
        />
      </label>
      <label className={styles.field}>
        <span>{t('Address')}</span>
        <input
          value={url}
          placeholder={t('wss://example.org/xmpp-websocket')}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={fault?.field === 'url'}
          onChange={({ target }) => model.change({ url: target.value })}
          onBlur={() => {
            const address = parseServerAddress(url);
            if (address.ok && address.value.url !== url) model.change({ url: address.value.url });
          }}
        />
      </label>
      <FindAddress
        found={(domain, address) =>
          model.change({
            url: address,
            domains: profile.domains.every(({ server }) => server === '')
              ? usualDomains(domain)
              : profile.domains,
          })
        }
      />
    </section>
  );
}

function FindAddress({ found }: { readonly found: (domain: string, address: string) => void }) {
  const { inquiries } = useApp();
  const [domain, setDomain] = useState('');
  const [said, setSaid] = useState('');
  const find = async () => {
    const name = domain.trim().toLowerCase();
    if (!/^[\p{L}\p{N}.-]+(?::\d+)?$/u.test(name))
      return setSaid(t('Write a domain, such as example.org.'));
    setSaid(t('Asking {name} for its host-meta …', { name }));
    const address = await inquiries.findAddress(name);
    setSaid(address.ok ? t('Found: {value}', { value: address.value }) : address.error);
    if (address.ok) found(name.replace(/:\d+$/, ''), address.value);
  };
  return (
    <div className={styles.field}>
      <label htmlFor="profile-domain">{t('or find it by its domain')}</label>
      <span className={styles.inline}>
        <input
          id="profile-domain"
          value={domain}
          placeholder={t('example.org')}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => setDomain(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            void find();
          }}
        />
        <Button look="outlined" onPress={() => void find()}>
          {t('Find')}
        </Button>
        <span role="status" aria-label={t('What was found')} className={styles.about}>
          {said === ''
            ? t('The domain’s web server says where its WebSocket is (XEP-0156).')
            : said}
        </span>
      </span>
    </div>
  );
}
