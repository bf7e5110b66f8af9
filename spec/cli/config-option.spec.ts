import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prosodyVersions } from '../support/prosody.ts';
import { runWords } from '../support/run-words.ts';

const versions = await prosodyVersions();

const CONFIG = `-- As on a server
admins = { "admin@example.org" }
daemonize = true
pidfile = "/run/prosody.pid"
log = { info = "/var/log/prosody.log" }
interfaces = { "192.0.2.1" }
c2s_ports = { 5222, 5322 }
certificates = "certs"
ssl = { key = "/etc/ssl/key.pem" }
authentication = "internal_hashed"
storage = "sql"
modules_enabled = { "roster"; "saslauth"; "tls"; "dialback"; "disco"; "ping"; "announce"; "admin_shell" }
Include "conf.d/*.cfg.lua"
Component "proxy.example.org" "proxy65"
`;

const INCLUDED = `VirtualHost "example.org"
Component "rooms.example.org" "muc"
	modules_enabled = { "muc_mam" }
	muc_room_default_public = false
`;

const SCRIPT = `# On a server of its own
[Client] Romeo
	jid: romeo@example.org
	password: secret

-----
Romeo connects

Romeo sends:
	<iq type="get" id="a" to="rooms.example.org"><query xmlns="http://jabber.org/protocol/disco#info"/></iq>

Romeo receives:
	<iq type="result" id="a" from="rooms.example.org"/>

Romeo sends:
	<iq type="get" id="b" to="localhost"><ping xmlns="urn:xmpp:ping"/></iq>

Romeo receives:
	<iq type="error" id="b"/>

Romeo sends:
	<iq type="get" id="c" to="example.org"><query xmlns="jabber:iq:version"/></iq>

Romeo receives:
	<iq type="error" id="c"/>
`;

describe.skipIf(versions.length === 0)('caesura run --config', () => {
  let folder = '';
  const at = (name: string) => path.join(folder, name);
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'caesura-config-'));
    mkdirSync(at('conf.d'));
    writeFileSync(at('prosody.cfg.lua'), CONFIG);
    writeFileSync(at('conf.d/a.cfg.lua'), INCLUDED);
    writeFileSync(at('a.scs'), SCRIPT);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each(versions)('serves what it says, on %s, and names what it sets aside', async (version) => {
    const words = [at('a.scs'), '--config', at('prosody.cfg.lua'), '--prosody', version];
    const { status, report } = await runWords(...words);
    expect(report).toContain('1 passed');
    expect(status).toBe(0);
    const aside =
      'Component "proxy.example.org", authentication, c2s_ports, certificates, daemonize, interfaces, log, mod_admin_shell, mod_dialback, mod_tls, pidfile, ssl, storage.';
    expect(report).toContain(
      `set aside, as there is no network, disk or process of its own here: ${aside}`,
    );
  });

  it.each([
    ['a syntax error', 'admins = {\nVirtualHost "x"\nfoo bar\n', /broken\.cfg\.lua:\d: .*expected/],
    [
      'a mistake that shows as it runs',
      '\nVirtualHost "x"\nLua.error("no luck")\n',
      /broken\.cfg\.lua:3: no luck/,
    ],
    ['no host', 'admins = {}\n', /broken\.cfg\.lua:1: it has no VirtualHost/],
    ['a file that is not there', 'Include "gone.cfg.lua"\n', /gone\.cfg\.lua/],
  ])('ends with the place of %s, before step 1', async (_, text, told) => {
    writeFileSync(at('broken.cfg.lua'), text);
    const { status, complaints, report } = await runWords(
      at('a.scs'),
      '--config',
      at('broken.cfg.lua'),
    );
    expect(complaints).toMatch(told);
    expect(report).toContain('0 passed, 0 failed, 1 not run');
    expect(status).toBe(2);
  });

  it('says what is missing of modules that it wants', async () => {
    writeFileSync(at('more.cfg.lua'), `modules_enabled = { "saslauth", "nonsense" }\n${INCLUDED}`);
    const { status, report } = await runWords(at('a.scs'), '--config', at('more.cfg.lua'));
    expect(report).toContain('mod_nonsense did not load');
    expect(status).toBe(2);
  });

  it('refuses what is no file', async () => {
    expect((await runWords(at('a.scs'), '--config', at('none.lua'))).complaints).toContain(
      'does not exist',
    );
    expect((await runWords(at('a.scs'), '--config', folder)).status).toBe(2);
  });
});
