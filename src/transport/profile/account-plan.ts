import { err, ok, type Result } from '../../base/result.ts';
import { t } from '../../base/translate.ts';
import { isAnonymous, type ScenarioActor } from '../../script/scenario.ts';
import type { AccountPair } from '../../xmpp/address-map/address-map.ts';
import { bareText } from '../../xmpp/jid.ts';
import type { ProfileAccount, ServerProfile } from './server-profile.ts';

/** The account of one or more actors. */
export interface PlannedAccount extends AccountPair {
  readonly password: string;
  /** How they sign in: with a password, or as nobody. */
  readonly kind: 'known' | 'registered' | 'anonymous';
}

export interface PlanNames {
  readonly profile: Pick<ServerProfile, 'accounts'>;
  /** One address of the script as the server has it, where no account has another name. */
  readonly toServer: (address: string) => string;
  /** Of this run. */
  readonly suffix: string;
}

/**
 * Who is who on the server: an account for each bare JID of the actors, by that JID. Actors who are nobody by their script
 * have none. The error names actors without an account, or two who would share one.
 */
export function planAccounts(
  actors: readonly ScenarioActor[],
  names: PlanNames,
): Result<ReadonlyMap<string, PlannedAccount>, string> {
  const planned = new Map<string, PlannedAccount>();
  const missing: string[] = [];
  for (const actor of actors) {
    const script = bareText(actor.jid).toLowerCase();
    if (isAnonymous(actor) || planned.has(script)) continue;
    const account = accountFor(actor, names);
    if (account === undefined) missing.push(actor.name);
    else planned.set(script, account);
  }
  if (missing.length > 0)
    return err(
      t('The table of accounts has none for {missing}.', {
        missing: missing.slice(0, MOST_NAMED).join(', '),
      }),
    );
  const shared = sharedBy([...planned.values()]);
  return shared === undefined ? ok(planned) : err(shared);
}

const MOST_NAMED = 10;

function accountFor(
  actor: ScenarioActor,
  { profile: { accounts }, toServer, suffix }: PlanNames,
): PlannedAccount | undefined {
  const script = bareText(actor.jid);
  const row = accounts.table.find((each) => isOf(each, actor));
  if (row !== undefined) {
    const password = row.password === '' ? actor.password : row.password;
    return { script, server: row.jid, password, kind: 'known' };
  }
  const server = toServer(script);
  const { password } = actor;
  if (accounts.kind === 'script') return { script, server, password, kind: 'known' };
  if (accounts.kind === 'anonymous') return { script, server, password: '', kind: 'anonymous' };
  if (accounts.kind === 'table') return undefined;
  const name = accounts.hasOwnNames ? server.replace('@', `-${suffix}@`) : server;
  return { script, server: name, password, kind: 'registered' };
}

function isOf({ actor }: ProfileAccount, { name, jid }: ScenarioActor): boolean {
  return actor === name || actor.toLowerCase() === bareText(jid).toLowerCase();
}

function sharedBy(accounts: readonly PlannedAccount[]): string | undefined {
  const owners = new Map<string, string>();
  for (const { script, server, kind } of accounts) {
    if (kind === 'anonymous') continue;
    const other = owners.get(server.toLowerCase());
    if (other !== undefined)
      return t('{other} and {script} have the same account, {server}.', { other, script, server });
    owners.set(server.toLowerCase(), script);
  }
  return undefined;
}
