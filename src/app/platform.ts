import { ok } from '../base/result.ts';
import type { EditorPort, Platform } from '../state/ports.ts';
import type { OwnCodeKeeper } from '../state/own-code/own-code.ts';
import type { ServerChoice } from '../state/settings-store.ts';
import { createEmbeddedConnector, createWebSocketConnector } from '../transport/connectors.ts';
import {
  createEmbeddedPort,
  createRemotePort,
  type EmbeddedPortOptions,
} from '../transport/server-ports.ts';
import type { Stage } from '../xmpp/stage.ts';
import { browserClock } from './browser-clock.ts';
import type { EmbeddedServers } from './embedded-servers.ts';
import { createScenarioSource } from './scenarios.ts';

/** What runs record of the embedded server; asked at the begin of each. */
type Tells = Required<
  Pick<
    EmbeddedPortOptions,
    'tellsStacks' | 'tellsDebugLog' | 'tellsCoverage' | 'tellsEvents' | 'logpoints'
  >
>;

/** The browser, as the actions see it. */
export function createPlatform(
  { servers, ownCode }: { servers: EmbeddedServers; ownCode: Pick<OwnCodeKeeper, 'source'> },
  editor: () => EditorPort | undefined,
  tells: Tells,
): Platform {
  return {
    clock: browserClock,
    openServer: (choice, stage) => openServer(servers, choice, { tells, stage }),
    serverSource: (version, file) => servers.source(version, file),
    ownSource: (code, file) => ownCode.source(code, file),
    fetchScenario: createScenarioSource(),
    copy,
    address: () => location.href,
    showAddress: (href) => history.replaceState(null, '', href),
    editor,
  };
}

async function openServer(
  servers: EmbeddedServers,
  choice: ServerChoice,
  { tells, stage }: { readonly tells: Tells; readonly stage: Stage | undefined },
) {
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

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
