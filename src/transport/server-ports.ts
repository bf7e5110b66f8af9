import { StageError, type ProsodyServer } from '../prosody/server.ts';
import type { OwnCode } from '../base/own-code.ts';
import type { IdleReport, ServerPort } from '../run/ports.ts';
import { ProblemError } from '../run/problem-error.ts';
import type { ServerRoom } from '../xmpp/server-room.ts';
import { addressSecrets, publicAddress } from '../xmpp/secrets/address.ts';
import type { EmbeddedConnector } from './connectors.ts';
import { embeddedLabel } from './embedded-label.ts';
import { embeddedServerFailed, stageNotSet } from './problems.ts';
import { watchedBy, type RunTells } from './watched-by.ts';

export interface EmbeddedPortOptions extends Partial<RunTells> {
  /** Whether a run may ask for the rooms, and so records them. */
  readonly tellsRooms?: boolean;
  /** What people call it; without, its version and where it is. */
  readonly label?: string;
  /** Lua of the person's own that it runs. */
  readonly ownCode?: readonly OwnCode[];
}

/**
 * The server in this process or tab, as a run sees it. `idle` waits for the clients of `connector` too: while one is
 * about to go on with its sign-in, the server has more to do.
 */
export function createEmbeddedPort(
  server: ProsodyServer,
  connector: EmbeddedConnector,
  {
    tellsRooms = false,
    label = embeddedLabel(server),
    ownCode = [],
    ...tells
  }: EmbeddedPortOptions = {},
): ServerPort {
  const { idle, rooms } = askingIdle(server, connector, tellsRooms);
  return {
    label,
    ownCode,
    prepare: (stage) => orProblem(label, () => server.reset(stage, watchedBy(tells))),
    embedded: {
      idle: () => orProblem(label, idle),
      advance: (by) =>
        orProblem(label, async () => {
          await server.advance(by);
          await idle();
        }),
      ...(tellsRooms ? { rooms } : {}),
    },
    onLog: (listener) => server.onLog(listener),
    onInside: (listener) => server.onInside(listener),
  };
}

/**
 * Rooms are asked for right behind `idle`, so that both questions cross to the server together, and both answers back: for
 * whoever asks for them next. Nothing is sent in between: whoever asks whether the server is idle waits for that.
 */
function askingIdle(server: ProsodyServer, connector: EmbeddedConnector, tellsRooms: boolean) {
  let roomsAtIdle: Promise<readonly ServerRoom[]> | undefined;
  return {
    idle: async (): Promise<IdleReport> => {
      for (;;) {
        await connector.settled();
        const rest = connector.rest();
        const answer = server.idle();
        roomsAtIdle = tellsRooms ? server.rooms() : undefined;
        // Perhaps nobody will ask.
        roomsAtIdle?.catch(() => undefined);
        const { nextTimerIn } = await answer;
        if (rest !== undefined && rest === connector.rest()) return { nextTimerIn };
      }
    },
    rooms: (): Promise<readonly ServerRoom[]> => {
      const known = roomsAtIdle;
      roomsAtIdle = undefined;
      return known ?? server.rooms();
    },
  };
}

/** A server somewhere else: it cannot be reset, its time and its log are its own. */
export function createRemotePort(url: string): ServerPort {
  return {
    label: publicAddress(url),
    secrets: addressSecrets(url),
    prepare: () => Promise.resolve(),
    onLog: () => ({ dispose: () => undefined }),
  };
}

async function orProblem<T>(server: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StageError) throw new ProblemError(stageNotSet(server, error.message));
    const detail = error instanceof Error ? error.message : undefined;
    const where = { actor: '', server, hasTcpAddress: false };
    throw new ProblemError(embeddedServerFailed(where, detail));
  }
}
