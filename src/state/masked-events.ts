import { maskedRun, type ToldRun } from '../run/masked-run.ts';
import type { TraceEvent } from '../trace/event.ts';
import { addressSecrets } from '../xmpp/secrets/address.ts';
import type { Stores } from './app-state.ts';

/** The trace of a run as it may leave the page. */
export function maskedEvents(
  stores: Pick<Stores, 'settings'>,
  { events, source }: ToldRun,
): readonly TraceEvent[] {
  return maskedRun({ events, source }, knownSecrets(stores)).events;
}

/** Secrets of every address that this page has spoken to, as far as it remembers. */
export function knownSecrets({ settings }: Pick<Stores, 'settings'>): readonly string[] {
  const { server, recentServers } = settings.getState();
  const current = server?.kind === 'websocket' ? [server.url] : [];
  return [...current, ...recentServers].flatMap(addressSecrets);
}
