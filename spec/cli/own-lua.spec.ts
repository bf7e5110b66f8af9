import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runWords } from '../support/run-words.ts';
import { prosodyVersions } from '../support/prosody.ts';
import { writeClone } from '../support/prosody-clone.ts';

const SCENARIOS = path.resolve(import.meta.dirname, '../../public/scenarios');
const KICK = path.join(SCENARIOS, '20-kick.scs');
const versions = await prosodyVersions();

describe.skipIf(versions.length === 0).each(versions.slice(0, 1))(
  'Lua of one\u2019s own, on %s',
  (version) => {
    let folder = '';
    const at = (...names: string[]) => path.join(folder, ...names);
    const write = (name: string, text: string) => {
      mkdirSync(path.dirname(at(name)), { recursive: true });
      writeFileSync(at(name), text);
      return at(name);
    };
    beforeAll(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'caesura-lua-'));
      await writeClone(at('clone'), version);
    });
    afterAll(() => rm(folder, { recursive: true }));

    /** Changes a file of the clone while something is done. */
    async function changed<T>(
      name: string,
      change: (text: string) => string,
      work: () => Promise<T>,
    ) {
      const before = await readFile(at(name), 'utf8');
      write(name, change(before));
      try {
        return await work();
      } finally {
        write(name, before);
      }
    }

    it.each([
      [
        'plugins/muc/muc.lib.lua',
        /^mod_muc did not load on conference\.localhost: .*muc\.lib\.lua:\d+: /,
      ],
      [
        'plugins/mod_carbons.lua',
        /^mod_carbons did not load: .*plugins\/mod_carbons\.lua:\d+: .* near/,
      ],
    ])(
      'a fault of syntax in %s is told with its place, and no step is run',
      async (name, sentence) => {
        const broken = (text: string) => `${text}\nlocal = here\n`;
        const run = await changed(`clone/${name}`, broken, () =>
          runWords(KICK, '--prosody', at('clone'), '--json', '-'),
        );
        expect(run.status).toBe(2);
        const report = JSON.parse(run.output) as { reason: string; ran: number; kind: string };
        expect(report).toMatchObject({ verdict: 'error', kind: 'server-set-up', ran: 0 });
        expect(report.reason).toMatch(sentence);
        expect(report.reason).toContain(at('clone', name));
      },
    );

    it('an error as a module starts is told with its line, as it stands in the file', async () => {
      const broken = (text: string) => `local nothing = nil\nnothing.at_all()\n${text}`;
      const run = await changed('clone/plugins/mod_ping.lua', broken, () =>
        runWords(KICK, '--prosody', at('clone')),
      );
      expect(run.status).toBe(2);
      expect(run.report).toContain(
        `${at('clone/plugins/mod_ping.lua')}:2: attempt to index a nil value`,
      );
      expect(run.report).toContain('2 | nothing.at_all()');
    });

    it('a fault in what the server itself is made of is told, too', async () => {
      const run = await changed(
        'clone/util/jid.lua',
        (text) => `${text}\nend end\n`,
        () => runWords(KICK, '--prosody', at('clone')),
      );
      expect(run.status).toBe(2);
      expect(run.complaints).toMatch(/^Prosody does not start: .*util\/jid\.lua:\d+: /m);
    });

    it('a module that does not load may be allowed by the script', async () => {
      const text = (await readFile(KICK, 'utf8')).replace(
        '\n',
        '\n## module-may-fail: ping, other\n',
      );
      const script = write('allows.scs', text);
      const run = await changed(
        'clone/plugins/mod_ping.lua',
        () => 'error("no")',
        () => runWords(script, '--prosody', at('clone')),
      );
      expect(run).toMatchObject({ status: 0 });
    });

    const GREETS = `
module:hook("muc-occupant-joined", function (event)
	event.room:broadcast_message(require "util.stanza".message({ type = "groupchat"; from = event.room.jid }):body("Welcome"));
end);
`;

    it('a module of a folder is loaded, one of several files also, and one named alone', async () => {
      write('modules/mod_muc_greets.lua', GREETS);
      write('other/mod_muc_greets/mod_muc_greets.lua', 'module:require "words"');
      write('other/mod_muc_greets/words.lib.lua', GREETS);
      const script = write('greets.scs', HEARS_WELCOME);
      const plain = await runWords(script, '--prosody', version);
      expect(plain.status).toBe(1);
      for (const place of [
        'modules',
        'modules/mod_muc_greets.lua',
        'other',
        'other/mod_muc_greets',
      ]) {
        const words = ['--prosody', version, '--modules', at(place)];
        expect({ place, ...(await runWords(script, ...words)) }).toMatchObject({
          place,
          status: 0,
        });
      }
    });

    const FAILS = (nick: string) => `
module:hook("muc-occupant-joined", function (event)
	local known = event.nick:match("/${nick}$") and {};
	return known.at_all;
end);
`;

    it('an error while the run goes on is told where it failed, and beside a pass', async () => {
      write('failing/mod_muc_failing.lua', FAILS('nobody'));
      const script = write(
        'enters.scs',
        HEARS_WELCOME.replace(/Romeo receives:[^]*(?=Romeo dis)/, HEARS_SUBJECT),
      );
      const passes = await runWords(script, '--prosody', version);
      expect(passes).toMatchObject({ status: 0 });
      const run = await runWords(script, '--prosody', version, '--modules', at('failing'));
      expect(run.status).toBe(1);
      expect(run.report).toMatch(
        /never received this <message>\. The server’s code failed in step 2: \S*mod_muc_failing\.lua:4: attempt to index a (?:nil|boolean) value/,
      );
      const unhurt = write(
        'unhurt.scs',
        HEARS_WELCOME.replace(/Romeo receives:[^]*(?=Romeo dis)/, ''),
      );
      const passed = await runWords(unhurt, '--prosody', version, '--modules', at('failing'));
      expect(passed.status).toBe(0);
      expect(passed.report).toContain('warning: The server’s code failed in step 2');
    });

    it('a module takes the place of Prosody\u2019s own of that name', async () => {
      write('patched/mod_ping.lua', 'module:log("error", "patched"); error("patched ping");');
      const run = await runWords(KICK, '--prosody', version, '--modules', at('patched'));
      expect(run.report).toContain('mod_ping.lua:1: patched ping');
    });

    it('what wants a network loads, and hears that there is none', async () => {
      write(
        'network/mod_muc_network.lua',
        `local http = require "net.http";
local adns = require "net.adns";
assert(require "net.connect", "connect");
http.request("http://example.org/", {}, function (body, code)
	module:log("info", "answer %s %d", body, code);
end);
adns.lookup(function (answer) assert(answer == nil); end, "example.org", "A");
`,
      );
      const run = await runWords(KICK, '--prosody', version, '--modules', at('network'));
      expect(run).toMatchObject({ status: 0, complaints: '' });
    });

    it.each([
      ['nowhere', /^--modules .*nowhere does not exist\.$/],
      ['clone/util', /holds no module of Prosody/],
    ])('%s is refused as modules', async (place, sentence) => {
      const run = await runWords(KICK, '--modules', at(place));
      expect(run.status).toBe(2);
      expect(run.complaints).toMatch(sentence);
    });
  },
);

const HEARS_WELCOME = `# Is greeted

[Client] Romeo
	jid: romeo@localhost
	password: password

-----

Romeo connects

Romeo sends:
	<presence to="garden@conference.localhost/Romeo"><x xmlns="http://jabber.org/protocol/muc"/></presence>

Romeo receives:
	<message from="garden@conference.localhost" type="groupchat"><body>Welcome</body></message>

Romeo disconnects
`;

const HEARS_SUBJECT = `Romeo receives:
	<message from="garden@conference.localhost" type="groupchat"><subject/></message>

`;
