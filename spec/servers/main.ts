/**
 * `npm run servers`: Prosody's scripts for rooms and the founding scenario on five servers at once: both versions that ship, a
 * working copy, a native Prosody and a native ejabberd that call themselves `example.test`, with accounts that are registered
 * for each run; the latter once more with children in any order. Prints the table; fails where a script did not run, where
 * the native Prosody does not pass what its version can, where an order makes a difference that is not to, or where anything
 * is left on a server. Needs both servers and the scripts.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensure } from '../../src/base/assert.ts';
import { writeProfile } from '../../src/transport/profile/profile-file.ts';
import { DEFAULT_PROFILE, usualDomains } from '../../src/transport/profile/server-profile.ts';
import { PROSODY_SCRIPTS, prosodyScripts } from '../script/corpus.ts';
import { startNativeEjabberd } from '../support/native-ejabberd.ts';
import { startNativeProsody } from '../support/native-prosody.ts';
import { writeClone } from '../support/prosody-clone.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const FOUNDING = path.join(ROOT, 'public/scenarios/24-affiliation-changes.scs');
const NAMES = { host: 'example.test', rooms: 'rooms.example.test' };
/** The `<reason>` that it waits for came with 13.0. */
const NOT_FOR_0_12 = 'muc_outcast_reason.scs';

interface Told {
  readonly file: string;
  readonly profile: string | null;
  readonly verdict: string;
  readonly ran: number;
  readonly differences: readonly { readonly kind: string }[];
}

const folder = await mkdtemp(path.join(tmpdir(), 'caesura-servers-'));
try {
  process.exitCode = await compareServers();
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function compareServers(): Promise<number> {
  const prosody = ensure(
    await startNativeProsody({ domains: NAMES, registers: true }),
    'a native Prosody: apt-get install prosody',
  );
  try {
    const ejabberd = ensure(
      await startNativeEjabberd([], NAMES),
      'a native ejabberd: apt-get install ejabberd',
    );
    try {
      const told = await runAll(prosody.url, ejabberd.url);
      const { accounts, rooms } = await ejabberd.contents();
      return verdictOn(told, [...(await prosody.accounts()), ...accounts, ...rooms]);
    } finally {
      await ejabberd.stop();
    }
  } finally {
    await prosody.stop();
  }
}

async function runAll(prosody: string, ejabberd: string): Promise<readonly Told[]> {
  const clone = path.join(folder, 'working-copy');
  await writeClone(clone, '13.0.7');
  const json = path.join(folder, 'report.jsonl');
  const profiles = [
    await profileOf('native Prosody', prosody),
    await profileOf('native ejabberd', ejabberd),
    await profileOf('ejabberd', ejabberd, true),
  ];
  const scripts = prosodyScripts().filter(({ name }) => name.startsWith('muc_'));
  const words = [
    ...['run', ...scripts.map(({ name }) => path.join(PROSODY_SCRIPTS, name)), FOUNDING],
    ...['--prosody', '13', '--prosody', '0.12', '--prosody', clone],
    ...profiles.flatMap((file) => ['--profile', file]),
    ...['--json', json],
  ];
  const program = path.join(ROOT, 'src/cli/caesura.mjs');
  const child = spawn(process.execPath, [program, ...words], { cwd: ROOT, stdio: 'inherit' });
  await new Promise((resolve) => child.once('exit', resolve));
  const lines = (await readFile(json, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as Told);
}

async function profileOf(name: string, url: string, anyOrder = false): Promise<string> {
  const file = path.join(folder, `${name.replace(' ', '-')}.json`);
  const profile = writeProfile({
    ...DEFAULT_PROFILE,
    ...{ name, url, anyOrder, timeout: 1000, domains: usualDomains(NAMES.host) },
    accounts: { kind: 'registered', table: [], hasOwnNames: false },
  });
  await writeFile(file, profile);
  return file;
}

/** The exit status, once all that is wrong was told. */
function verdictOn(told: readonly Told[], left: readonly string[]): number {
  const unrun = told.filter(({ ran }) => ran === 0);
  const failed = told.filter(
    ({ profile, file, verdict }) =>
      profile === 'native Prosody' && verdict !== 'passed' && !file.endsWith(NOT_FOR_0_12),
  );
  for (const { file, profile } of unrun)
    console.error(`${file} did not run on ${profile ?? 'a version'}.`);
  for (const { file } of failed) console.error(`${file} does not pass on the native Prosody.`);
  const ordered = told.filter(
    ({ profile, differences }) =>
      profile?.includes('any order') === true && differences.some(({ kind }) => kind === 'order'),
  );
  for (const { file } of ordered) console.error(`${file} differs in the order of children.`);
  for (const each of left) console.error(`Left on a server: ${each}`);
  const isWell =
    unrun.length + failed.length + ordered.length + left.length === 0 && told.length > 0;
  console.log(isWell ? 'Nothing is left on any server.' : 'This is not as it should be.');
  return isWell ? 0 : 1;
}
