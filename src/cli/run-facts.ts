import { publicAddress } from '../xmpp/secrets/address.ts';
import type { RunArguments } from './arguments.ts';

/** How scripts were run, by names for reports. */
export type ReportedFacts = readonly (readonly [name: string, value: string])[];

type Wanted = Pick<
  RunArguments,
  | 'server'
  | 'prosody'
  | 'profiles'
  | 'rule'
  | 'strictErrors'
  | 'timeout'
  | 'seed'
  | 'repeat'
  | 'shard'
>;

/** What a reader has to know to run the same again; the address without its secrets. */
export function runFacts(wanted: Wanted, version: string): ReportedFacts {
  const { server, prosody, profiles, rule, strictErrors, timeout, seed, repeat, shard } = wanted;
  const isEmbedded = server === 'embedded' && (profiles.length === 0 || prosody.length > 0);
  return [
    ...(version === '' ? [] : [['caesura', version] as const]),
    ['server', serverFact(wanted, isEmbedded)],
    ['receive', rule],
    ...(strictErrors ? [['strict-errors', 'true'] as const] : []),
    ['timeout', String(timeout)],
    ...(isEmbedded ? [['seed', String(seed)] as const] : []),
    ...(repeat > 1 ? [['repeat', String(repeat)] as const] : []),
    ...(shard === undefined ? [] : [['shard', `${shard.part}/${shard.of}`] as const]),
  ];
}

function serverFact({ server, profiles }: Wanted, isEmbedded: boolean): string {
  const named = profiles.map((file) => `profile ${file}`);
  if (server !== 'embedded') return publicAddress(server);
  return [...(isEmbedded ? [server] : []), ...named].join(', ');
}
