import { t } from '../../base/translate.ts';
import { isAccount, type AccountSyntax, type ActorAccount } from '../../script/accounts.ts';
import { IconButton } from '../widgets/icon-button.tsx';
import { LineLink } from './StageRow.tsx';
import type { Configuration } from './use-configuration.ts';
import { useWritten } from './use-written.ts';
import styles from './Configuration.module.css';

interface AccountRowProps {
  readonly stage: Configuration;
  readonly account: AccountSyntax;
  /** Those that sign in with its address. */
  readonly actors: readonly ActorAccount[];
}

/** An account, its password, and who signs in with it. */
export function AccountRow({ stage, account, actors }: AccountRowProps) {
  const { jid, password } = account;
  const wrong = actors.filter((actor) => actor.password !== password);
  return (
    <li className={styles.row}>
      <span className={styles.name}>
        <code>{jid}</code>
        <PasswordField
          account={account}
          onWrite={(written) => stage.changePassword(account, written)}
        />
      </span>
      <span className={styles.about}>
        {aboutAccount(actors)}
        {wrong.length === 0 ? null : (
          <span className={styles.fault}>
            {t('{namesOf} would be refused: the password in the script is another one.', {
              namesOf: namesOf(wrong),
            })}
          </span>
        )}
      </span>
      <LineLink stage={stage} name={jid} entry={account} />
      <IconButton
        icon="close"
        label={t('Remove {jid}', { jid })}
        onPress={() => stage.shutOut(account)}
      />
    </li>
  );
}

function aboutAccount(actors: readonly ActorAccount[]): string {
  return actors.length === 0
    ? t('An account of no actor')
    : t('Account of {namesOf}', { namesOf: namesOf(actors) });
}

function namesOf(actors: readonly ActorAccount[]): string {
  return actors.map(({ actor }) => actor).join(', ');
}

interface PasswordFieldProps {
  readonly account: AccountSyntax;
  readonly onWrite: (password: string) => void;
}

/** Written when it is left, or by Enter, if the tag can say it. */
function PasswordField({ account: { jid, password }, onWrite }: PasswordFieldProps) {
  const canBe = (text: string) => isAccount({ jid, password: text });
  const { typed, type, commit, onKeyDown } = useWritten(password, canBe, onWrite);
  const isWritable = canBe(typed);
  return (
    <>
      <input
        className={styles.free}
        type="password"
        autoComplete="off"
        aria-label={t('Password of {jid}', { jid })}
        aria-invalid={!isWritable}
        value={typed}
        onChange={({ target }) => type(target.value)}
        onBlur={commit}
        onKeyDown={onKeyDown}
      />
      {isWritable ? null : <span className={styles.fault}>{NO_PASSWORD}</span>}
    </>
  );
}

export const NO_PASSWORD = t(
  'A password is not empty, has no blank at its end, and no comma together with quotes of both kinds.',
);
