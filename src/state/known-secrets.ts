import { addressSecrets } from '../xmpp/secrets/address.ts';
import type { Stores } from './app-state.ts';

/** Secrets of every address that this page has spoken to, as far as it remembers, and passwords of its profiles. */
export function knownSecrets({ settings }: Pick<Stores, 'settings'>): readonly string[] {
  const { server, recentServers, profiles } = settings.getState();
  const current = server?.kind === 'websocket' ? [server.url] : [];
  const named = profiles.map(({ profile }) => profile.url);
  const passwords = profiles.flatMap(({ profile }) =>
    profile.accounts.table.map(({ password }) => password),
  );
  return [
    ...[...current, ...named, ...recentServers].flatMap(addressSecrets),
    ...passwords.filter((password) => password !== ''),
  ];
}
