import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ScriptReport } from '../../src/cli/report.ts';
import { parseTrace } from '../../src/trace/file.ts';
import { prosodyPack } from '../support/prosody.ts';
import { runWords } from '../support/run-words.ts';

const SCRIPT = `# A join
[Client] Romeo
	jid: romeo@localhost
	password: secret

-----
Romeo connects

Romeo sends:
	<presence to="garden@conference.localhost/Romeo"><x xmlns="http://jabber.org/protocol/muc"/></presence>

Romeo receives:
	<presence from="garden@conference.localhost/Romeo">
		<x xmlns="http://jabber.org/protocol/muc#user" scansion:strict="false">
			<status code="110"/>
		</x>
	</presence>
`;

const hasProsody = (await prosodyPack()) !== undefined;

describe.skipIf(!hasProsody)('caesura run --variation', () => {
  let folder = '';
  const at = (name: string) => path.join(folder, name);
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'caesura-variation-'));
    await writeFile(at('a.scs'), SCRIPT);
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('lets the server vary, and says so in every report and in the trace', async () => {
    expect((await runWords(at('a.scs'))).status).toBe(0);
    const varied = await runWords(
      ...[at('a.scs'), '--variation', 'forgets-110', '--variation', 'full-room=3'],
      ...['--junit', at('j.xml'), '--trace', at('t'), '--json', at('r.json')],
    );
    expect(varied.status).toBe(1);
    expect(varied.report).toMatch(/A join \(3 steps, \d+ ms, forgets-110, full-room=3\)/);
    const told = JSON.parse(await readFile(at('r.json'), 'utf8')) as ScriptReport;
    expect(told.variations).toEqual(['forgets-110', 'full-room=3']);
    expect(await readFile(at('j.xml'), 'utf8')).toContain(
      '<property name="variation" value="forgets-110"/>',
    );
    const traces = await readTraces(at('t'));
    expect(traces[0]).toEqual(['forgets-110', 'full-room=3']);
  });

  it('is named by scripts, too; an unknown one is an error at its place', async () => {
    const tag = (name: string) => SCRIPT.replace('# A join', `# A join\n## variation: ${name}`);
    await writeFile(at('a.scs'), tag('forgets-110'));
    expect((await runWords(at('a.scs'))).report).toMatch(/\d ms, forgets-110\)/);
    await writeFile(at('a.scs'), tag('forgets'));
    const refused = await runWords(at('a.scs'));
    expect(refused.status).toBe(2);
    expect(refused.report).toMatch(/a\.scs:2:15: There is no variation "forgets"/);
  });
});

async function readTraces(folder: string): Promise<readonly unknown[]> {
  const names = await readdir(folder);
  return Promise.all(
    names.map(async (name) => {
      const read = parseTrace(await readFile(path.join(folder, name), 'utf8'));
      const first = read.ok ? read.value[0] : undefined;
      return first?.type === 'run-started' ? first.variations : read;
    }),
  );
}
