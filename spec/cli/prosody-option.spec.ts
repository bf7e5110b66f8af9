import { cpSync, writeFileSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScriptReport } from '../../src/cli/report.ts';
import { parseStrict } from '../../src/xml/parse-strict.ts';
import { childElements } from '../../src/xml/element.ts';
import { runWords } from '../support/run-words.ts';
import { prosodyVersions } from '../support/prosody.ts';
import { skippedFor } from '../support/requirement.ts';
import { writeClone } from '../support/prosody-clone.ts';

const SCENARIOS = path.resolve(import.meta.dirname, '../../public/scenarios');
const KICK = path.join(SCENARIOS, '20-kick.scs');

const versions = await prosodyVersions();
const [newest = '', older = ''] = versions;
if (versions.length < 2) skippedFor('there are no two versions of Prosody to run scripts on.');

describe.skipIf(versions.length < 2)('caesura run --prosody', () => {
  let folder = '';
  const at = (name: string) => path.join(folder, name);
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'caesura-prosody-'));
    writeFileSync(at('version.scs'), ASKS_VERSION);
    cpSync(KICK, at('kick.scs'));
    await writeClone(at('clone'), newest);
  });
  afterAll(() => rm(folder, { recursive: true }));

  const reports = (json: string): ScriptReport[] =>
    json
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as ScriptReport);

  it('takes the newest where nothing is said, and says so', async () => {
    const { output } = await runWords(at('kick.scs'), '--json', '-');
    expect(reports(output)).toMatchObject([{ verdict: 'passed', prosody: newest }]);
  });

  it('runs each script on each, with a table at the end', async () => {
    const words = [at('kick.scs'), at('version.scs'), '--prosody', older, '--prosody', newest];
    const { status, report } = await runWords(...words, '--trace', at('traces'));
    expect(status).toBe(1);
    const table = report.split('\n').slice(-6);
    const widths = `${' '.repeat(at('version.scs').length)}  ${older}  ${newest}`;
    expect(table).toEqual([
      widths,
      `${at('kick.scs').padEnd(at('version.scs').length)}  ✓${' '.repeat(older.length - 1)}  ✓`,
      `${at('version.scs')}  ✓${' '.repeat(older.length - 1)}  ≠ line 17 *`,
      'The 2 servers agree on 1 script and disagree on 1. * stands out in its row.',
      '3 passed, 1 failed',
      '',
    ]);
    expect(await readdir(at('traces'))).toEqual([
      `001-kick-on-1-${older}.jsonl`,
      `001-kick-on-2-${newest}.jsonl`,
      `002-version-on-1-${older}.jsonl`,
      `002-version-on-2-${newest}.jsonl`,
    ]);
  });

  it('names the version in every report, a broken script once', async () => {
    writeFileSync(at('broken.scs'), 'Romeo dances\n');
    const words = [at('kick.scs'), at('broken.scs'), '--prosody', older, '--prosody', newest];
    const { output } = await runWords(...words, '--json', '-', '--junit', at('j.xml'));
    expect(reports(output).map(({ verdict, prosody }) => [verdict, prosody])).toEqual([
      ['passed', older],
      ['passed', newest],
      ['error', null],
    ]);
    const junit = parseStrict((await readFile(at('j.xml'), 'utf8')).replace(/^<\?.*\n/, ''));
    if (!junit.ok) throw new Error(junit.error.sentence);
    const suites = childElements(junit.value).map((suite) =>
      ['name', 'tests'].map((name) => suite.attributes.find(({ local }) => local === name)?.value),
    );
    expect(suites).toEqual([
      ['caesura', '1'],
      [`caesura, Prosody ${older}`, '1'],
      [`caesura, Prosody ${newest}`, '1'],
    ]);
    expect((await runWords(at('kick.scs'), '--junit', at('j.xml'))).status).toBe(0);
    expect(await readFile(at('j.xml'), 'utf8')).toContain(
      `<property name="prosody" value="${newest}"/>`,
    );
  });

  it('takes a folder as cloned, also beside the release that it is of', async () => {
    const words = [at('kick.scs'), '--prosody', newest, '--prosody', at('clone')];
    const { output, status } = await runWords(...words, '--json', '-');
    expect(status).toBe(0);
    expect(reports(output).map(({ prosody }) => prosody)).toEqual([newest, 'trunk-5d7f0e2a1b3c']);
  });

  it.each([
    ['99', /^--prosody 99: There is no Prosody 99 to embed/],
    ['nowhere', /^--prosody nowhere: nowhere does not exist\.$/],
    [SCENARIOS, /holds no Prosody/],
  ])('%s ends with 2, and nothing is run', async (word, sentence) => {
    const { status, complaints, report } = await runWords(KICK, '--prosody', word);
    expect({ status, report }).toEqual({ status: 2, report: '' });
    expect(complaints).toMatch(sentence);
  });
});

/** Passes on 0.12.3 alone. */
const ASKS_VERSION = `# Asks for the version

[Client] Romeo
	jid: romeo@localhost
	password: password

-----

Romeo connects

Romeo sends:
	<iq type="get" id="v" to="localhost"><query xmlns="jabber:iq:version"/></iq>

Romeo receives:
	<iq type="result" id="v">
		<query xmlns="jabber:iq:version"><name>Prosody</name>
			<version>0.12.3</version>
		</query>
	</iq>

Romeo disconnects
`;
