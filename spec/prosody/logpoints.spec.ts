import { afterAll, describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import type { Logpoint } from '../../src/base/logpoint.ts';
import type { LineTold, ProsodyServer } from '../../src/prosody/server.ts';
import { embeddedServers } from '../support/prosody.ts';
import { frameClient, join, signIn } from '../support/prosody-client.ts';

const servers = await embeddedServers();
afterAll(() => servers.forEach((server) => server.dispose()));

describe.skipIf(servers.length === 0)('a logpoint in the embedded server’s Lua', () => {
  describe.each(servers.map((server) => [server.version, server] as const))('%s', (_, server) => {
    looksInside(server);
    onlyReads(server);
    isBounded(server);
  });
});

const MUC = 'modules/muc/muc.lib.lua';
const SUBJECT = 'modules/muc/subject.lib.lua';

async function lineWith(server: ProsodyServer, file: string, words: string): Promise<number> {
  const lines = ensure(await server.source(file), file).split('\n');
  return lines.findIndex((line) => line.includes(words)) + 1;
}

async function look(
  server: ProsodyServer,
  logpoints: readonly Logpoint[],
  frames: readonly string[] = [...signIn('romeo'), join('verona', 'Romeo')],
) {
  const told: LineTold[] = [];
  const listening = server.onInside((each) => {
    if (each.kind === 'logpoint') told.push(each);
  });
  await server.reset(undefined, { logpoints });
  const client = frameClient(server);
  const received: string[] = [];
  for (const frame of frames) received.push(...(await client.exchange(frame)));
  listening.dispose();
  client.close();
  return { told, received };
}

/** In the function that sends a room's subject to a newcomer: its `route_stanza`. */
async function sending(server: ProsodyServer): Promise<Logpoint> {
  return { file: SUBJECT, line: await lineWith(server, SUBJECT, 'room:route_stanza(msg)') };
}

/** What expressions come to there, all in one run. */
function valuesOf(server: ProsodyServer, expressions: readonly string[]) {
  let looked: ReturnType<typeof look> | undefined;
  return async (expression: string) => {
    const point = await sending(server);
    looked ??= look(
      server,
      expressions.map((each) => ({ ...point, expression: each })),
    );
    const { told, received } = await looked;
    const own = told.filter(({ logpoint }) => logpoint.expression === expression);
    return { hit: ensure(own[0], 'the hit'), received };
  };
}

function withoutTimes({ locals, ...told }: LineTold) {
  return { ...told, locals: locals?.map(({ name, type }) => [name, type]) };
}

function looksInside(server: ProsodyServer): void {
  it('tells the variables at its line, the turn, and where the line was called from', async () => {
    const point = await sending(server);
    const { told } = await look(server, [point]);
    const hit = ensure(told[0], 'the hit');
    expect(told).toHaveLength(1);
    expect(hit).toMatchObject({ logpoint: point, line: point.line });
    expect(hit.locals?.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['room', 'to', 'msg']),
    );
    const named = new Map(hit.locals?.map((each) => [each.name, each]));
    expect(named.get('to')?.text).toMatch(/^romeo@localhost\//);
    expect(named.get('msg')).toMatchObject({ type: 'stanza' });
    expect(named.get('msg')?.text).toMatch(/^<message .*<subject/);
    expect(named.get('room')?.text).toMatch(/^\d+ entries, jid verona@conference\.localhost$/);
    expect(named.get('room')?.fields?.map(({ name }) => name)).toContain('_affiliations');
    expect(hit.stack?.[0]).toMatchObject({
      file: SUBJECT,
      line: point.line,
      name: 'send_subject',
    });
    expect(hit.turn).toBeGreaterThan(1);
  });

  it('tells what an expression comes to, and is silent where its condition does not hold', async () => {
    const point = await sending(server);
    const condition = 'jid_nowhere == nil and room.jid == "verona@conference.localhost"';
    const { told } = await look(server, [
      { ...point, expression: 'room._affiliations["romeo@localhost"]', condition },
      { ...point, condition: 'to == "juliet@localhost"' },
    ]);
    expect(told.map(({ value }) => value?.text)).toEqual(['owner']);
  });

  it('changes nothing of what the server sends, and repeats exactly', async () => {
    const points = [
      await sending(server),
      { file: MUC, line: (await lineWith(server, MUC, 'function room_mt:route_stanza')) + 1 },
    ];
    const without = await look(server, []);
    const first = await look(server, points);
    expect(first.told.length).toBeGreaterThan(2);
    expect(first.received).toEqual(without.received);
    const again = await look(server, points);
    expect(again.received).toEqual(first.received);
    // The server's clock is the machine's: what it keeps of the time differs.
    expect(again.told.map(withoutTimes)).toEqual(first.told.map(withoutTimes));
    expect(without.told).toEqual([]);
  });

  it('moves on to the next line that runs, and says where it can be none', async () => {
    const line = await lineWith(server, SUBJECT, 'room:route_stanza(msg)');
    const source = ensure(await server.source(SUBJECT), SUBJECT).split('\n');
    const end = source.findIndex((text, index) => index > line && text === '') + 1;
    const { told } = await look(server, [
      { file: SUBJECT, line: end },
      { file: SUBJECT, line: 99_999 },
      { file: 'modules/none.lua', line: 1 },
    ]);
    expect(told.map(({ problem }) => problem)).toEqual([
      `nothing runs at or after line 99999 of ${SUBJECT}`,
      'the server has no file modules/none.lua',
    ]);
  });

  it('works beside counting which lines run', async () => {
    const told: LineTold[] = [];
    const listening = server.onInside((each) => {
      if (each.kind === 'logpoint') told.push(each);
    });
    await server.reset(undefined, { logpoints: [await sending(server)], coverage: true });
    await frameClient(server).exchange(...signIn('romeo'), join('verona', 'Romeo'));
    listening.dispose();
    expect(told).toHaveLength(1);
    const counted = (await server.coverage()).find(({ file }) => file === SUBJECT);
    const lines = counted?.functions.flatMap((each) => each.lines) ?? [];
    expect(lines.find(([line]) => line === told[0]?.line)?.[2]).toBe(1);
  });
}

function onlyReads(server: ProsodyServer): void {
  const reading: readonly [string, string][] = [
    ['room.jid', 'verona@conference.localhost'],
    ['#room.jid', '27'],
    ['msg.attr.type', 'groupchat'],
    ['msg:get_child("subject") ~= nil', 'true'],
    ['type(room)', 'table'],
    ['tostring(msg):match("^<(%w+)")', 'message'],
    [
      '(function() local n = 0; for _ in pairs(room._affiliations) do n = n + 1 end return n end)()',
      '1',
    ],
    ['math.max(1, 2)', '2'],
    ['nowhere', 'nil'],
    ['to:upper():sub(1, 5)', 'ROMEO'],
  ];
  const read = valuesOf(
    server,
    reading.map(([expression]) => expression),
  );
  it.each(reading)('reads: %s', async (expression, text) => {
    const { value, problem } = (await read(expression)).hit;
    expect(problem ?? value?.text).toBe(text);
  });

  const refusing: readonly [string, RegExp][] = [
    ['(function() room.jid = 1 end)()', /only reads: nothing can be assigned/],
    ['(function() room._data.locked = 1 end)()', /only reads: nothing can be assigned/],
    ['(function() hosts = nil end)()', /only reads: nothing can be assigned/],
    ['room:set_name("x")', /cannot be called: it might change the server/],
    ['room:destroy()', /cannot be called/],
    ['st_nothing()', /attempt to call a nil value/],
    ['rawset(room, "jid", 1)', /call/],
    ['setmetatable(room, nil)', /call/],
    ['load("return 1")()', /call/],
    ['os.exit()', /nil value/],
    ['debug.sethook()', /nil value/],
    ['room.jid = 1', /expected near/],
    ['1 +', /unexpected symbol/],
    ['room.nothing.more', /attempt to index a nil value/],
    ['("x"):rep(1e9)', /too long/],
    ['(function() while true do end end)()', /it takes too long/],
    [
      '(function() local s = "xxxxxxxx" while true do s = s .. s end end)()',
      /it takes too much memory/,
    ],
    [
      '(function() local function f() return f() + 1 end return f() end)()',
      /stack overflow|too long|too much/,
    ],
  ];
  const refuse = valuesOf(
    server,
    refusing.map(([expression]) => expression),
  );
  it.each(refusing)('refuses: %s', async (expression, words) => {
    const { problem } = (await refuse(expression)).hit;
    expect(problem).toMatch(words);
    expect(problem).not.toContain('\n');
  });

  it('leaves the server as it was, whatever is tried', async () => {
    const { received } = await refuse('os.exit()');
    expect(received).toEqual((await look(server, [])).received);
  });

  it('tells what is wrong with a condition once', async () => {
    const point = {
      file: MUC,
      line: (await lineWith(server, MUC, 'function room_mt:route_stanza')) + 1,
    };
    const { told } = await look(server, [{ ...point, condition: 'stanza.nothing.more' }]);
    expect(told.map(({ problem }) => problem)).toEqual([
      expect.stringMatching(/^The condition: attempt to index a nil value/),
    ]);
  });
}

function isBounded(server: ProsodyServer): void {
  it('is told at most 200 times', async () => {
    const point = {
      file: MUC,
      line: (await lineWith(server, MUC, 'function room_mt:route_stanza')) + 1,
    };
    const talk =
      "<message xmlns='jabber:client' to='verona@conference.localhost' type='groupchat'><body>a</body></message>";
    const frames = [
      ...signIn('romeo'),
      join('verona', 'Romeo'),
      ...Array.from({ length: 230 }, () => talk),
    ];
    const { told } = await look(
      server,
      [{ ...point, condition: 'stanza.name == "message"' }],
      frames,
    );
    expect(told.filter(({ locals }) => locals !== undefined && locals.length > 0)).toHaveLength(
      200,
    );
    expect(told.at(-1)?.problem).toMatch(/is not recorded/);
  });

  it('shows a table within itself once, and no more than some levels', async () => {
    const { told } = await look(server, [await sending(server)]);
    const text = JSON.stringify(told);
    expect(text.length).toBeLessThan(60_000);
    const depth = (values: LineTold['locals'] = []): number =>
      values.length === 0 ? 0 : 1 + Math.max(...values.map(({ fields }) => depth(fields)));
    expect(depth(told[0]?.locals)).toBeLessThanOrEqual(4);
  });

  it('tells no secret by its name', async () => {
    const secret = 'open-sesame';
    const configure = `<iq xmlns='jabber:client' type='set' id='c' to='verona@conference.localhost'><query xmlns='http://jabber.org/protocol/muc#owner'><x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE'><value>http://jabber.org/protocol/muc#roomconfig</value></field><field var='muc#roomconfig_roomsecret'><value>${secret}</value></field></x></query></iq>`;
    const talk =
      "<message xmlns='jabber:client' to='verona@conference.localhost' type='groupchat'><body>a</body></message>";
    const point = {
      file: MUC,
      line: (await lineWith(server, MUC, 'function room_mt:handle_groupchat_to_room')) + 1,
    };
    const { told } = await look(
      server,
      [
        { ...point, expression: 'self._data' },
        { ...point, expression: 'self._data.password' },
      ],
      [...signIn('romeo'), join('verona', 'Romeo'), configure, talk],
    );
    const data = told[0]?.value?.fields?.find(({ name }) => name === 'password');
    expect(data?.text).toBe('not shown: a secret');
    expect(told[1]?.value?.text).toBe('not shown: a secret');
    expect(JSON.stringify(told)).not.toContain(secret);
  });
}
