import { accountsOf } from '../../script/accounts.ts';
import { StageSection } from './StageSection.tsx';
import type { Configuration } from './use-configuration.ts';
import styles from './Configuration.module.css';

/** Who is let in. Passwords are not shown. */
export function AccountsSection({ stage }: { readonly stage: Configuration }) {
  const { isGiven, accounts } = accountsOf(stage.syntax);
  return (
    <StageSection
      title="Accounts"
      none={
        isGiven ? undefined : 'Anybody comes in, with any password: the script names no accounts.'
      }
      note={isGiven ? 'these alone are let in, each with its password' : undefined}
    >
      {accounts.map(({ jid }) => (
        <li key={jid} className={styles.row}>
          <span className={styles.name}>
            <code>{jid}</code>
          </span>
          <span className={styles.about}>An account with a password</span>
          <span className={styles.why}>## accounts</span>
          <span />
        </li>
      ))}
    </StageSection>
  );
}
