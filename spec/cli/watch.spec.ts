import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { watchFiles } from '../../src/cli/watch-files.ts';
import { startCommandLine } from '../support/command-line.ts';
import { prosodyVersions } from '../support/prosody.ts';
import { writeClone } from '../support/prosody-clone.ts';

const KICK = path.resolve(import.meta.dirname, '../../public/scenarios/20-kick.scs');
const [newest] = await prosodyVersions();

let folder = '';
const at = (...names: string[]) => path.join(folder, ...names);
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'caesura-watch-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('files that are watched', () => {
  it.each<[string, string, () => void]>([
    ['a file is written', 'tree/inner/a.lua', () => writeFileSync(at('tree/inner/a.lua'), '2')],
    [
      'a file is put in its place, as editors do',
      'tree/inner/a.lua',
      () => {
        writeFileSync(at('tree/inner/4913'), '');
        rmSync(at('tree/inner/4913'));
        writeFileSync(at('tree/inner/.a.lua.swp'), '2');
        renameSync(at('tree/inner/.a.lua.swp'), at('tree/inner/a.lua'));
      },
    ],
    ['a file is taken away', 'tree/inner/a.lua', () => rmSync(at('tree/inner/a.lua'))],
    ['a script that was named is written', 'one.scs', () => writeFileSync(at('one.scs'), '2')],
  ])('tell that %s, and which', async (_what, file, change) => {
    mkdirSync(at('tree/inner'), { recursive: true });
    writeFileSync(at('tree/inner/a.lua'), '1');
    writeFileSync(at('one.scs'), '1');
    const stop = new AbortController();
    const files = await watchFiles([at('tree'), at('one.scs'), at('nowhere')], stop.signal);
    const changed = files.changed();
    change();
    expect(await changed).toBe(true);
    expect(files.written()).toEqual(new Set([at(file)]));
    expect(files.written()).toEqual(new Set());
    files.close();
  });

  it('are looked for anew where a folder has come, and then anything may be otherwise', async () => {
    mkdirSync(at('tree'));
    writeFileSync(at('tree/a.lua'), '1');
    const files = await watchFiles([at('tree')], new AbortController().signal);
    const changed = files.changed();
    mkdirSync(at('tree/new'));
    writeFileSync(at('tree/a.lua'), '2');
    expect(await changed).toBe(true);
    expect(files.written()).toBeUndefined();
    const again = files.changed();
    writeFileSync(at('tree/new/b.lua'), '1');
    expect(await again).toBe(true);
    expect(files.written()).toEqual(new Set([at('tree/new/b.lua')]));
    files.close();
  });

  it('are left in peace once it is told to stop', async () => {
    const stop = new AbortController();
    const files = await watchFiles([folder], stop.signal);
    const changed = files.changed();
    stop.abort();
    expect(await changed).toBe(false);
    files.close();
  });
});

describe.skipIf(newest === undefined)('caesura run --watch', { timeout: 120_000 }, () => {
  it('runs again when Lua of a working copy was saved, and ends by a signal', async () => {
    await writeClone(at('clone'), newest ?? '');
    cpSync(KICK, at('kick.scs'));
    const words = ['run', 'kick.scs', '--prosody', 'clone', '--watch'];
    const command = startCommandLine(words, { cwd: folder });
    await command.says('1 passed, 0 failed\nWaiting for changes. Ctrl+C ends.');
    const file = at('clone/plugins/muc/muc.lib.lua');
    const whole = readFileSync(file, 'utf8');
    writeFileSync(file, whole.replace('"307"', '"308"'));
    await command.says('0 passed, 1 failed\nWaiting for changes.');
    writeFileSync(file, `${whole}\nend\n`);
    await command.says('0 passed, 0 failed, 1 could not be run\nWaiting for changes.');
    command.child.kill('SIGINT');
    const { output } = await command.ended;
    expect(output).toContain('clone/plugins/muc/muc.lib.lua:');
  });
});
