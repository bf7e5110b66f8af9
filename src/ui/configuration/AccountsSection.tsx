import { t } from '../../base/translate.ts';
import { actorAccounts, isAccount, type ActorAccount } from '../../script/accounts.ts';
import { isSameJid } from '../../xmpp/jid.ts';
import { Button } from '../widgets/button.tsx';
import { AccountRow } from './AccountRow.tsx';
import { AddAccount } from './AddAccount.tsx';
import { StageSection } from './StageSection.tsx';
import type { Configuration } from './use-configuration.ts';
import styles from './Configuration.module.css';

/** Who is let in. Passwords are shown as dots. */
export function AccountsSection({ stage }: { readonly stage: Configuration }) {
  const { isGiven, accounts } = stage.accounts;
  const actors = actorAccounts(stage.syntax);
  return (
    <StageSection
      title={t('Accounts')}
      none={
        isGiven
          ? undefined
          : t('Anybody comes in, with any password: the script names no accounts.')
      }
      note={isGiven ? t('these alone are let in, each with its password') : undefined}
      add={
        <>
          <AddAccount stage={stage} />
          <OthersOfScript stage={stage} actors={actors} />
        </>
      }
    >
      {accounts.map((account, at) => (
        <AccountRow
          key={`${account.jid} ${at}`}
          stage={stage}
          account={account}
          actors={actors.filter(({ jid }) => isSameJid(jid, account.jid))}
        />
      ))}
    </StageSection>
  );
}

interface OthersOfScriptProps {
  readonly stage: Configuration;
  readonly actors: readonly ActorAccount[];
}

/** Actors whose accounts are not named: all of them can be at once. */
function OthersOfScript({ stage, actors }: OthersOfScriptProps) {
  const { isGiven, accounts } = stage.accounts;
  const isNamed = ({ jid }: ActorAccount) => accounts.some((each) => isSameJid(each.jid, jid));
  const others = actors.filter(
    (actor, at) =>
      !isNamed(actor) &&
      isAccount(actor) &&
      actors.findIndex(({ jid }) => isSameJid(jid, actor.jid)) === at,
  );
  if (others.length === 0) return null;
  const names = others.map(({ actor }) => actor).join(', ');
  return (
    <>
      <Button look="outlined" onPress={() => stage.letIn(others)}>
        {isGiven ? t('Let {names} in', { names }) : t('Only the actors of the script')}
      </Button>
      {isGiven ? (
        <span className={styles.note}>{t('{names} would be refused.', { names })}</span>
      ) : null}
    </>
  );
}
