import type { ServerRoom } from '../xmpp/server-room.ts';
import type { EmbeddedClock } from './ports.ts';

/** Asks the embedded server for its rooms, and tells of them when they are not as they were. */
export interface RoomWatch {
  /** `undefined` when nothing has changed since the last call, and when the server does not or cannot tell. */
  changes(): Promise<readonly ServerRoom[] | undefined>;
}

export function createRoomWatch(server: EmbeddedClock): RoomWatch {
  let last: string | undefined;
  let seen: readonly ServerRoom[] | undefined;
  return {
    changes: async () => {
      const rooms = await server.rooms?.().catch(() => undefined);
      if (rooms === seen) return undefined;
      seen = rooms;
      const now = rooms && JSON.stringify(rooms);
      if (now === undefined || now === last) return undefined;
      last = now;
      return rooms;
    },
  };
}
