import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkCommand } from '../../../src/cli/commands/check-command.ts';

const DEFINED = '[Client] Romeo\n\tjid: romeo@localhost\n\tpassword: secretive\n\n-----\n\n';

describe('caesura check', () => {
  let folder = '';
  const at = (name: string) => path.join(folder, name);

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'caesura-check-'));
    writeFileSync(at('good.scs'), `${DEFINED}Romeo connects\n`);
    writeFileSync(at('bad.scs'), `${DEFINED}Romeo connects\n\nTybalt connects\n`);
    writeFileSync(
      at('doubtful.scs'),
      `${DEFINED}Romeo connects\n\nRomeo sends:\n\t<message id='{scansion:any}'/>\n`,
    );
  });

  afterEach(() => rm(folder, { recursive: true }));

  async function check(...words: string[]) {
    const said = { output: '', errors: '' };
    const status = await checkCommand(words, {
      output: (text) => void (said.output += text),
      complain: (sentence) => void (said.errors += `${sentence}\n`),
    });
    return { status, ...said };
  }

  it('ends with 0 where nothing is wrong, and says how much it looked at', async () => {
    expect(await check(at('good.scs'))).toEqual({
      status: 0,
      output: '1 script: 0 errors, 0 warnings\n',
      errors: '',
    });
  });

  it('says each error at its place, and ends with 1', async () => {
    const { status, output } = await check(folder);
    expect(status).toBe(1);
    expect(output).toMatch(/bad\.scs:9:1: .*Tybalt.* \[[a-z-]+\]\n/);
    expect(output).toContain('doubtful.scs:10:');
    expect(output).toContain('3 scripts: 1 error, 1 warning\n');
  });

  it('counts warnings where that is asked for', async () => {
    expect((await check(at('doubtful.scs'))).status).toBe(0);
    expect((await check(at('doubtful.scs'), '--warnings')).status).toBe(1);
  });

  it('writes a SARIF log, over an earlier one, and over nothing else', async () => {
    expect((await check(folder, '--sarif', at('log.sarif'))).status).toBe(1);
    expect((await check(folder, '--sarif', at('log.sarif'))).status).toBe(1);
    const log: unknown = JSON.parse(await readFile(at('log.sarif'), 'utf8'));
    expect(log).toMatchObject({
      version: '2.1.0',
      runs: [{ results: [{ level: 'error' }, { level: 'warning' }] }],
    });
    writeFileSync(at('notes.txt'), 'mine');
    const refused = await check(folder, '--sarif', at('notes.txt'));
    expect(refused).toMatchObject({ status: 2, output: '' });
    expect(refused.errors).toContain('no earlier SARIF log of Caesura');
    expect((await check(folder, '--sarif', at('bad.scs'))).status).toBe(2);
    expect(await readFile(at('notes.txt'), 'utf8')).toBe('mine');
  });

  it('names each place as an address with its region', async () => {
    const { output } = await check(at('bad.scs'), '--sarif', '-');
    const log: unknown = JSON.parse(output);
    expect(log).toMatchObject({
      runs: [
        {
          results: [
            {
              ruleIndex: 0,
              locations: [
                {
                  physicalLocation: {
                    region: { startLine: 9, startColumn: 1, endLine: 9, endColumn: 7 },
                  },
                },
              ],
            },
          ],
        },
      ],
    });
    expect(output).toMatch(/"uri": "file:\/\/\/.*bad\.scs"/);
  });

  it('never tells a secret', async () => {
    writeFileSync(at('leaks.scs'), `${DEFINED}Romeo connects\n\nsecretive connects\n`);
    const { output } = await check(at('leaks.scs'), '--hints');
    expect(output).toContain('leaks.scs:9:');
    expect(output).not.toContain('secretive');
  });

  it('refuses what is no script, and says so', async () => {
    expect((await check()).errors).toContain('script or folder');
    expect((await check()).status).toBe(2);
    expect((await check(at('none.scs'))).errors).toContain('cannot be read');
    writeFileSync(at('binary.scs'), '\0');
    expect(await check(folder)).toMatchObject({ status: 2 });
    expect((await check('--nonsense')).errors).toContain('Usage: caesura check');
    expect((await check('--help')).output).toContain('Usage: caesura check');
  });
});
