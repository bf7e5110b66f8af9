import { addressSecrets } from '../xmpp/secrets/address.ts';
import type { Stores } from './app-state.ts';

/** Secrets of every address that this page has spoken to, as far as it remembers. */
export function knownSecrets({ settings }: Pick<Stores, 'settings'>): readonly string[] {
  const { server, recentServers } = settings.getState();
  const current = server?.kind === 'websocket' ? [server.url] : [];
  return [...current, ...recentServers].flatMap(addressSecrets);
}
