import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import type { Random } from '../../base/random.ts';
import type { ActorConnector, ServerLogLine, ServerPort } from '../../run/ports.ts';
import type { WebSocketConstructor } from '../web-socket-wire.ts';
import { addressSecrets } from '../../xmpp/secrets/address.ts';
import { createWebSocketConnector } from '../connectors.ts';
import type { AccountLedger } from './account-ledger.ts';
import { ProfileRun, type RunSurroundings } from './profile-run.ts';
import { profileTitle, type ServerProfile } from './server-profile.ts';
import { webSocketWire } from '../web-socket-wire.ts';

export interface ProfileServerOptions {
  readonly clock: Clock;
  readonly random: Random;
  /** The environment's own if absent. */
  readonly WebSocket?: WebSocketConstructor;
  /** Where accounts are remembered until they are removed; absent: nowhere, and those of a run that is broken off stay. */
  readonly ledger?: AccountLedger | undefined;
  /** Calls back as the page is being closed; absent: it is none. */
  readonly leaving?: ((leave: () => void) => Disposable) | undefined;
  /** Hears, as a sentence, what a run has left on the server, and what of earlier ones was removed. */
  readonly left: (sentence: string) => void;
}

/** A server as its profile says, for one run after another. */
export interface ProfileServer {
  readonly connector: ActorConnector;
  readonly port: ServerPort;
}

/**
 * Before a run it finds out what the profile leaves open, and registers accounts; after it, it destroys the rooms that the run
 * made and that are still there, and removes those accounts. A run begins once the one before is cleaned up.
 */
export function createProfileServer(
  profile: ServerProfile,
  options: ProfileServerOptions,
): ProfileServer {
  const { url } = profile;
  const listeners = new Set<(line: ServerLogLine) => void>();
  const surroundings: RunSurroundings = {
    ...options,
    connector: createWebSocketConnector({ url, ...options }),
    openWire: webSocketWire(url, options.WebSocket),
    tell: (level, message) => {
      for (const listener of listeners) listener({ level, source: 'profile', message });
    },
    found: new Map(),
  };
  let run: ProfileRun | undefined;
  return {
    connector: {
      connect: (actor, listener) => {
        run ??= new ProfileRun(profile, surroundings);
        return run.connect(actor, listener);
      },
    },
    port: {
      label: profileTitle(profile),
      secrets: [...addressSecrets(url), ...passwordsOf(profile)],
      prepare: async (_stage, actors = []) => {
        const before = run;
        // What is to be finished from now on is this one, also while the one before still is.
        const next = new ProfileRun(profile, surroundings);
        run = next;
        await before?.finish();
        await next.prepare(actors);
      },
      finish: () => run?.finish() ?? Promise.resolve(),
      onLog: (listener) => {
        listeners.add(listener);
        return { dispose: () => listeners.delete(listener) };
      },
    },
  };
}

function passwordsOf({ accounts }: ServerProfile): readonly string[] {
  return accounts.table.map(({ password }) => password).filter((password) => password !== '');
}
