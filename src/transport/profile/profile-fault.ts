import { boundedText, NAME_LENGTH } from '../../base/bounded-text.ts';
import { t } from '../../base/translate.ts';
import { parseJid } from '../../xmpp/jid.ts';
import { parseServerAddress } from '../server-address.ts';
import type { DomainLine, ProfileAccount, ServerProfile } from './server-profile.ts';

/** What is wrong with a profile, and in which of its fields. */
export interface ProfileFault {
  readonly field: 'name' | 'url' | 'domains' | 'accounts' | 'barrier' | 'timeout';
  readonly sentence: string;
}

const LONGEST_WAIT = 3_600_000;
const LONGEST_NAME = 100;

/** The first thing that keeps a profile from being used; `undefined` where all is well. */
export function profileFault(profile: ServerProfile): ProfileFault | undefined {
  const { name, url, domains, accounts, barrier, timeout } = profile;
  const address = parseServerAddress(url);
  const domain = domainsFault(domains);
  const account = accounts.table.map(accountFault).find((fault) => fault !== undefined);
  const faults: readonly (ProfileFault | undefined)[] = [
    name.trim() === ''
      ? {
          field: 'name',
          sentence: t('Give the profile a name: tables and reports call the server so.'),
        }
      : undefined,
    name.length > LONGEST_NAME
      ? {
          field: 'name',
          sentence: t('A name has at most {longestName} characters.', {
            longestName: LONGEST_NAME,
          }),
        }
      : undefined,
    address.ok ? undefined : { field: 'url', sentence: address.error },
    domain === undefined ? undefined : { field: 'domains', sentence: domain },
    account === undefined ? undefined : { field: 'accounts', sentence: account },
    isWait(timeout) && timeout > 0
      ? undefined
      : {
          field: 'timeout',
          sentence: t('The time-out is a number of milliseconds from 1 to an hour.'),
        },
    barrier.kind === 'ping' || isWait(barrier.ms)
      ? undefined
      : {
          field: 'barrier',
          sentence: t('The pause is a number of milliseconds from 0 to an hour.'),
        },
  ];
  return faults.find((fault) => fault !== undefined);
}

function isWait(ms: number): boolean {
  return Number.isFinite(ms) && ms >= 0 && ms <= LONGEST_WAIT;
}

function domainsFault(lines: readonly DomainLine[]): string | undefined {
  const seen = { script: new Set<string>(), server: new Set<string>() };
  for (const { script, server, role } of lines) {
    const wrong = [script, ...(server === '' ? [] : [server])].find((each) => !isDomain(each));
    if (wrong !== undefined)
      return t('“{wrong}” is no domain.', { wrong: boundedText(wrong, NAME_LENGTH) });
    if (server === '' && role !== 'rooms' && role !== 'nodes')
      return t(
        'Say which domain {script} is on the server: disco tells it for services of rooms and of nodes alone.',
        { script: boundedText(script, NAME_LENGTH) },
      );
    if (seen.script.has(script))
      return t('{script} is mapped twice.', { script: boundedText(script, NAME_LENGTH) });
    if (server !== '' && seen.server.has(server))
      return t(
        'Two domains of scripts would be {server}: what comes back could not be told apart.',
        { server: boundedText(server, NAME_LENGTH) },
      );
    seen.script.add(script);
    seen.server.add(server);
  }
  return undefined;
}

function isDomain(text: string): boolean {
  const jid = parseJid(text);
  return jid.ok && jid.value.local === '' && jid.value.resource === '';
}

function accountFault({ actor, jid }: ProfileAccount): string | undefined {
  if (actor.trim() === '') return t('A line of the table of accounts names no actor.');
  const parsed = parseJid(jid);
  const isAccount = parsed.ok && parsed.value.local !== '' && parsed.value.resource === '';
  if (isAccount) return undefined;
  return t('“{jid}” is no account: it should look like romeo@example.org.', {
    jid: boundedText(jid, NAME_LENGTH),
  });
}
