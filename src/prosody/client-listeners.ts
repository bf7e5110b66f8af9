import type { CodePlace } from '../base/code-place.ts';
import type { Port, ServerRequest } from './protocol.ts';
import type {
  ConnectionListener,
  FrameOrigin,
  Inside,
  ProsodyConnection,
  ProsodyLogLine,
  TurnNumber,
} from './server.ts';

/** The way to the server. */
export interface RequestPort extends Pick<Port<ServerRequest, never>, 'post'> {
  /** The turn of the request that is posted next. */
  nextTurn(): TurnNumber;
}

/** The connections that are open, by number; numbers are never used twice. */
export function createConnections(port: RequestPort) {
  const listeners = new Map<number, ConnectionListener>();
  let last = 0;
  return {
    open(listener: ConnectionListener): ProsodyConnection {
      last += 1;
      const connection = last;
      listeners.set(connection, listener);
      port.post({ kind: 'open', connection });
      return {
        send(xml) {
          if (listeners.has(connection)) port.post({ kind: 'frame', connection, xml });
        },
        close() {
          if (listeners.delete(connection)) port.post({ kind: 'drop', connection });
        },
        nextTurn: () => port.nextTurn(),
      };
    },
    deliver(connection: number, xml: string, origin: FrameOrigin): void {
      listeners.get(connection)?.frame(xml, origin);
    },
    close(connection: number): void {
      const listener = listeners.get(connection);
      listeners.delete(connection);
      listener?.closed();
    },
    /** Without a word. */
    forgetAll: () => listeners.clear(),
    closeAll(problem: string): void {
      const told = [...listeners.values()];
      listeners.clear();
      for (const listener of told) listener.closed(problem);
    },
  };
}

/** The stacks that the server has told, by number. */
export function createStacks() {
  const stacks = new Map<number, readonly CodePlace[]>();
  return {
    add: (number: number, places: readonly CodePlace[]) => void stacks.set(number, places),
    originOf({ turn, stack }: { readonly turn: number; readonly stack?: number }): FrameOrigin {
      const places = stack === undefined ? undefined : stacks.get(stack);
      return places === undefined ? { turn } : { turn, stack: places };
    },
    forgetAll: () => stacks.clear(),
  };
}

/** Lines from before anybody listened (those of the boot) go to the first who does. */
export function createLog() {
  const listeners = new Set<(line: ProsodyLogLine) => void>();
  let early: ProsodyLogLine[] | undefined = [];
  return {
    tell(line: ProsodyLogLine): void {
      if (early !== undefined && early.length < MAX_EARLY_LINES) early.push(line);
      for (const listener of listeners) listener(line);
    },
    listen(listener: (line: ProsodyLogLine) => void) {
      listeners.add(listener);
      early?.forEach(listener);
      early = undefined;
      return { dispose: () => void listeners.delete(listener) };
    },
  };
}

export const MAX_EARLY_LINES = 1000;

/** Whoever listens to what is watched inside. */
export function createInsideListeners() {
  const listeners = new Set<(told: Inside) => void>();
  return {
    tell(told: Inside): void {
      for (const listener of listeners) listener(told);
    },
    listen(listener: (told: Inside) => void) {
      listeners.add(listener);
      return { dispose: () => void listeners.delete(listener) };
    },
  };
}
