import type { OwnCode } from '../../base/own-code.ts';
import type { ProsodyServer, Watched } from '../../prosody/server.ts';
import type { DrivenServer } from '../../state/driven-server.ts';
import { createEmbeddedConnector } from '../../transport/connectors.ts';
import { createEmbeddedPort } from '../../transport/server-ports.ts';
import { browserClock } from '../browser-clock.ts';

/** How a run is to see its server, as the page has said it. */
interface Placed {
  readonly label?: string;
  readonly ownCode: readonly OwnCode[];
  readonly watched: Watched;
}

/** A server in this very thread as a run of the page sees one: see `server-access.ts`. */
export function placedAccess(
  server: ProsodyServer,
  { label, ownCode, watched }: Placed,
): DrivenServer {
  const about = { ownCode, ...(label === undefined ? {} : { label }) };
  const connector = createEmbeddedConnector({ server, clock: browserClock, ...about });
  const port = createEmbeddedPort(server, connector, {
    tellsRooms: true,
    tellsStacks: () => watched.stacks === true,
    tellsDebugLog: () => watched.debugLog === true,
    tellsCoverage: () => watched.coverage === true,
    tellsEvents: () => watched.events === true,
    logpoints: () => watched.logpoints ?? [],
    ...about,
  });
  return { connector, port };
}
