import { t } from '../../base/translate.ts';
import {
  ACCOUNT_KINDS,
  type AccountKind,
  type ProfileAccount,
  type ProfileAccounts,
} from '../../transport/profile/server-profile.ts';
import { Button } from '../widgets/button.tsx';
import { IconButton } from '../widgets/icon-button.tsx';
import type { EditorProps } from './use-profiles.ts';
import styles from './Profiles.module.css';

const KINDS: Readonly<Record<AccountKind, readonly [name: string, about: string]>> = {
  script: [t('As the script says'), t('the accounts exist, with the passwords of the script')],
  registered: [
    t('Registered for each run'),
    t('in-band before it, removed after it (XEP-0077); the server has to allow that'),
  ],
  table: [t('Those of the table alone'), t('a script with other actors is not run')],
  anonymous: [t('Anonymous'), t('the server takes in anybody and makes up names (SASL ANONYMOUS)')],
};

/** Who signs in as whom. */
export function AccountFields({ model, edited }: EditorProps) {
  const { accounts } = edited.profile;
  const change = (changes: Partial<ProfileAccounts>) =>
    model.change({ accounts: { ...accounts, ...changes } });
  return (
    <section aria-labelledby="profile-accounts">
      <h3 id="profile-accounts">{t('Accounts')}</h3>
      <div role="radiogroup" aria-labelledby="profile-accounts" className={styles.choices}>
        {ACCOUNT_KINDS.map((kind) => (
          <label key={kind} className={styles.choice}>
            <input
              type="radio"
              name="account-kind"
              checked={accounts.kind === kind}
              onChange={() => change({ kind })}
            />
            <span>
              {KINDS[kind][0]} <span className={styles.about}>{KINDS[kind][1]}</span>
            </span>
          </label>
        ))}
      </div>
      {accounts.kind === 'registered' ? (
        <label className={styles.choice}>
          <input
            type="checkbox"
            checked={accounts.hasOwnNames}
            onChange={() => change({ hasOwnNames: !accounts.hasOwnNames })}
          />
          <span>
            {t('Names of their own in each run')}{' '}
            <span className={styles.about}>
              {t('so that no account that exists is in the way')}
            </span>
          </span>
        </label>
      ) : null}
      <AccountTable model={model} edited={edited} change={change} />
    </section>
  );
}

interface TableProps extends EditorProps {
  readonly change: (changes: Partial<ProfileAccounts>) => void;
}

function AccountTable({ model, edited, change }: TableProps) {
  const { table } = edited.profile.accounts;
  const put = (next: readonly ProfileAccount[]) => change({ table: next });
  const set = (at: number, changes: Partial<ProfileAccount>) =>
    put(table.map((row, each) => (each === at ? { ...row, ...changes } : row)));
  return (
    <>
      <p className={styles.about}>
        {t('An actor in this table signs in with the account beside it, whatever is chosen above.')}
      </p>
      {table.length === 0 ? null : (
        <table className={styles.lines} aria-label={t('Accounts of actors')}>
          <thead>
            <tr>
              <th scope="col">{t('Actor')}</th>
              <th scope="col">{t('Account on the server')}</th>
              <th scope="col">{t('Password')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {table.map((row, at) => (
              <Row
                key={at}
                row={row}
                place={at + 1}
                change={(changes) => set(at, changes)}
                remove={() => put(table.filter((_row, each) => each !== at))}
              />
            ))}
          </tbody>
        </table>
      )}
      <div className={styles.tools}>
        <Button
          look="outlined"
          onPress={() => put([...table, { actor: '', jid: '', password: '' }])}
        >
          {t('Add an account')}
        </Button>
        {table.length === 0 ? null : (
          <label className={styles.choice}>
            <input
              type="checkbox"
              checked={edited.keepsPasswords}
              onChange={() => model.keepPasswords(!edited.keepsPasswords)}
            />
            <span>
              {t('Keep passwords in this browser')}{' '}
              <span className={styles.about}>{t('otherwise they go with the page')}</span>
            </span>
          </label>
        )}
      </div>
    </>
  );
}

interface RowProps {
  readonly row: ProfileAccount;
  readonly place: number;
  readonly change: (changes: Partial<ProfileAccount>) => void;
  readonly remove: () => void;
}

function Row({ row: { actor, jid, password }, place, change, remove }: RowProps) {
  return (
    <tr>
      <td>
        <input
          aria-label={t('Actor, line {place}', { place })}
          value={actor}
          placeholder={t('Romeo')}
          autoComplete="off"
          onChange={({ target }) => change({ actor: target.value })}
        />
      </td>
      <td>
        <input
          aria-label={t('Account, line {place}', { place })}
          value={jid}
          placeholder={t('romeo@example.org')}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => change({ jid: target.value.trim() })}
        />
      </td>
      <td>
        <input
          type="password"
          aria-label={t('Password, line {place}', { place })}
          value={password}
          placeholder={t('that of the script')}
          autoComplete="off"
          onChange={({ target }) => change({ password: target.value })}
        />
      </td>
      <td>
        <IconButton icon="close" label={t('Remove account {place}', { place })} onPress={remove} />
      </td>
    </tr>
  );
}
