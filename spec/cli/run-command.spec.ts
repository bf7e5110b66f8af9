import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseArguments } from '../../src/cli/arguments.ts';
import { runCommand } from '../../src/cli/run-command.ts';
import type { ScriptReport } from '../../src/cli/report.ts';
import { prosodyPack } from '../support/prosody.ts';
import { runWords } from '../support/run-words.ts';

const SCENARIOS = path.resolve(import.meta.dirname, '../../public/scenarios');
const KICK = path.join(SCENARIOS, '20-kick.scs');
const KICK_BROKEN = path.join(SCENARIOS, '20-kick-broken.scs');

const hasProsody = (await prosodyPack()) !== undefined;

describe.skipIf(!hasProsody)('caesura run, on the embedded server', () => {
  let folder = '';
  const at = (name: string) => path.join(folder, name);

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'caesura-run-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  const run = runWords;

  const reports = (json: string): ScriptReport[] =>
    json
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as ScriptReport);

  it('ends with 0 when all passed', async () => {
    const { status, report } = await run(KICK);
    expect(status).toBe(0);
    expect(report).toMatch(
      /^✓ .*20-kick\.scs: A kick.* \(21 steps, \d+ ms\)\n1 passed, 0 failed\n$/,
    );
  });

  it('says where the server’s code made what failed, where that is asked for', async () => {
    const told = reports((await run(KICK_BROKEN, '--json', '-', '--server-stacks')).output)[0];
    expect(told?.stack?.[0]).toMatch(/^[\w./]+\.lua:\d+ \S/);
    expect(told?.stack?.join('\n')).toContain('modules/muc/muc.lib.lua:');
    const untold = reports((await run(KICK_BROKEN, '--json', '-')).output)[0];
    expect(untold?.stack).toBeNull();
  });

  it('ends with 1 when one failed, and says where and why in every report', async () => {
    const { status, output } = await run(
      KICK,
      KICK_BROKEN,
      '--json',
      '-',
      '--junit',
      at('j.xml'),
      '--trace',
      at('t'),
    );
    expect(status).toBe(1);
    expect(reports(output)).toMatchObject([
      { verdict: 'passed', steps: 21, ran: 21 },
      {
        verdict: 'failed',
        line: 89,
        step: 16,
        kind: 'differs',
        differences: [{ kind: 'attribute-missing', path: 'presence/x/item/actor/@jid', line: 94 }],
        received: expect.stringMatching(/^<presence .*<actor nick=.*<\/presence>$/) as unknown,
        candidates: Array.from({ length: 4 }, () => ({
          received: expect.stringMatching(/^<presence .*<\/presence>$/s) as unknown,
        })),
      },
    ]);
    expect(await readFile(at('j.xml'), 'utf8')).toMatch(
      /<failure.*\n {2}expected: .*\n {2}received: \(nothing\)/,
    );
    expect(await readdir(at('t'))).toEqual(['001-20-kick.jsonl', '002-20-kick-broken.jsonl']);
  });

  it('keeps passwords out of traces', async () => {
    const secret = (await readFile(KICK, 'utf8')).replaceAll(
      'password: password',
      'password: tomb-of-capulet',
    );
    writeFileSync(at('secret.scs'), secret);
    await run(at('secret.scs'), '--trace', at('t'));
    const [trace = ''] = await readdir(at('t'));
    const text = await readFile(path.join(at('t'), trace), 'utf8');
    expect(text).not.toContain('tomb-of-capulet');
    const plain = ['romeo', 'juliet', 'mercutio'].map((name) => `\0${name}\0tomb-of-capulet`);
    for (const each of plain) expect(text).not.toContain(Buffer.from(each).toString('base64'));
  });

  it('runs only what the tags choose', async () => {
    const text = await readFile(KICK, 'utf8');
    writeFileSync(at('a.scs'), text.replace('\n', '\n## slow\n'));
    writeFileSync(at('b.scs'), text);
    const only = await run(folder, '--only-tags', 'slow', '--json', '-');
    expect(reports(only.output).map(({ file }) => path.basename(file))).toEqual(['a.scs']);
    const skip = await run(folder, '--skip-tags', 'slow', '--json', '-');
    expect(reports(skip.output).map(({ file }) => path.basename(file))).toEqual(['b.scs']);
  });

  it('says that the tags choose nothing, and counts it as wrong where it may be mistyped', async () => {
    writeFileSync(at('a.scs'), (await readFile(KICK, 'utf8')).replace('\n', '\n## slow\n'));
    expect(await run(folder, '--only-tags', 'slwo,x')).toMatchObject({
      status: 2,
      output: '',
      complaints: /^--only-tags slwo,x: no script has such a tag\. Nothing was run\./,
    });
    expect(await run(folder, '--skip-tags', 'slow')).toMatchObject({
      status: 0,
      complaints: /^--skip-tags slow leaves no script to run\./,
    });
  });

  const BROKEN =
    '# Broken\n\n[Client] Romeo\n\tjid: romeo@localhost\n\tpassword: p\n\n-----\n\nRomeo dances\n';

  it('ends with 2 for a script with errors, names the places, and runs the others', async () => {
    writeFileSync(at('broken.scs'), BROKEN);
    writeFileSync(at('bytes.scs'), new Uint8Array([0xff]));
    const words = [at('broken.scs'), KICK, at('bytes.scs'), '--junit', at('j.xml')];
    const { status, complaints, output } = await run(...words, '--json', '-');
    expect(status).toBe(2);
    expect(complaints).toMatch(/broken\.scs:9:\d+: /);
    expect(complaints).toMatch(/bytes\.scs: The file is not UTF-8/);
    expect(reports(output)).toMatchObject([
      { verdict: 'error', title: 'Broken', line: 9, steps: 0, ran: 0 },
      { verdict: 'passed', ran: 21 },
      { verdict: 'error', kind: 'unreadable', line: null },
    ]);
    expect(await readFile(at('j.xml'), 'utf8')).toMatch(/tests="3" failures="0" errors="2"/);
    expect((await run(...words)).report).toMatch(/1 passed, 0 failed, 2 could not be run\n$/);
  });

  const SPEAKS =
    '# Speaks\n\n[Client] Romeo\n\tjid: romeo@localhost\n\tpassword: tomb-of-capulet\n\n-----\n\nRomeo connects\n\n' +
    'Romeo sends:\n\t<message to="gone@conference.localhost" type="groupchat"><body>Hello</body></message>\n\n';

  it('tells of an error that nobody asked for, and of one that was not to come', async () => {
    writeFileSync(at('taken.scs'), `${SPEAKS}Romeo receives:\n\t<message/>\n`);
    writeFileSync(at('nothing.scs'), `${SPEAKS}Romeo receives nothing\n`);
    const words = [at('taken.scs'), at('nothing.scs')];
    const { output } = await run(...words, '--json', '-');
    const error = expect.stringMatching(
      /^<message .*type=["']error["'].*<item-not-found .*<\/message>$/,
    ) as unknown;
    expect(reports(output)).toMatchObject([
      { verdict: 'passed', refusals: [{ step: 3, condition: 'item-not-found', received: error }] },
      { verdict: 'failed', kind: 'unexpected', received: error },
    ]);
    const { report } = await run(...words, '--strict-errors');
    const rows = report.split('\n').filter((row) => /^ +[-+!~] /.test(row));
    expect(rows.filter((row) => row.includes('type="error"'))).toHaveLength(2);
    expect(rows.filter((row) => row.includes('<item-not-found '))).toHaveLength(2);
  });

  it('tells the warnings of a script in every report, and no secret with them', async () => {
    writeFileSync(at('warned.scs'), SPEAKS.replace('Hello', '{scansion:any} tomb-of-capulet'));
    const { report, status } = await run(at('warned.scs'), '--junit', at('j.xml'));
    const { output } = await run(at('warned.scs'), '--json', '-');
    expect(status).toBe(0);
    expect(report).toMatch(/^✓ .*\n {4}\S*warned\.scs:12:\d+: warning: /);
    const junit = await readFile(at('j.xml'), 'utf8');
    expect(junit).toMatch(/<system-err>\S*warned\.scs:12:\d+: warning: /);
    expect(reports(output)[0]?.diagnostics).toMatchObject([{ severity: 'warning', line: 12 }]);
    expect(report + junit + output).not.toContain('tomb-of-capulet');
  });

  it('ends with 2 when a report cannot be written', async () => {
    const { status, complaints } = await run(KICK, '--json', at('nowhere/j.json'));
    expect(status).toBe(2);
    expect(complaints).toMatch(/^--json .*nowhere\/j\.json cannot be written: .*Nothing was run/);
  });

  it.each([
    ['--trace', '/proc/x/y'],
    ['--trace', KICK],
    ['--junit', tmpdir()],
  ])('ends with 2 before it runs anything for %s %s', async (option, place) => {
    const { status, complaints, report } = await run(KICK, option, place);
    expect({ status, report }).toEqual({ status: 2, report: '' });
    expect(complaints).toContain(`${option} ${place} cannot be written: `);
  });

  it('writes JUnit to standard output, and nothing else', async () => {
    const { output, report } = await run(KICK, '--junit', '-');
    expect(output).toMatch(/^<\?xml .*<\/testsuite>\n$/s);
    expect(report).toBe('');
  });

  it('stops when it is told to, and reports what is known', async () => {
    const stop = new AbortController();
    const stopAfterOne = (text: string) => {
      if (text.startsWith('✓')) stop.abort();
    };
    const words = [KICK, SCENARIOS, '--json', at('j.json'), '--junit', at('j.xml')];
    const parsed = parseArguments(['run', ...words]);
    if (!parsed.ok || parsed.value === 'help') throw new Error('wrong words');
    let complaints = '';
    const status = await runCommand(parsed.value, {
      paper: { isTerminal: false, write: stopAfterOne },
      output: () => undefined,
      complain: (sentence) => void (complaints += sentence),
      program: undefined,
      stop: stop.signal,
    });
    expect(status).toBe(130);
    expect(complaints).toMatch(/^Stopped by Ctrl\+C: 1 of \d+ scripts were run\.$/);
    expect(reports(await readFile(at('j.json'), 'utf8'))).toMatchObject([{ verdict: 'passed' }]);
    expect(await readFile(at('j.xml'), 'utf8')).toContain('tests="1"');
  });

  it('gives the same trace each time', async () => {
    const frames = async (name: string) => {
      await run(KICK, '--trace', at(name));
      const text = await readFile(path.join(at(name), '001-20-kick.jsonl'), 'utf8');
      return [...text.matchAll(/"xml":"(<(?:presence|message).*?)"[,}]/g)].map((match) =>
        match[1]?.replace(/\d{4}-\d\d-\d\dT[\d:]+Z/g, 'stamp'),
      );
    };
    const first = await frames('one');
    expect(first.length).toBeGreaterThan(10);
    expect(await frames('two')).toEqual(first);
  });

  it('ends with 2 for a path that is not there', async () => {
    expect(await run(at('nowhere.scs'))).toMatchObject({ status: 2, complaints: /cannot be read/ });
  });

  it('ends with 3 when the server cannot be reached, and does not try again', async () => {
    const { status, report } = await run(SCENARIOS, '--server', 'ws://127.0.0.1:9/xmpp-websocket');
    expect(status).toBe(3);
    expect(report).toMatch(/0 passed, 1 failed, \d\d+ not run\n$/);
    expect(report).toContain('ws://127.0.0.1:9/xmpp-websocket');
  });
});
