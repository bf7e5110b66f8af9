import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coveragePages } from '../../src/cli/coverage-html.ts';
import { runWords } from '../support/run-words.ts';
import { prosodyVersions } from '../support/prosody.ts';

const SCENARIOS = path.resolve(import.meta.dirname, '../../public/scenarios');
const KICK = path.join(SCENARIOS, '20-kick.scs');
const JOINING = path.join(SCENARIOS, '05-joining.scs');
const versions = await prosodyVersions();

describe.skipIf(versions.length === 0)('caesura run --coverage', () => {
  let folder = '';
  const at = (...names: string[]) => path.join(folder, ...names);
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'caesura-coverage-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** Lines that ran, by file. */
  async function ranIn(file: string): Promise<ReadonlyMap<string, number>> {
    const records = (await readFile(file, 'utf8')).split('end_of_record\n').slice(0, -1);
    return new Map(
      records.map((record) => {
        const hit = [...record.matchAll(/^DA:\d+,(\d+)$/gm)].filter(([, times]) => times !== '0');
        expect(record).toContain(`\nLH:${hit.length}\n`);
        return [/^SF:(.*)$/m.exec(record)?.[1] ?? '', hit.length];
      }),
    );
  }

  it('writes LCOV and pages, and tells what of the code of rooms no scenario reached', async () => {
    const one = await runWords(KICK, '--coverage', at('one.info'), '--coverage-html', at('pages'));
    expect(one).toMatchObject({ status: 0, complaints: '' });
    expect(one.report).toMatch(
      /all of modules\/muc +\d+ of \d+ lines +\d+\.\d % +\d+ of \d+ functions/,
    );
    expect(one.report).toMatch(
      /that no scenario reached \(\d+\):\n {2}modules\/muc\/\S+\.lua:\d+ /,
    );
    const first = await ranIn(at('one.info'));
    const muc = 'modules/muc/muc.lib.lua';
    expect(first.get(muc)).toBeGreaterThan(400);
    const pages = await readdir(at('pages'));
    expect(pages).toContain('index.html');
    expect(pages).toContain('1-modules-muc-muc.lib.lua.html');
    // A second run adds a script, and writes over what the first one wrote.
    const both = await runWords(KICK, JOINING, '--coverage', at('one.info'), '--jobs', '2');
    expect(both).toMatchObject({ status: 0, complaints: '' });
    expect((await ranIn(at('one.info'))).get(muc)).toBeGreaterThan(first.get(muc) ?? 0);
  }, 120_000);

  it('leaves other files alone', async () => {
    await writeFile(at('mine.txt'), 'mine');
    const refused = await runWords(KICK, '--coverage', at('mine.txt'));
    expect(refused.status).toBe(2);
    expect(refused.complaints).toContain('is a file that is no earlier LCOV file of Caesura');
    expect(await readFile(at('mine.txt'), 'utf8')).toBe('mine');
  });
});

describe('pages of coverage', () => {
  it('run nothing of what a server’s files hold', () => {
    const evil = '</code><script>alert("1")</script> <img src=x onerror=\'y\'> &amp;';
    const functions = [{ defined: 1, end: 1, lines: [[1, 0, 0] as const] }];
    const coverage = [{ file: `modules/muc/"><script>.lua`, functions }];
    const pages = coveragePages([{ name: '<13>', coverage, sourceOf: () => evil }]);
    expect(pages.map(({ name }) => name)).toEqual(['index.html', '1-modules-muc-script-.lua.html']);
    for (const { html } of pages) {
      expect(html).not.toMatch(/<script|<img|onerror='/);
      expect(html).toContain('default-src');
    }
  });
});
