import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAsker } from '../../src/cli/update/asker.ts';
import { writeScript } from '../../src/cli/update/write-script.ts';
import { patched } from '../support/patched.ts';
import { prosodyPack } from '../support/prosody.ts';
import { runWordsIn } from '../support/run-words.ts';

const SCENARIOS = path.resolve(import.meta.dirname, '../../public/scenarios');
const BROKEN = path.join(SCENARIOS, '24-affiliation-changes-broken.scs');

let folder = '';
const at = (name: string) => path.join(folder, name);

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'caesura-update-'));
});

afterEach(() => rm(folder, { recursive: true }));

describe.skipIf((await prosodyPack()) === undefined)('caesura run --update', () => {
  /** A script that fails, and how it passes. */
  const put = async (change: (text: string) => string = (text) => text) => {
    const text = change(await readFile(BROKEN, 'utf8'));
    await writeFile(at('a.scs'), text);
    return text;
  };
  const read = () => readFile(at('a.scs'), 'utf8');
  const answering = (answer: boolean, asked: string[] = []) => ({
    ask: (question: string) => {
      asked.push(question);
      return Promise.resolve(answer);
    },
  });
  /** Its lines, without the names of files and the sentence that follows. */
  const diffOf = (report: string) =>
    report
      .slice(report.indexOf('\n@@ ') + 1, report.lastIndexOf(at('a')))
      .trimEnd()
      .split('\n');

  it('shows the change as a diff that patch takes, asks, and writes what passes', async () => {
    const text = await put();
    const asked: string[] = [];
    const { status, report } = await runWordsIn(answering(true, asked), at('a.scs'), '--update');
    expect(status).toBe(0);
    expect(asked).toEqual([`Write ${at('a.scs')}? (y/n) `]);
    expect(report).toMatch(/\n--- .*a\.scs\n\+\+\+ .*a\.scs\n@@ -\d+,7 \+\d+,7 @@\n/);
    expect(report).toMatch(/a\.scs: 1 step accepted\.\n$/);
    const written = await read();
    expect(written).not.toBe(text);
    expect(patched(text, diffOf(report))).toBe(written);
    expect(await runWordsIn({}, at('a.scs'))).toMatchObject({ status: 0 });
  });

  it('writes nothing after a no', async () => {
    const text = await put();
    const { status, report } = await runWordsIn(answering(false), at('a.scs'), '--update');
    expect(status).toBe(1);
    expect(report).toMatch(/a\.scs: It is as it was\.\n$/);
    expect(await read()).toBe(text);
  });

  it('writes nothing where nobody can be asked, unless it is told to', async () => {
    const text = await put();
    const { status, report } = await runWordsIn({}, at('a.scs'), '--update');
    expect(status).toBe(1);
    expect(report).toContain('\n--- ');
    expect(report).toMatch(/Not written, as nobody can be asked: .* --update=yes writes/);
    expect(await read()).toBe(text);
    const asked: string[] = [];
    const told = await runWordsIn(answering(false, asked), at('a.scs'), '--update=yes');
    expect(told.status).toBe(0);
    expect(asked).toEqual([]);
    expect(await read()).not.toBe(text);
  });

  it('keeps line ends and a byte order mark', async () => {
    await put((text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`);
    expect(await runWordsIn({}, at('a.scs'), '--update=yes')).toMatchObject({ status: 0 });
    const written = await read();
    expect(written.startsWith('\uFEFF')).toBe(true);
    expect(written.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('writes over no file that changed meanwhile', async () => {
    await put();
    const ask = async () => {
      await writeFile(at('a.scs'), 'mine');
      return true;
    };
    const { status, report } = await runWordsIn({ ask }, at('a.scs'), '--update');
    expect(status).toBe(1);
    expect(report).toMatch(/a\.scs: Not written: it was changed meanwhile\.\n$/);
    expect(await read()).toBe('mine');
  });

  it('accepts no error that the script does not ask for, and says so', async () => {
    const text = await put(
      () =>
        '# Speaks\n\n[Client] Romeo\n\tjid: romeo@localhost\n\tpassword: p\n\n-----\n\nRomeo connects\n\n' +
        'Romeo sends:\n\t<message to="gone@conference.localhost" type="groupchat"><body>Hello</body></message>\n\n' +
        'Romeo receives:\n\t<message type="groupchat"><body>Hello</body></message>\n',
    );
    const { status, report } = await runWordsIn(answering(true), at('a.scs'), '--update=yes');
    expect(status).toBe(1);
    expect(report).toMatch(/a\.scs: Not updated: at step 3 the server answered with an error /);
    expect(await read()).toBe(text);
  });

  it('says so where nothing helps, and leaves what passes alone', async () => {
    const text = await put((broken) =>
      broken.replace(
        /<iq id="member1" from="room@conference.localhost" type="result"\/>/,
        '<message from="nobody@elsewhere" type="chat"><body>Never</body></message>',
      ),
    );
    const sound = path.join(SCENARIOS, '24-affiliation-changes.scs');
    const { status, report } = await runWordsIn({}, sound, at('a.scs'), '--update=yes');
    expect(status).toBe(1);
    expect(report).toMatch(/a\.scs: Not updated: no repair makes step \d+ pass\.\n$/);
    expect(await read()).toBe(text);
  });

  it('shows no password in a diff', async () => {
    await put((text) =>
      text
        .replace('password: password', 'password: capulet-tomb')
        .replace(/(\r?\n)-----/, '$1# capulet-tomb$1-----'),
    );
    const { report } = await runWordsIn({}, at('a.scs'), '--update=yes');
    expect(report).toContain('\n@@ ');
    expect(report).not.toContain('capulet-tomb');
    expect(await read()).toContain('capulet-tomb');
  });

  it('is no longer among what failed last', async () => {
    await put();
    const kept: string[][] = [];
    const lastFailed = {
      read: () => Promise.resolve(undefined),
      write: (files: readonly string[]) => Promise.resolve(void kept.push([...files])),
    };
    await runWordsIn({ lastFailed }, at('a.scs'));
    await runWordsIn({ lastFailed }, at('a.scs'), '--update=yes');
    expect(kept).toEqual([[at('a.scs')], []]);
  });
});

describe('the question', () => {
  const asked = (typed: string, stop = new AbortController().signal) => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    input.end(typed);
    return createAsker(
      input,
      output,
      stop,
    )('Write? ').then((answer) => ({
      answer,
      said: String(output.read()),
    }));
  };

  it.each([
    ['y\n', true],
    [' Yes \r\n', true],
    ['n\n', false],
    ['no\n', false],
    ['', false],
    ['maybe', false],
  ])('takes %j for %s', async (typed, answer) => {
    expect(await asked(typed)).toMatchObject({ answer });
  });

  it('is asked again after another answer', async () => {
    expect(await asked('perhaps\n\ny\n')).toEqual({ answer: true, said: 'Write? '.repeat(3) });
  });

  it('is answered by a signal', async () => {
    const stop = new AbortController();
    const answer = createAsker(new PassThrough(), new PassThrough(), stop.signal)('Write? ');
    stop.abort();
    expect(await answer).toBe(false);
  });
});

describe('a script that is written', () => {
  it('stays where it may not be written, or is gone', async () => {
    await writeFile(at('a.scs'), 'a');
    await rm(at('a.scs'));
    expect(await writeScript(at('a.scs'), 'a', 'b')).toMatch(/ENOENT/);
    if (process.getuid?.() === 0) return;
    await writeFile(at('a.scs'), 'a');
    await chmod(at('a.scs'), 0o444);
    expect(await writeScript(at('a.scs'), 'a', 'b')).toBe('you may not write there');
    expect(await readFile(at('a.scs'), 'utf8')).toBe('a');
  });
});
