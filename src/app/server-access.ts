import { ok, type Result } from '../base/result.ts';
import type { ServerAccess } from '../state/ports.ts';
import type { RunRefusal } from '../state/set-up-refusal.ts';
import type { ServerChoice } from '../state/settings-store.ts';
import { watchedBy, type RunTells } from '../transport/watched-by.ts';
import { runsBeside } from './beside/runs-beside.ts';
import type { Stage } from '../xmpp/stage.ts';
import { browserClock } from './browser-clock.ts';
import type { EmbeddedServers } from './embedded-servers.ts';
import { accessToProfile, type ProfileDesk } from './profile-servers.ts';

/** The wire and the engine, which no page needs before its first run on a server of others. */
export const fetchTransport = () =>
  Promise.all([
    import('../transport/connectors.ts'),
    import('../transport/server-ports.ts'),
    import('../state/driven-server.ts'),
  ]);

interface AccessWishes {
  readonly tells: RunTells;
  readonly stage: Stage | undefined;
  readonly profiles: ProfileDesk;
}

/** A server as a run uses it: one of those in this tab, or that at an address. */
export async function accessTo(
  servers: Pick<EmbeddedServers, 'open'>,
  choice: ServerChoice,
  { tells, stage, profiles }: AccessWishes,
): Promise<Result<ServerAccess, RunRefusal>> {
  if (choice.kind === 'profile') return accessToProfile(choice, profiles);
  if (choice.kind === 'websocket') return accessToAddress(choice.url);
  const opened = await servers.open(choice, stage);
  if (!opened.ok) return opened;
  const { server, ...about } = opened.value;
  const { faults = [] } = server;
  const known = { faults, coverage: () => server.coverage() };
  const beside = runsBeside(server, () => ({ ...about, watched: watchedBy(tells) }));
  if (beside !== undefined) return ok({ ...beside, ...known });
  const [{ createEmbeddedConnector }, { createEmbeddedPort }, { driven }] = await fetchTransport();
  const connector = createEmbeddedConnector({ server, clock: browserClock, ...about });
  const port = createEmbeddedPort(server, connector, { tellsRooms: true, ...tells, ...about });
  return ok(driven({ connector, port, ...known }));
}

async function accessToAddress(url: string): Promise<Result<ServerAccess, RunRefusal>> {
  const [{ createWebSocketConnector }, { createRemotePort }, { driven }] = await fetchTransport();
  const connector = createWebSocketConnector({ url, clock: browserClock });
  return ok(driven({ connector, port: createRemotePort(url) }));
}
