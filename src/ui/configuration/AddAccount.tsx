import { t } from '../../base/translate.ts';
import { useState, type FormEvent } from 'react';
import { clsx } from 'clsx';
import { isAccount } from '../../script/accounts.ts';
import { isSameJid } from '../../xmpp/jid.ts';
import { NO_PASSWORD } from './AccountRow.tsx';
import type { Configuration } from './use-configuration.ts';
import styles from './Configuration.module.css';
import buttonStyles from '../widgets/button.module.css';

/** One account more. */
export function AddAccount({ stage }: { readonly stage: Configuration }) {
  const [address, setAddress] = useState('');
  const [password, setPassword] = useState('');
  const [refused, setRefused] = useState('');
  const add = (event: FormEvent) => {
    event.preventDefault();
    const jid = address.trim();
    const refusal = refusalOf(stage, jid, password);
    setRefused(refusal);
    if (refusal !== '') return;
    setAddress('');
    setPassword('');
    stage.letIn([{ jid, password }]);
  };
  return (
    <form className={styles.form} onSubmit={add}>
      <input
        aria-label={t('Address of the new account')}
        placeholder={t('romeo@localhost')}
        autoComplete="off"
        spellCheck={false}
        value={address}
        aria-invalid={refused !== ''}
        onChange={({ target }) => setAddress(target.value)}
      />
      <input
        aria-label={t('Its password')}
        placeholder={t('password')}
        type="password"
        autoComplete="off"
        value={password}
        aria-invalid={refused !== ''}
        onChange={({ target }) => setPassword(target.value)}
      />
      <button type="submit" className={clsx(buttonStyles.button, buttonStyles.outlined)}>
        {t('Add account')}
      </button>
      <span role="alert" className={styles.fault}>
        {refused}
      </span>
    </form>
  );
}

/** `''` where it can be added. */
function refusalOf({ accounts }: Configuration, jid: string, password: string): string {
  if (!isAccount({ jid, password: 'x' }))
    return t('Write the address of an account, as romeo@localhost.');
  if (accounts.accounts.some((each) => isSameJid(each.jid, jid)))
    return t('{jid} is there already.', { jid });
  return isAccount({ jid, password }) ? '' : NO_PASSWORD;
}
