import type { Clock } from '../../base/clock.ts';
import { t } from '../../base/translate.ts';
import type { ActorConnector, ServerLogLine } from '../../run/ports.ts';
import type { ScenarioActor } from '../../script/scenario.ts';
import { afterTry, removable, type AccountLedger } from './account-ledger.ts';
import type { PlannedAccount } from './account-plan.ts';
import { cleanUp } from './clean-up.ts';

interface LeftSurroundings {
  readonly connector: ActorConnector;
  readonly clock: Clock;
  readonly tell: (level: ServerLogLine['level'], message: string) => void;
  readonly left: (sentence: string) => void;
  readonly ledger?: AccountLedger | undefined;
}

/** Accounts of runs that were broken off go before the next one: with the same names, they would be in its way. */
export async function removeLeft(
  { ledger, left, tell, ...around }: LeftSurroundings,
  url: string,
  actors: readonly ScenarioActor[],
): Promise<void> {
  if (ledger === undefined) return;
  const entries = removable(await ledger.left(url), actors);
  const gone = new Set<PlannedAccount>();
  const remove = (registered: readonly PlannedAccount[], failed: (sentence: string) => void) =>
    cleanUp({
      ...around,
      rooms: [],
      accounts: new Map(),
      registered,
      left: failed,
      removed: (account) => {
        gone.add(account);
        return Promise.resolve();
      },
    });
  const of = (wasAsked: boolean) =>
    entries
      .filter(({ account }) => (account.asked === true) === wasAsked)
      .map(({ planned }) => planned);
  await remove(of(false), (sentence) => tell('warn', sentence));
  // Most of them are gone, so that nobody can sign in.
  await remove(of(true), () => undefined);
  for (const { account, planned } of entries) {
    const again = gone.has(planned) ? undefined : afterTry(account);
    await (again === undefined ? ledger.remove(account) : ledger.put(again));
  }
  if (gone.size > 0) left(removedWords(gone.size));
}

function removedWords(count: number): string {
  return t(
    'Before this run, {count, plural, one {1 account that was left from an interrupted run was removed} other {{count} accounts that were left from an interrupted run were removed}}.',
    { count },
  );
}
