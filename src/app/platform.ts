import { ok } from '../base/result.ts';
import type { EditorPort, Platform } from '../state/ports.ts';
import type { ServerChoice } from '../state/settings-store.ts';
import { createEmbeddedConnector, createWebSocketConnector } from '../transport/connectors.ts';
import { createEmbeddedPort, createRemotePort } from '../transport/server-ports.ts';
import { browserClock } from './browser-clock.ts';
import type { EmbeddedServers } from './embedded-servers.ts';
import { createScenarioSource } from './scenarios.ts';

/** The browser, as the actions see it. */
export function createPlatform(
  servers: EmbeddedServers,
  editor: () => EditorPort | undefined,
  tellsStacks: () => boolean,
): Platform {
  return {
    clock: browserClock,
    openServer: (choice) => openServer(servers, choice, tellsStacks),
    serverSource: async (version, file) => {
      const server = await servers.open(version);
      return server.ok ? server.value.source(file).catch(() => undefined) : undefined;
    },
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
  tellsStacks: () => boolean,
) {
  if (choice.kind === 'websocket') {
    const connector = createWebSocketConnector({ url: choice.url, clock: browserClock });
    return ok({ connector, port: createRemotePort(choice.url) });
  }
  const server = await servers.open(choice.version);
  if (!server.ok) return server;
  const connector = createEmbeddedConnector({ server: server.value, clock: browserClock });
  const options = { tellsRooms: true, tellsStacks, tellsDebugLog: () => true };
  return ok({ connector, port: createEmbeddedPort(server.value, connector, options) });
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
