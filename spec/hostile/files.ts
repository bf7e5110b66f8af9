import { execFileSync } from 'node:child_process';
import { openSync, closeSync, readFileSync } from 'node:fs';
import { link, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseTrace } from '../../src/trace/file.ts';
import { preparePlaces } from '../../src/cli/write-reports.ts';
import { startCommandLine, type CommandLine, type Ended } from '../support/command-line.ts';
import type { HostileClass, HostileTry } from './hostile-class.ts';

const KICK = path.resolve(import.meta.dirname, '../../public/scenarios/20-kick.scs');

/** A folder with `a.scs`, `b.scs`, links to them, and files of others; it is gone afterwards. */
async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'caesura-hostile-'));
  const at = (name: string) => path.join(folder, name);
  try {
    const text = await readFile(KICK, 'utf8');
    for (const name of ['a.scs', 'b.scs', 'notes.txt']) await writeFile(at(name), text);
    await symlink('notes.txt', at('link.out'));
    await link(at('notes.txt'), at('hard.out'));
    await symlink('nowhere', at('dangling.out'));
    await writeFile(at('package.json'), '{"name":"x"}');
    await writeFile(at('001-a.jsonl'), 'my own notes');
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function same<T>(found: T, expected: T, what: string): void {
  if (found !== expected)
    throw new Error(`${what}: ${String(found)} instead of ${String(expected)}`);
}

/** Words after which nothing may be run, and nothing written. */
const HARMFUL: readonly (readonly [string, string, string, string])[] = [
  // json, junit, trace, inputs
  ['a.scs', '', '', 'a.scs b.scs'],
  ['a.scs', '', '', 'b.scs'],
  ['./a.scs', '', '', 'b.scs'],
  ['A.SCS', '', '', 'b.scs'],
  ['new.scs', '', '', 'b.scs'],
  ['', 'a.scs', '', 'b.scs'],
  ['', '', 'new.scs', 'b.scs'],
  ['notes.txt', '', '', 'notes.txt'],
  ['NOTES.TXT/../notes.txt', '', '', 'notes.txt'],
  ['link.out', '', '', 'notes.txt'],
  ['hard.out', '', '', 'notes.txt'],
  ['dangling.out', '', '', 'a.scs'],
  ['', 'notes.txt', '', 'a.scs'],
  ['package.json', '', '', 'a.scs'],
  ['r', './r', '', 'a.scs'],
  ['R', 'r', '', 'a.scs'],
  ['001-a.jsonl', '', '.', 'a.scs'],
  ['', '', '.', 'a.scs'],
];

function* harms(): Iterable<HostileTry> {
  for (const [json, junit, trace, words] of HARMFUL) {
    yield {
      name: `--json ${json} --junit ${junit} --trace ${trace}: ${words}`,
      run: () =>
        inFolder(async (folder) => {
          const place = (name: string) => (name === '' ? undefined : `${folder}/${name}`);
          const places = {
            json: place(json),
            junit: place(junit),
            html: undefined,
            markdown: undefined,
            trace: place(trace),
            coverage: undefined,
            coverageHtml: undefined,
          };
          const scripts = words.split(' ').map((name) => path.join(folder, name));
          const before = await contents(folder);
          const refusal = await preparePlaces(places, { all: scripts, scripts });
          if (refusal?.includes('Nothing was run') !== true) throw new Error('it was not refused');
          same(await contents(folder), before, 'the folder');
        }),
    };
  }
}

async function contents(folder: string): Promise<string> {
  const names = (await readdir(folder)).sort();
  const texts = names.map((name) => readFile(path.join(folder, name), 'utf8').catch(() => ''));
  return [...names, ...(await Promise.all(texts))].join('\n');
}

/** One script of many steps, for whoever wants to stop it. */
function longScript(): string {
  const step = `Romeo sends:\n\t<message to="r@conference.localhost" type="groupchat"><body>x</body></message>\n\nRomeo receives:\n\t<message type="groupchat"><body>x</body></message>\n\n`;
  const head = `# Long\n\n[Client] Romeo\n\tjid: romeo@localhost\n\tpassword: password\n\n-----\n\nRomeo connects\n\nRomeo sends:\n\t<presence to="r@conference.localhost/Romeo"><x xmlns="http://jabber.org/protocol/muc"/></presence>\n\nRomeo receives:\n\t<presence/>\n\n`;
  return head + step.repeat(6_000);
}

/** A script that fails, and whose report is longer than a pipe takes. */
function longReport(): string {
  const message = `Romeo sends:\n\t<message to="r@conference.localhost" type="groupchat"><body>${'x'.repeat(20_000)}</body></message>\n\n`;
  const [head = ''] = longScript().split('Romeo receives');
  return `${head}${message.repeat(6)}Romeo receives:\n\t<message type="groupchat"><body>never</body></message>\n`;
}

/** The processor's time that a process has had, its threads' included, in milliseconds; `undefined` where nobody says. */
function processorTime(pid: number | undefined): number | undefined {
  try {
    const fields = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    // The user's part of it, in hundredths of a second: the 14th field of proc(5).
    return Number(fields[11]) * 10;
  } catch {
    return undefined;
  }
}

/**
 * What a process still does from now to its end, in milliseconds: of the processor's time where that can be had, which
 * says the same on a busy machine, else by the clock.
 */
async function effortUntilEnd(run: CommandLine, signal: NodeJS.Signals): Promise<number> {
  const begin = performance.now();
  const before = processorTime(run.child.pid);
  let latest = before;
  const watch = setInterval(() => (latest = processorTime(run.child.pid) ?? latest), 20);
  run.child.kill(signal);
  await run.ended;
  clearInterval(watch);
  if (before !== undefined && latest !== undefined) return latest - before;
  return performance.now() - begin;
}

function* signals(): Iterable<HostileTry> {
  for (const [signal, status] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    for (const jobs of ['1', '2']) {
      yield {
        name: `${signal} in a long script, ${jobs} jobs`,
        run: () =>
          inFolder(async (folder) => {
            await writeFile(path.join(folder, 'long.scs'), longScript());
            const words = ['run', 'a.scs', 'b.scs', 'long.scs', '--jobs', jobs, '--json', 'r.json'];
            const run = startCommandLine([...words, '--trace', 't'], { cwd: folder });
            await run.says('✓ b.scs');
            const ms = await effortUntilEnd(run, signal);
            same((await run.ended).status, status, 'the status');
            if (ms > 1_000) throw new Error(`it still took ${ms.toFixed(0)} ms`);
            const report = await readFile(path.join(folder, 'r.json'), 'utf8');
            if (!report.includes('"file":"b.scs"')) throw new Error('nothing is reported');
            await readsTraces(path.join(folder, 't'));
          }),
      };
    }
  }
}

async function readsTraces(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const read = parseTrace(await readFile(path.join(folder, name), 'utf8'));
    if (!read.ok) throw new Error(`${name}: ${read.error.message}`);
  }
}

