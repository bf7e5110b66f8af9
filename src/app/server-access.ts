import { ok, type Result } from '../base/result.ts';
import type { ServerAccess } from '../state/ports.ts';
import type { RunRefusal } from '../state/set-up-refusal.ts';
import type { ServerChoice } from '../state/settings-store.ts';
import type { EmbeddedPortOptions } from '../transport/server-ports.ts';
import type { Stage } from '../xmpp/stage.ts';
import { browserClock } from './browser-clock.ts';
import type { EmbeddedServers } from './embedded-servers.ts';
import { accessToProfile, type ProfileDesk } from './profile-servers.ts';

/** What runs record of the embedded server; asked at the begin of each. */
export type RunTells = Required<
  Pick<
    EmbeddedPortOptions,
    'tellsStacks' | 'tellsDebugLog' | 'tellsCoverage' | 'tellsEvents' | 'logpoints'
  >
>;

/** The wire, which no page needs before its first run. */
export const fetchTransport = () =>
  Promise.all([import('../transport/connectors.ts'), import('../transport/server-ports.ts')]);

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
  const [{ createEmbeddedConnector, createWebSocketConnector }, ports] = await fetchTransport();
  const { createEmbeddedPort, createRemotePort } = ports;
  if (choice.kind === 'websocket') {
    const connector = createWebSocketConnector({ url: choice.url, clock: browserClock });
    return ok({ connector, port: createRemotePort(choice.url) });
  }
  const opened = await servers.open(choice, stage);
  if (!opened.ok) return opened;
  const { server, ...about } = opened.value;
  const { faults = [] } = server;
  const connector = createEmbeddedConnector({ server, clock: browserClock, ...about });
  const port = createEmbeddedPort(server, connector, {
    tellsRooms: true,
    ...tells,
    ...about,
  });
  return ok({ connector, port, faults, coverage: () => server.coverage() });
}
