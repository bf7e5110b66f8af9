import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { errorCommands } from '../../src/cli/github/commands.ts';
import { jobSummary } from '../../src/cli/github/summary.ts';
import { tellGithub } from '../../src/cli/github/tell-github.ts';
import { createGithubVoice } from '../../src/cli/github/voice.ts';
import { prosodyPack } from '../support/prosody.ts';
import { runWordsIn } from '../support/run-words.ts';
import { failedAt, resultOf } from './script-report.ts';

const hasProsody = (await prosodyPack()) !== undefined;

describe('what GitHub is told of failures', () => {
  it('is where and why, in one line, with what parts its words escaped', () => {
    const failed = resultOf(
      failedAt(4, { title: 'Kick: 100%, really', reason: 'No <role>\r\nis "100%".' }),
      ['- a', '+ b'],
    );
    expect(errorCommands([resultOf({ file: 'b.scs' }), failed], undefined)).toEqual([
      '::error file=a.scs,line=40,title=Kick%3A 100%25%2C really%2C step 4::No <role>%0D%0Ais "100%25".%0A- a%0A+ b',
    ]);
  });

  it('names files as the repository has them, and others as they were named', () => {
    const commands = (file: string, workspace: string | undefined) =>
      errorCommands([resultOf(failedAt(1, { file }))], workspace).join();
    expect(commands(path.resolve('here/a.scs'), process.cwd())).toContain('file=here/a.scs,');
    expect(commands('a.scs', path.dirname(process.cwd()))).toContain(
      `file=${path.basename(process.cwd())}/a.scs,`,
    );
    expect(commands('a.scs', path.resolve('elsewhere'))).toContain('file=a.scs,');
    expect(commands('a.scs', '')).toContain('file=a.scs,');
  });

  it('holds for a script that cannot be run', () => {
    const broken = resultOf({ verdict: 'error', broken: true, line: 3, reason: 'No actor.' });
    expect(errorCommands([broken], undefined)).toEqual([
      '::error file=a.scs,line=3,title=A kick%2C cannot be run::No actor.',
    ]);
  });

  it('tells failures that are alike once, and says of what is flaky that it is', () => {
    const runs = [resultOf({ run: 1 }), ...[2, 3].map((run) => resultOf(failedAt(1, { run })))];
    const commands = errorCommands(runs, undefined);
    expect(commands).toHaveLength(1);
    expect(commands[0]).toContain('title=A kick%2C step 1 (flaky%2C passed 1 of 3)::');
  });

  it('names the server where there are several', () => {
    const on = (prosody: string) => resultOf(failedAt(1, { prosody }));
    expect(errorCommands([on('13.0.7')], undefined).join()).not.toContain('Prosody');
    const [first = '', second = ''] = errorCommands([on('13.0.7'), on('0.12.3')], undefined);
    expect(first).toContain('step 1%2C on Prosody 13.0.7::');
    expect(second).toContain('step 1%2C on Prosody 0.12.3::');
  });

  it('shows no more of a difference than there is room for, and nothing that cannot be seen', () => {
    const picture = Array.from({ length: 40 }, (_, at) => `- ${at}\u202e`);
    const [command = ''] = errorCommands([resultOf(failedAt(1), picture)], undefined);
    expect(command).toContain('- 29⟨U+202E⟩%0A… and 10 more lines');
  });
});

describe('the summary of a job', () => {
  it('is a table, and each failure folded, with nothing in it that is markup', () => {
    const failed = resultOf(failedAt(2, { file: 'b|`.scs', title: '<b>&\n\n# T' }), ['- <a/>']);
    const summary = jobSummary([resultOf(), failed]);
    expect(summary).toContain('<h3>Caesura: 1 failed, 1 passed</h3>');
    expect(summary).toContain('<code>a.scs</code> A kick</td><td>✓</td>');
    expect(summary).toContain('<code>b|`.scs</code> &#60;b&#62;&#38;⟨U+000A⟩⟨U+000A⟩# T</td>');
    expect(summary).toContain('<td>≠ line 20</td>');
    expect(summary).toContain('<summary>b|`.scs:20, step 2</summary><p>Step 2 differs.</p><pre>- ');
    expect(summary).toContain('&#60;a/&#62;</pre></details>');
    expect(summary).not.toMatch(/\n\n/);
  });

  it('has a column for each server', () => {
    const summary = jobSummary([
      resultOf({ prosody: '13.0.7' }),
      resultOf(failedAt(1, { prosody: '0.12.3' })),
    ]);
    expect(summary).toContain('<th>Prosody 13.0.7</th><th>Prosody 0.12.3</th>');
    expect(summary).toContain('<td>✓</td><td>≠ line 10</td>');
  });

  it('stays below what GitHub takes, and says what it leaves out', () => {
    const picture = Array.from({ length: 100 }, () => `- ${'&'.repeat(300)}`);
    const results = Array.from({ length: 600 }, (_, at) =>
      resultOf(failedAt(1, { file: `${at}.scs` }), picture),
    );
    const summary = jobSummary(results);
    expect(Buffer.byteLength(summary)).toBeLessThan(1_000_000);
    expect(summary).toContain('… and 200 more scripts');
    expect(summary).toMatch(/… and 5\d\d more failures, which have no room here/);
  });
});

