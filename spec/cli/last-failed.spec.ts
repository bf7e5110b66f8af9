import { copyFile, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLastFailed } from '../../src/cli/last-failed.ts';
import { prosodyPack } from '../support/prosody.ts';
import { runWordsIn } from '../support/run-words.ts';

const SCENARIOS = path.resolve(import.meta.dirname, '../../public/scenarios');

const hasProsody = (await prosodyPack()) !== undefined;

describe('what failed last', () => {
  let folder = '';
  const caches = () => path.join(folder, 'caches');
  const at = (name: string) => path.join(folder, name);

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'caesura-failed-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  const run = (...words: string[]) =>
    runWordsIn({ lastFailed: createLastFailed(caches(), folder) }, ...words);

  it('is kept for each working folder, and for no other', async () => {
    const here = createLastFailed(caches(), '/here');
    const there = createLastFailed(caches(), '/there');
    expect(await here.read()).toBeUndefined();
    await here.write(['/here/a.scs']);
    await there.write([]);
    expect([await here.read(), await there.read()]).toEqual([['/here/a.scs'], []]);
    const names = await readdir(path.join(caches(), 'last-failed'));
    expect(names.join()).not.toContain('here');
  });

  it.each(['', '{', 'null', '[]', '{"failed":1}', '{"other":[]}'])(
    'is not known where the file holds %j',
    async (text) => {
      const lastFailed = createLastFailed(caches(), folder);
      await lastFailed.write([]);
      const [name = ''] = await readdir(path.join(caches(), 'last-failed'));
      await writeFile(path.join(caches(), 'last-failed', name), text);
      expect(await lastFailed.read()).toBeUndefined();
    },
  );

  it('is forgotten of folders in which nothing was run for long', async () => {
    const inFolder = (name: string) => createLastFailed(caches(), `/${name}`);
    const long = new Date(2020, 0);
    for (let count = 0; count < 100; count++) await inFolder(`old ${count}`).write([]);
    const kept = path.join(caches(), 'last-failed');
    for (const name of await readdir(kept)) await utimes(path.join(kept, name), long, long);
    await inFolder('one').write(['/one/a.scs']);
    await inFolder('two').write([]);
    expect(await readdir(kept)).toHaveLength(100);
    expect(await inFolder('one').read()).toEqual(['/one/a.scs']);
    expect(await inFolder('two').read()).toEqual([]);
  });

  it('does no harm where it cannot be kept', async () => {
    await writeFile(caches(), 'a file in the place of the folder');
    await createLastFailed(caches(), folder).write(['/a.scs']);
    expect(await createLastFailed(caches(), folder).read()).toBeUndefined();
  });

  it('is said to be unknown, to be nothing, or to be kept nowhere', async () => {
    expect(await run('--last-failed')).toEqual({
      status: 2,
      report: '',
      output: '',
      complaints: 'No run in this folder is known yet: run scripts once without --last-failed.',
    });
    await createLastFailed(caches(), folder).write([]);
    expect(await run('--last-failed')).toMatchObject({
      status: 0,
      complaints: 'Nothing failed in the last run in this folder.',
    });
    await createLastFailed(caches(), folder).write([at('gone.scs')]);
    expect(await run('--last-failed')).toMatchObject({
      status: 2,
      complaints: 'What failed in the last run in this folder is no longer there.',
    });
    expect(await runWordsIn({}, '--last-failed')).toMatchObject({
      status: 2,
      complaints: 'CAESURA_CACHE is empty, so nothing is kept of runs: leave out --last-failed.',
    });
  });

  describe.skipIf(!hasProsody)('is run again', () => {
    it('and nothing else, until it passes', async () => {
      await copyFile(path.join(SCENARIOS, '20-kick.scs'), at('sound.scs'));
      await copyFile(path.join(SCENARIOS, '20-kick-broken.scs'), at('broken.scs'));
      expect((await run(folder)).status).toBe(1);
      const again = await run('--last-failed');
      expect(again).toMatchObject({ status: 1, report: /\n0 passed, 1 failed\n$/ });
      expect(await run(at('sound.scs'), '--last-failed')).toMatchObject({
        status: 0,
        complaints: 'None of these scripts failed in the last run in this folder.',
      });
      await copyFile(path.join(SCENARIOS, '20-kick.scs'), at('broken.scs'));
      expect(await run(folder, '--last-failed')).toMatchObject({ status: 0, report: /1 passed/ });
      expect((await run('--last-failed')).complaints).toContain('Nothing failed');
    });
  });
});