function quiet({ errors }: Ended): void {
  if (/\bat .*:\d+:\d+|Warning/.test(errors)) throw new Error(`a stack or a warning: ${errors}`);
}

/** Where nothing more can be written. */
function* fullAndClosed(): Iterable<HostileTry> {
  for (const words of [[], ['--json', '-'], ['--json', '/dev/full']]) {
    yield {
      name: `a full disk: ${words.join(' ')}`,
      run: () =>
        inFolder(async (folder) => {
          const full = openSync('/dev/full', 'w');
          const stdout = words.length === 2 && words[1] !== '-' ? 'pipe' : full;
          const end = await startCommandLine(['run', 'a.scs', ...words], { cwd: folder, stdout })
            .ended;
          closeSync(full);
          same(end.status, 4, 'the status');
          if (!end.errors.includes('no room left')) throw new Error(end.errors);
          quiet(end);
        }),
    };
  }
  yield {
    name: 'a pipe that is closed',
    run: () =>
      inFolder(async (folder) => {
        const run = startCommandLine(['run', 'a.scs', 'b.scs'], { cwd: folder });
        run.child.stdout?.destroy();
        const end = await run.ended;
        same(end.status, 4, 'the status');
        quiet(end);
      }),
  };
  yield {
    name: 'a pipe that nobody reads, as standard output, and SIGTERM',
    run: () =>
      inFolder(async (folder) => {
        for (let at = 0; at < 4; at++) {
          await writeFile(path.join(folder, `long${String(at)}.scs`), longReport());
        }
        const words = ['run', 'b.scs', 'long0.scs', 'long1.scs', 'long2.scs', 'long3.scs'];
        const run = startCommandLine([...words, '--json', '-', '--trace', 't'], { cwd: folder });
        run.child.stdout?.pause();
        // The last report is on its way, and finds no room.
        while (
          !(await readdir(path.join(folder, 't')).catch((): string[] => [])).includes(
            '005-long3.jsonl',
          )
        )
          await new Promise((resolve) => setTimeout(resolve, 50));
        run.child.kill('SIGTERM');
        const code = await new Promise((resolve) => void run.child.once('exit', resolve));
        run.child.stdout?.resume();
        same(code, 143, 'the status');
        quiet(await run.ended);
      }),
  };
  yield {
    name: 'a pipe that nobody reads, as a report',
    run: () =>
      inFolder(async (folder) => {
        execFileSync('mkfifo', [path.join(folder, 'p')]);
        const end = await startCommandLine(['run', 'a.scs', '--json', 'p'], { cwd: folder }).ended;
        same(end.status, 4, 'the status');
        if (!end.errors.includes('nobody reads')) throw new Error(end.errors);
      }),
  };
  yield {
    name: 'many scripts and jobs: no word on standard error',
    run: () =>
      inFolder(async (folder) => {
        const text = await readFile(KICK, 'utf8');
        for (let at = 0; at < 40; at++)
          await writeFile(path.join(folder, `${String(at)}.scs`), text);
        const end = await startCommandLine(['run', '.', '--jobs', '64'], { cwd: folder }).ended;
        same(end.status, 0, 'the status');
        same(end.errors, '', 'standard error');
      }),
  };
}

/** What the command line reads and writes, and who stops it. */
export const FILES: HostileClass = {
  name: 'files',
  isTimed: true,
  *tries(extent) {
    yield* harms();
    if (extent === 'short') return;
    yield* fullAndClosed();
    yield* signals();
  },
};