describe('a step of GitHub Actions', () => {
  let folder = '';

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'caesura-github-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  /** What GitHub takes for commands of what is printed, as its runner reads it. */
  const commandsIn = (printed: string) => {
    const commands: string[] = [];
    let word: string | undefined;
    for (const line of printed.split('\n').map((each) => each.trimStart())) {
      if (!line.startsWith('::')) continue;
      const [, stop] = /^::stop-commands::(.+)$/.exec(line) ?? [];
      if (word === undefined && stop !== undefined) word = stop;
      else if (line === `::${word ?? ''}::`) word = undefined;
      else if (word === undefined) commands.push(line);
    }
    return { commands, isMuted: word !== undefined };
  };

  it.skipIf(!hasProsody)('takes nothing that others say for a command', async () => {
    const script = path.join(folder, 'a.scs');
    const body = '<body>::error::of a server</body>';
    await writeFile(
      script,
      '# Echo\n\n[Client] Romeo\n\tjid: romeo@localhost\n\tpassword: p\n\n-----\n\nRomeo connects\n\n' +
        `Romeo sends:\n\t<message to="\${Romeo's full JID}">${body}</message>\n\n` +
        `Romeo receives:\n\t<message type="chat">${body}</message>\n`,
    );
    const { report } = await runWordsIn({}, script, '--github', '--update');
    expect(report).toMatch(/^\s*::error::of a server$/m);
    const { commands, isMuted } = commandsIn(report);
    expect(commands).toEqual([
      expect.stringMatching(/^::error file=\S+a\.scs,line=\d+,title=Echo/),
    ]);
    expect(isMuted).toBe(false);
  });

  it('takes none while it is muted, but those that are spoken', () => {
    let printed = '';
    const voice = createGithubVoice((line) => void (printed += `${line}\n`));
    voice.mute();
    printed += '   ::error::of others\n';
    voice.speak(['::error::of ours']);
    printed += '::warning::of others\n';
    expect(commandsIn(printed)).toEqual({ commands: ['::error::of ours'], isMuted: true });
    voice.unmute();
    expect(commandsIn(`${printed}::notice::of ours`).commands).toHaveLength(2);
  });

  const deaf = { speak: () => undefined };

  it('adds to the summary that is there, and to none where there is none', async () => {
    const summary = path.join(folder, 'summary.md');
    await writeFile(summary, 'before\n');
    expect(await tellGithub([resultOf()], { summary }, deaf)).toEqual([]);
    expect(await readFile(summary, 'utf8')).toMatch(/^before\n<h3>Caesura: 1 passed<\/h3>\n/);
    expect(await tellGithub([resultOf()], { summary: '' }, deaf)).toEqual([]);
  });

  it('says so where the summary cannot be written', async () => {
    const summary = path.join(folder, 'nowhere/summary.md');
    const [problem = ''] = await tellGithub([], { summary }, deaf);
    expect(problem).toMatch(/^The summary of the job could not be written: /);
  });

  it.skipIf(!hasProsody)('is told of what failed', async () => {
    const broken = path.resolve(import.meta.dirname, '../../public/scenarios/20-kick-broken.scs');
    const github = { summary: path.join(folder, 's.md'), workspace: path.dirname(broken) };
    const { status, report } = await runWordsIn({ github }, broken, '--github');
    expect(status).toBe(1);
    expect(report).toMatch(/\n::error file=20-kick-broken\.scs,line=94,title=[^\n]*step 16::Merc/);
    const quiet = await runWordsIn({ github }, broken, '--github', '--json', '-');
    expect(quiet.output).not.toContain('::error');
    expect(quiet.complaints).toContain('::error file=20-kick-broken.scs,line=94,');
    const summary = await readFile(github.summary, 'utf8');
    expect(summary.split('<h3>')).toHaveLength(3);
    const untold = await runWordsIn({ github }, broken);
    expect(untold.report).not.toContain('::error');
  });
});
