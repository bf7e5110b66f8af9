import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../src/cli/arguments.ts';
import { readLogpoint } from '../../src/cli/logpoint-option.ts';
import { parseTrace } from '../../src/trace/file.ts';
import { prosodyVersions } from '../support/prosody.ts';
import { runWords } from '../support/run-words.ts';

const KICK = path.resolve(import.meta.dirname, '../../public/scenarios/20-kick.scs');
const versions = await prosodyVersions();

describe('--logpoint', () => {
  it.each([
    ['muc.lib.lua:12', { file: 'muc.lib.lua', line: 12 }],
    ['a/b.lua:1:room.jid', { file: 'a/b.lua', line: 1, expression: 'room.jid' }],
    ['b.lua:1:room:x()', { file: 'b.lua', line: 1, expression: 'room:x()' }],
    ['b.lua:1:x if y == 1', { file: 'b.lua', line: 1, expression: 'x', condition: 'y == 1' }],
    ['b.lua:1 if y', { file: 'b.lua', line: 1, condition: 'y' }],
    ['b.lua:1:iffy', { file: 'b.lua', line: 1, expression: 'iffy' }],
  ])('%s', (text, value) => {
    expect(readLogpoint(text)).toEqual({ ok: true, value });
  });

  it.each(['', 'b.lua', 'b.lua:', 'b.lua:0', 'b.lua:x', 'b:1', ':1', 'b.lua:1x'])(
    'refuses %j in a sentence',
    (text) => {
      const read = readLogpoint(text);
      expect(!read.ok && read.error).toMatch(/^--logpoint is FILE:LINE.*\.$/);
    },
  );
});

describe.skipIf(versions.length === 0)('caesura run --logpoint', () => {
  const AT = 'subject.lib.lua:71:room.jid';

  it('prints what the line sees with the script, and has it in report and trace', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'caesura-logpoint-'));
    try {
      const told = await runWords(KICK, '--logpoint', AT, '--trace', folder);
      expect(told).toMatchObject({ status: 0, complaints: '' });
      expect(told.report).toMatch(
        /^ {4}● modules\/muc\/subject\.lib\.lua:\d+ room\.jid = \S+@conference\.localhost$/m,
      );
      const [file = ''] = await readdir(folder);
      const trace = parseTrace(await readFile(path.join(folder, file), 'utf8'));
      const events = trace.ok ? trace.value : [];
      expect(events.some(({ type }) => type === 'logpoint-told')).toBe(true);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('says what is wrong with it, and runs the script', async () => {
    const told = await runWords(KICK, '--logpoint', 'none.lua:3');
    expect(told.status).toBe(0);
    expect(told.report).toContain('● none.lua:3 the server has no file none.lua');
  });

  it('says which of several never ran', async () => {
    const never = 'muc.lib.lua:71:stanza if 1 == 2';
    const told = await runWords(KICK, '--logpoint', AT, '--logpoint', never);
    expect(told.report).toContain('● muc.lib.lua:71 did not run where 1 == 2');
    expect(told.report).not.toContain('subject.lib.lua:71 did not run');
  });

  it('is for the embedded server', () => {
    const read = parseArguments(['run', KICK, '--logpoint', AT, '--server', 'ws://localhost:1/']);
    expect(!read.ok && read.error).toContain('--logpoint is for the embedded server');
  });
});
