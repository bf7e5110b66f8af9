import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScriptReport } from '../../src/cli/report.ts';
import { prosodyVersions } from '../support/prosody.ts';
import { skippedFor } from '../support/requirement.ts';
import { runWords } from '../support/run-words.ts';

const versions = await prosodyVersions();
const [newest = '', older = ''] = versions;
if (versions.length < 2) skippedFor('there are no two versions of Prosody to run scripts on.');

const CAST =
  '[Client] Romeo\n\tjid: romeo@localhost\n\tpassword: secret\n\n-----\nRomeo connects\n\n';
const PINGS = `Romeo sends:
	<iq type="get" id="x" to="localhost"><query xmlns="urn:spec:own"/></iq>

`;
const ANSWERED = `${PINGS}Romeo receives:\n\t<iq type="result" id="x"/>\n`;
const UNKNOWN = `${PINGS}Romeo receives:\n\t<iq type="error" id="x"/>\n`;

const ANSWERS = `-- Answers what nobody else does
module:hook("iq-get/host/urn:spec:own:query", function (event)
	event.origin.send(require "util.stanza".reply(event.stanza));
	return true;
end);
`;

describe.skipIf(versions.length < 2)('the stage of a script on the command line', () => {
  let folder = '';
  const at = (name: string) => path.join(folder, name);
  const script = (name: string, tags: string, steps = '') => {
    writeFileSync(at(name), `# ${name}\n${tags}\n\n${CAST}${steps}`);
    return at(name);
  };
  const run = async (...words: string[]) => {
    const { output, ...told } = await runWords(...words, '--json', '-');
    const lines = output.trim().split('\n');
    return { ...told, reports: lines.map((line) => JSON.parse(line) as ScriptReport) };
  };
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'caesura-stage-'));
    mkdirSync(at('modules'));
    writeFileSync(at('modules/mod_answers.lua'), ANSWERS);
    writeFileSync(at('modules/mod_broken.lua'), '-- Breaks\nlocal x = nil;\nx.y = 1;\n');
    // Of a folder with more than twenty modules none is switched on by itself.
    for (let n = 0; n < 25; n += 1) writeFileSync(at(`modules/mod_idle${String(n)}.lua`), '');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('takes the newest Prosody that fits, for each script its own', async () => {
    const files = [
      script('any.scs', ''),
      script('old.scs', '## prosody: <13'),
      script('new.scs', '## prosody: >=13'),
    ];
    const { status, reports } = await run(...files);
    expect(reports.map(({ verdict, prosody }) => [verdict, prosody])).toEqual([
      ['passed', newest],
      ['passed', older],
      ['passed', newest],
    ]);
    expect(status).toBe(0);
  });

  it('cannot run what no Prosody fits, and says which there is', async () => {
    const { status, reports } = await run(
      script('none.scs', '## prosody: >=14'),
      script('any.scs', ''),
    );
    expect(reports).toMatchObject([
      { verdict: 'error', kind: 'no-such-version', line: 2, broken: true },
      { verdict: 'passed' },
    ]);
    expect(reports[0]?.reason).toContain(`none that is here fits; the newest is ${newest}`);
    expect(status).toBe(2);
  });

  it('skips a script on a Prosody that was named and does not fit, and counts it apart', async () => {
    const file = script('new.scs', '## prosody: >=13');
    const words = [file, '--prosody', older, '--prosody', newest];
    const { status, report } = await runWords(...words, '--junit', at('j.xml'));
    expect(status).toBe(0);
    expect(report).toContain(`– ${file}: new.scs (skipped, Prosody ${older})`);
    expect(report).toContain(
      `The script is for Prosody >=13, not for ${older}: it was not run there.`,
    );
    expect(report.trim().split('\n').slice(-3)).toEqual([
      `${file}  –${' '.repeat(older.length - 1)}  ✓`,
      'The 2 servers agree on 1 script.',
      '1 passed, 0 failed, 1 skipped',
    ]);
    expect(await readFile(at('j.xml'), 'utf8')).toMatch(
      /skipped="1"[\s\S]*<skipped message="The script is for/,
    );
    expect((await run(file, '--prosody', '<13')).reports).toMatchObject([
      { verdict: 'skipped', broken: null },
    ]);
  });

  it('loads modules for the scripts that name them alone', async () => {
    const words = ['--modules', at('modules')];
    const files = [
      script('with.scs', '## modules: answers', ANSWERED),
      script('without.scs', '', UNKNOWN),
      script(
        'elsewhere.scs',
        '## hosts: b.example.org\n## modules: answers on b.example.org',
        UNKNOWN,
      ),
      script('own.scs', '## modules: announce, muc_unique'),
    ];
    const { status, reports } = await run(...files, ...words);
    expect(reports.map(({ reason }) => reason)).toEqual([null, null, null, null]);
    expect(status).toBe(0);
  });

  it('says before step 1 which module there is not, where, and where it was looked for', async () => {
    const file = script('typo.scs', '## modules: announce, answer');
    const { status, reports } = await run(file, '--modules', at('modules'));
    expect(reports).toMatchObject([
      { verdict: 'error', kind: 'no-such-module', line: 2, ran: 0, broken: true },
    ]);
    expect(reports[0]?.reason).toBe(
      `There is no mod_answer: it was looked for among the modules of Prosody ${newest} and in --modules ${at('modules')}. Did you mean "answers"?`,
    );
    expect(status).toBe(2);
  });

  it('says where a module broke, unless it may', async () => {
    const words = ['--modules', at('modules')];
    const { reports } = await run(script('broken.scs', '## modules: broken'), ...words);
    expect(reports).toMatchObject([{ verdict: 'error', kind: 'stage-not-set', broken: true }]);
    expect(reports[0]?.reason).toMatch(
      /mod_broken did not load on anon.localhost: mod_broken.lua:3: .*\(x.y = 1;\)/,
    );
    const allowed = '## modules: broken\n## module-may-fail: broken';
    expect((await run(script('allowed.scs', allowed), ...words)).status).toBe(0);
  });

  it('warns of an option that nothing reads', async () => {
    const { reports } = await run(script('option.scs', '## option: muc_room_lockin = false'));
    expect(reports[0]?.diagnostics).toMatchObject([
      { severity: 'warning', code: 'no-such-option', line: 2 },
    ]);
    expect(reports[0]?.diagnostics[0]?.message).toContain('Did you mean "muc_room_locking"?');
  });
});
