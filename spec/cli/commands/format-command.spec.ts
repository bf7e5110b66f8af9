import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatCommand } from '../../../src/cli/commands/format-command.ts';

const TIDY = '[Client] Romeo\n\tjid: romeo@localhost\n\n-----\n\nRomeo connects\n';
const UNTIDY = '[Client] Romeo\n  jid: romeo@localhost\n-----\n\n\n\nRomeo connects';

describe('caesura format', () => {
  let folder = '';
  const at = (name: string) => path.join(folder, name);

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'caesura-format-'));
    writeFileSync(at('tidy.scs'), TIDY);
    writeFileSync(at('untidy.scs'), UNTIDY);
  });

  afterEach(() => rm(folder, { recursive: true }));

  async function format(words: readonly string[], input = () => Promise.resolve('')) {
    const said = { output: '', errors: '' };
    const status = await formatCommand(words, {
      output: (text) => void (said.output += text),
      complain: (sentence) => void (said.errors += `${sentence}\n`),
      input,
    });
    return { status, ...said };
  }

  it('lays out what needs it, and names it', async () => {
    expect(await format([folder])).toEqual({
      status: 0,
      output: `${at('untidy.scs')}\n1 laid out, 1 as they should be\n`,
      errors: '',
    });
    expect(await readFile(at('untidy.scs'), 'utf8')).toBe(TIDY);
    expect((await format([folder])).output).toBe('0 laid out, 2 as they should be\n');
  });

  it('only looks, where that is asked for', async () => {
    const { status, output } = await format([folder, '--check']);
    expect(status).toBe(1);
    expect(output).toContain('1 would be laid out, 1 as they should be');
    expect(await readFile(at('untidy.scs'), 'utf8')).toBe(UNTIDY);
    expect((await format([at('tidy.scs'), '--check'])).status).toBe(0);
  });

  it('lays out standard input', async () => {
    const input = () => Promise.resolve(UNTIDY);
    expect(await format(['-'], input)).toEqual({ status: 0, output: TIDY, errors: '' });
    expect(await format(['-', '--check'], input)).toMatchObject({ status: 1, output: '' });
    const broken = () => Promise.reject(new Error('it is not UTF-8 text'));
    expect(await format(['-'], broken)).toMatchObject({ status: 2, output: '' });
  });

  it('leaves alone what is no text, and says so', async () => {
    writeFileSync(at('binary.scs'), Uint8Array.of(0xff, 0xfe, 0));
    const { status, errors } = await format([folder]);
    expect(status).toBe(2);
    expect(errors).toContain('binary.scs: The file is');
    expect(await readFile(at('untidy.scs'), 'utf8')).toBe(TIDY);
  });
});
