import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accepting, ended, freePort } from './child-server.ts';

/** An ejabberd of this machine, on loopback. */
export interface NativeEjabberd {
  /** Its WebSocket. */
  readonly url: string;
  /** As the package names it: `23.01`. */
  readonly version: string;
  /** Ends it at once, and resolves when it is gone with all its files. */
  stop(): Promise<void>;
  /** What is on it now, as it says itself: names of accounts, and addresses of rooms. */
  contents(): Promise<{ readonly accounts: readonly string[]; readonly rooms: readonly string[] }>;
}

export interface NativeEjabberdOptions {
  /** What it calls itself; `localhost` and `conference.localhost` unless something else is said. */
  readonly host?: string;
  readonly rooms?: string;
  /** A file that it logs to at level debug. */
  readonly debugLog?: string;
}

const START_LIMIT = 30_000;
/** Where Debian's package puts its Erlang libraries. */
const LIBRARIES = '/usr/lib';

/**
 * Starts an ejabberd with these accounts, all with the password `password`; anybody may register more. `undefined` when it is
 * not installed: the caller skips, and says so.
 */
export async function startNativeEjabberd(
  accounts: Iterable<string>,
  { host = 'localhost', rooms = `conference.${host}`, debugLog }: NativeEjabberdOptions = {},
): Promise<NativeEjabberd | undefined> {
  const found = installed();
  if (found === undefined) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'caesura-ejabberd-'));
  const port = await freePort();
  const config = configuration(port, host, rooms);
  const level = debugLog === undefined ? 'warning' : 'debug';
  await writeFile(join(folder, 'ejabberd.yml'), `${config}loglevel: ${level}\n`);
  const server = launch(folder, found.libraries, debugLog);
  const cleanUp = () => {
    server.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', cleanUp);
  const stop = async (): Promise<void> => {
    await ended(server, 'SIGKILL');
    process.off('exit', cleanUp);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await accepting({ name: 'ejabberd', port, server, limit: START_LIMIT });
    for (const name of accounts)
      await call(port, 'register', { user: name, host, password: 'password' });
  } catch (error) {
    await stop();
    throw error;
  }
  const url = `ws://127.0.0.1:${String(port)}/xmpp-websocket`;
  const contents = async () => ({
    accounts: listed(await call(port, 'registered_users', { host })),
    rooms: listed(await call(port, 'muc_online_rooms', { service: rooms })),
  });
  return { url, version: found.version, stop, contents };
}

function installed(): { readonly libraries: string; readonly version: string } | undefined {
  for (const folder of readdirSync(LIBRARIES)) {
    if (!folder.endsWith('-linux-gnu')) continue;
    const libraries = join(LIBRARIES, folder);
    const name = readdirSync(libraries).find((each) => /^ejabberd-[\d.]+$/.test(each));
    if (name !== undefined) return { libraries, version: name.replace('ejabberd-', '') };
  }
  return undefined;
}

/** Without a node name, so that Erlang opens no port of its own. */
function launch(folder: string, libraries: string, debugLog?: string): ChildProcess {
  const spool = JSON.stringify(join(folder, 'spool'));
  return spawn('erl', ['-noinput', '-mnesia', 'dir', spool, '-s', 'ejabberd'], {
    cwd: folder,
    stdio: 'ignore',
    env: {
      ...process.env,
      HOME: folder,
      ERL_LIBS: libraries,
      ERL_CRASH_DUMP: join(folder, 'crash.dump'),
      EJABBERD_CONFIG_PATH: join(folder, 'ejabberd.yml'),
      EJABBERD_LOG_PATH: debugLog ?? join(folder, 'ejabberd.log'),
    },
  });
}

async function call(
  port: number,
  command: string,
  words: Readonly<Record<string, string>>,
): Promise<unknown> {
  const answer = await fetch(`http://127.0.0.1:${String(port)}/api/${command}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(words),
  });
  if (!answer.ok) throw new Error(`ejabberd did not ${command}: ${await answer.text()}`);
  return answer.json();
}

function listed(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** One port on loopback: the WebSocket, and the API that makes accounts. */
function configuration(port: number, host: string, rooms: string): string {
  return `
hosts: [${host}]
log_rotate_count: 0
certfiles: []
acme: { auto: false }
s2s_access: none
registration_timeout: infinity
auth_method: [mnesia]
auth_password_format: plain
# SCRAM would cost the page half a second for each actor.
disable_sasl_mechanisms: [DIGEST-MD5, X-OAUTH2, SCRAM-SHA-1, SCRAM-SHA-256, SCRAM-SHA-512]
listen:
  - port: ${String(port)}
    ip: "127.0.0.1"
    module: ejabberd_http
    request_handlers:
      /xmpp-websocket: ejabberd_http_ws
      /api: mod_http_api
acl:
  local: { user_regexp: "" }
  loopback: { ip: [127.0.0.0/8] }
  admin: { user: ["admin@${host}"] }
access_rules:
  local: { allow: local }
  c2s: { allow: all }
api_permissions:
  local: { who: { ip: 127.0.0.1/8 }, what: "*" }
modules:
  mod_admin_extra: {}
  mod_caps: {}
  mod_disco: {}
  mod_http_api: {}
  mod_mam: { default: always, assume_mam_usage: true }
  mod_muc_admin: {}
  mod_register: { ip_access: all, access: all, access_remove: all, password_strength: 0 }
  mod_muc:
    host: ${rooms}
    access_create: local
    access_admin: [{ allow: admin }]
    default_room_options: { mam: true, allow_subscription: false }
  mod_ping: {}
  mod_pubsub: { plugins: [flat, pep] }
  mod_roster: { versioning: true }
  mod_stream_mgmt: {}
  mod_vcard: { search: false }
  mod_vcard_xupdate: {}
`;
}
