import { maskedRun } from '../run/masked-run.ts';
import type { TraceEvent } from '../trace/event.ts';
import { addressSecrets } from '../xmpp/secrets/address.ts';
import type { Stores } from './app-state.ts';

/** The trace of the run that is shown, as it may leave the page. */
export function maskedEvents(stores: Pick<Stores, 'run' | 'settings'>): readonly TraceEvent[] {
  const { events, source } = stores.run.getState();
  return maskedRun({ events, source }, knownSecrets(stores)).events;
}

/** Secrets of every address that this page has spoken to, as far as it remembers. */
export function knownSecrets({ settings }: Pick<Stores, 'settings'>): readonly string[] {
  const { server, recentServers } = settings.getState();
  const current = server?.kind === 'websocket' ? [server.url] : [];
  return [...current, ...recentServers].flatMap(addressSecrets);
}
