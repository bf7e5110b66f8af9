import type { CommunityModules } from '../prosody/community-modules.ts';
import type { PackEntry, PackManifest } from '../prosody/pack.ts';
import type { ProsodyServer } from '../prosody/server.ts';
import type { ServerCode } from '../state/own-code/server-code.ts';
import type { ServerFacts } from '../xmpp/server-facts.ts';

/** What a server is to run. */
export interface BootCode {
  /** A version that ships; absent for sources of a person's own. */
  readonly entry: PackEntry | undefined;
  readonly prosody: ServerCode['prosody'];
  readonly own: ServerCode['own'];
  readonly config: ServerCode['config'];
  readonly isWhole?: boolean | undefined;
}

/** What is to be known of a server while it runs, whatever else it can do. */
export type RunningServer = Pick<
  ProsodyServer,
  'version' | 'faults' | 'ownModules' | 'setAside' | 'hosts' | 'idle' | 'source' | 'dispose'
>;

/** Where the versions come from, and what runs them. */
export interface EmbeddedSupply<S extends RunningServer = ProsodyServer> {
  manifest(): Promise<PackManifest>;
  /** What is known of a version, or of the community's modules; rejects when the file cannot be had. */
  facts(file: string): Promise<ServerFacts>;
  /** The community's modules; `undefined` where the build has none. Rejects when they cannot be had. */
  community(): Promise<CommunityModules | undefined>;
  /** Rejects, with a message for people, when it does not start; `onEnd` is called once it is no more, with the reason. */
  boot(code: BootCode, onEnd: (problem: Error) => void): Promise<S>;
}

interface Running<S> {
  readonly base: string;
  readonly server: Promise<S>;
}

/** Gives a server of that code that answers; rejects when none can be booted. `onDeath`: one that had booted is no more. */
export function createRunningServers<S extends RunningServer>(
  supply: Pick<EmbeddedSupply<S>, 'boot'>,
  onDeath: (name: string, problem: Error) => void,
) {
  const servers = new Map<string, Running<S>>();

  function boot(code: ServerCode, entry: PackEntry | undefined): Promise<S> {
    const { key, base, prosody, own, config, isWhole } = code;
    const known = servers.get(key);
    if (known !== undefined) return known.server;
    const forget = () => {
      if (servers.get(key)?.server === server) servers.delete(key);
    };
    let hasBooted = false;
    const name = prosody?.label ?? `Prosody ${entry?.version ?? ''}`;
    const server = supply.boot({ entry, prosody, own, config, isWhole }, (problem) => {
      // One that is out of date was shut down.
      const isWanted = servers.get(key)?.server === server;
      forget();
      if (hasBooted && isWanted) onDeath(name, problem);
    });
    server.then(() => {
      hasBooted = true;
      disposeOlder(servers, base, server);
    }, forget);
    servers.set(key, { base, server });
    return server;
  }
  const open = async (code: ServerCode, entry: PackEntry | undefined): Promise<S> => {
    const known = await boot(code, entry);
    const isAlive = await known.idle().then(
      () => true,
      () => false,
    );
    // It may have fallen silent since it was last used.
    return isAlive ? known : boot(code, entry);
  };
  return {
    open,
    /** Ends all that run; those that are being booted as soon as they have. */
    close: (): void => {
      const ended = [...servers.values()];
      servers.clear();
      for (const { server } of ended) disposeOnceBooted(server);
    },
    /** Those that run a version that ships, with modules or without. */
    ofBase: (version: string): readonly Promise<S>[] =>
      [...servers.values()]
        .filter(({ base }) => base.split(' ', 1)[0] === version)
        .map(({ server }) => server),
  };
}

/** Of the same base, with code that has changed since. */
function disposeOlder<S extends RunningServer>(
  servers: Map<string, Running<S>>,
  base: string,
  newest: Promise<S>,
): void {
  for (const [key, each] of [...servers]) {
    if (each.base !== base || each.server === newest) continue;
    servers.delete(key);
    disposeOnceBooted(each.server);
  }
}

function disposeOnceBooted(booting: Promise<RunningServer>): void {
  booting.then(
    (server) => server.dispose(),
    () => undefined,
  );
}
