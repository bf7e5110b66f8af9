import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { showCommand } from '../../../src/cli/commands/show-command.ts';
import { prosodyPack } from '../../support/prosody.ts';
import { runWords } from '../../support/run-words.ts';

const KICK_BROKEN = path.resolve(
  import.meta.dirname,
  '../../../public/scenarios/20-kick-broken.scs',
);
const hasProsody = (await prosodyPack()) !== undefined;

async function show(...words: string[]) {
  const said = { output: '', errors: '' };
  const status = await showCommand(words, {
    output: (text) => void (said.output += text),
    complain: (sentence) => void (said.errors += `${sentence}\n`),
  });
  return { status, ...said };
}

describe.skipIf(!hasProsody)('caesura show', () => {
  let folder = '';
  let trace = '';

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'caesura-show-'));
    await runWords(KICK_BROKEN, '--trace', folder);
    const [name = ''] = await readdir(folder);
    trace = path.join(folder, name);
  });

  afterAll(() => rm(folder, { recursive: true }));

  it('draws a run between its lanes, and says what became of it', async () => {
    const { status, output } = await show(trace);
    expect(status).toBe(0);
    expect(output).toContain('\nFailed at step 16 (line 94): Mercutio received this <presence>');
    expect(output).toMatch(/\n +ms +Romeo +room +Juliet +Mercutio\n/);
    expect(output).toMatch(
      /\n +2 +[\d.]+ sent +●─+▶│ +· +· +presence +Romeo asks to enter as Romeo\.\n +3 +[\d.]+ matched +│◀─+● +· +· +presence 201 110/,
    );
    expect(output).toMatch(/\n +16 +[\d.]+ differs .* No jid on <actor>/);
    expect(output).toMatch(/\n +21 +not run /);
  });

  it('shows what is whole of a trace that was cut, and says where that was', async () => {
    const text = await readFile(trace, 'utf8');
    const torn = path.join(folder, 'torn.jsonl');
    await writeFile(torn, text.split('\n').slice(0, 20).join('\n').slice(0, -9));
    const { status, output, errors } = await show(torn);
    expect(status).toBe(0);
    expect(output).toContain('Romeo');
    expect(errors).toBe(
      `Only the first 18 events of ${torn} are shown. Line 20 was cut in its midst: who wrote the trace was ended there.\n`,
    );
  });

  it('leaves out what a filter leaves out', async () => {
    const whole = (await show(trace)).output.split('\n').length;
    const { output } = await show(trace, '--filter', 'kicked');
    expect(output.split('\n').length).toBeLessThan(whole);
    expect(output).toContain('307');
    expect((await show(trace, '--stream')).output.split('\n').length).toBeGreaterThan(whole);
  });

  it('shows one step, with its difference and the stanza', async () => {
    const { output } = await show(trace, '--step', '16');
    expect(output).toContain('Step 16, Mercutio receives presence');
    expect(output).toMatch(/\n- +jid="romeo@localhost\//);
    expect(output).toMatch(/\nStanza #\d+:\n<presence /);
    const matched = (await show(trace, '--step', '3')).output;
    expect(matched).not.toMatch(/^[-+]/m);
  });

  it('shows one stanza, laid out', async () => {
    const number = /#(\d+)/.exec((await show(trace)).output)?.[1] ?? '';
    const { output } = await show(trace, '--stanza', `#${number}`);
    expect(output).toMatch(/^Stanza #\d+, received by \w+ at [\d.]+ ms:\n<presence [^]*\n {2}<x /);
  });

  it('reads the run of a report that is one page', async () => {
    const page = path.join(folder, 'report.html');
    await runWords(KICK_BROKEN, '--html', page);
    const { status, output } = await show(page);
    expect(status).toBe(0);
    expect(output).toContain('\nFailed at step 16 (line 94): Mercutio received this <presence>');
  });

  it('says what is not there', async () => {
    expect(await show(trace, '--step', '99')).toMatchObject({
      status: 2,
      output: '',
      errors: 'There is no step 99; the script has 21.\n',
    });
    expect((await show(trace, '--stanza', 'x')).errors).toContain('There is no stanza x');
    expect((await show(path.join(folder, 'none'))).errors).toContain('cannot be shown: ENOENT');
    expect((await show(folder)).errors).toContain('it is no file');
    const other = path.join(folder, 'other.jsonl');
    await writeFile(other, '{}');
    expect((await show(other)).errors).toContain('This is no Caesura trace');
    expect((await show()).errors).toContain('Name one trace.');
  });
});
