import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prosodyConfig } from '../../src/prosody/runtime/server-config.ts';
import { skippedFor } from './requirement.ts';
import { accepting, ended, freePort } from './child-server.ts';

/** A Prosody of this machine, on loopback, for one spec file. */
export interface NativeProsody {
  /** Its WebSocket. */
  readonly url: string;
  /** Ends it and starts it anew at the same address: what it kept in memory is gone. */
  restart(): Promise<void>;
  /** Asks it to shut down, and resolves when it is gone with all its files. */
  stop(): Promise<void>;
  /** The same at once, as a crash would. */
  kill(): Promise<void>;
  /** Names of the accounts that it keeps on the disk, of all hosts. */
  accounts(): Promise<readonly string[]>;
}

export interface NativeProsodyOptions {
  /**
   * Passwords of accounts on `localhost`, by their names (plain ASCII); they sign in with SCRAM. Without accounts
   * the server takes any name with any password, by PLAIN.
   */
  readonly accounts?: Readonly<Record<string, string>>;
  /** What it calls the domains that are `localhost` and `conference.localhost` elsewhere; others keep their first label. */
  readonly domains?: { readonly host: string; readonly rooms: string };
  /** Whether anybody may register an account there (XEP-0077); there are none before. */
  readonly registers?: boolean;
  /** Its program; the installed one unless another one is named. */
  readonly binary?: string;
  /** Modules besides, by their names without `mod_`, out of a folder. */
  readonly modules?: { readonly folder: string; readonly names: readonly string[] };
  /** Where it logs at level debug, and where it keeps its data; without them both go with the server. */
  readonly keeping?: { readonly log: string; readonly data: string };
  /** Variables of its environment besides. */
  readonly environment?: Readonly<Record<string, string>>;
}

const BINARY = '/usr/bin/prosody';
const START_LIMIT = 10_000;

/** False, see `skippedFor`, where there is none. */
export function nativeProsodyIsInstalled(): boolean {
  const isInstalled = existsSync(BINARY);
  if (!isInstalled) skippedFor(`no native Prosody is installed (${BINARY}).`);
  return isInstalled;
}

/** `undefined` when Prosody is not installed: the caller skips, and says so. */
export async function startNativeProsody(
  options: NativeProsodyOptions = {},
): Promise<NativeProsody | undefined> {
  const { binary = BINARY } = options;
  if (binary === BINARY && !nativeProsodyIsInstalled()) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'caesura-prosody-'));
  const port = await freePort();
  await layOut(folder, port, options);
  const start = () => launch(folder, binary, options.environment);
  let server = start();
  const cleanUp = () => {
    server.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', cleanUp);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    await ended(server, signal);
    process.off('exit', cleanUp);
    await rm(folder, { recursive: true, force: true });
  };
  const ready = async (): Promise<void> => {
    try {
      await accepting({ name: 'Prosody', port, server, limit: START_LIMIT });
    } catch (error) {
      await end('SIGKILL');
      throw error;
    }
  };
  await ready();
  return {
    url: `ws://127.0.0.1:${String(port)}/xmpp-websocket`,
    restart: async () => {
      await ended(server, 'SIGKILL');
      server = start();
      await ready();
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    accounts: async () => {
      const files = await readdir(join(folder, 'data'), { recursive: true });
      return files.filter((file) => /accounts.[^/]+\.dat$/.test(file)).sort();
    },
  };
}

function launch(
  folder: string,
  binary: string,
  environment: NativeProsodyOptions['environment'],
): ChildProcess {
  const config = join(folder, 'prosody.cfg.lua');
  return spawn(binary, ['-F', '--config', config], {
    cwd: folder,
    stdio: 'ignore',
    env: { ...process.env, ...environment },
  });
}

async function layOut(folder: string, port: number, options: NativeProsodyOptions): Promise<void> {
  const data = join(folder, 'data');
  const accounts = join(data, 'localhost', 'accounts');
  await mkdir(accounts, { recursive: true });
  await writeFile(join(folder, 'prosody.cfg.lua'), configuration(folder, port, options));
  for (const [name, password] of Object.entries(options.accounts ?? {})) {
    // Prosody hashes a plain password when it first sees it.
    const record = `return { ["password"] = ${JSON.stringify(password)} };\n`;
    await writeFile(join(accounts, `${name}.dat`), record);
  }
}

/** The settings of the embedded server, on a port of loopback. */
function configuration(folder: string, port: number, options: NativeProsodyOptions): string {
  const { modules, domains, registers = false, keeping } = options;
  const data = keeping?.data ?? join(folder, 'data');
  const log = keeping === undefined ? '' : `debug = ${luaString(keeping.log)}`;
  const config = prosodyConfig(
    `
run_as_root = true
daemonize = false
pidfile = ${luaString(join(folder, 'prosody.pid'))}
data_path = ${luaString(data)}
certificates = ${luaString(folder)}
log = { error = ${luaString(join(folder, 'prosody.log'))}, ${log} }

-- One WebSocket on loopback, and nothing else.
interfaces = { "127.0.0.1" }
http_ports = { ${String(port)} }
http_interfaces = { "127.0.0.1" }
http_external_url = "http://upload.localhost:5280/"
https_ports = {}
c2s_ports = {}
c2s_direct_tls_ports = {}
network_settings = { nagle = false }

${options.accounts === undefined ? '' : STORED_ACCOUNTS}
${registers ? OPEN_REGISTRATION : ''}
${modules === undefined ? '' : `plugin_paths = { ${luaString(modules.folder)} }`}
`,
    modules?.names,
  );
  if (domains === undefined) return config;
  return config
    .replaceAll('conference.localhost', domains.rooms)
    .replaceAll('localhost', domains.host);
}

const STORED_ACCOUNTS = `
authentication = "internal_hashed"
storage = "internal"
allow_unencrypted_plain_auth = false
`;

const OPEN_REGISTRATION = `
authentication = "internal_hashed"
storage = "internal"
allow_registration = true
registration_throttle_max = 1000
`;

function luaString(text: string): string {
  return JSON.stringify(text);
}
