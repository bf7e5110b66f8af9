import { describe, expect, it } from 'vitest';
import { createShimMachine } from '../../support/lua-shims.ts';

const machine = await createShimMachine();
const lua = (code: string) => machine.run(code);

/** `a ~> b`: the expression on the left gives what stands on the right. */
function gives(table: string): [string, string][] {
  return table
    .trim()
    .split('\n')
    .map((line) => line.split(' ~> '))
    .map(([expression = '', result = '']) => [expression.trim(), result.trim()]);
}

describe('util.strbitop', () => {
  it.each(
    gives(String.raw`
      b.sxor("abc", "\0\0\0") ~> "abc"
      b.sxor("aaaa", " ") ~> "AAAA"
      b.sand("\x0f\xff", "\x03") ~> "\3\3"
      b.sor("\1\2", "\x20") ~> "!\""
      b.sxor("abc", "") ~> "abc"
      b.common_prefix_bits("\xff\x00", "\xff\x80") ~> 8
      b.common_prefix_bits("ab", "ab") ~> 16
    `),
  )('%s', (expression, result) => {
    expect(lua(`local b = require "util.strbitop"; return ${expression}`)).toBe(result);
  });
});

describe('util.encodings', () => {
  it.each(
    gives(String.raw`
      e.base64.encode("foobar") ~> "Zm9vYmFy"
      e.base64.encode("\0\xff") ~> "AP8="
      e.base64.decode("AP8=") == "\0\xff" ~> true
      e.base64.decode("!") ~> nil
      e.stringprep.nodeprep("Romeo") ~> "romeo"
      e.stringprep.nodeprep("ro meo") ~> nil
      e.stringprep.nodeprep("\xff") ~> nil
      e.stringprep.resourceprep(("x"):rep(1024)) ~> nil
      e.stringprep.resourceprep("\u{1F916}", true) ~> nil
      e.utf8.valid("é") ~> true
      e.utf8.valid("\xe9") ~> false
      e.utf8.length("é") ~> 1
      e.utf8.length("\xe9") ~> nil
      e.idna.to_ascii("bücher.example") ~> "xn--bcher-kva.example"
      e.idna.to_unicode("xn--bcher-kva.example") ~> "bücher.example"
    `),
  )('%s', (expression, result) => {
    expect(lua(`local e = require "util.encodings"; return ${expression}`)).toBe(result);
  });
});

describe('util.hashes', () => {
  it.each(
    gives(`
      h.md5("", true) ~> "d41d8cd98f00b204e9800998ecf8427e"
      h.sha1("abc", true) ~> "a9993e364706816aba3e25717850c26c9cd0d89d"
      h.sha256("abc", true) ~> "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
      #h.sha512("abc") ~> 64
      h.hmac_sha1("key", "The quick brown fox jumps over the lazy dog", true) ~> "de7c9b85b8b78aa6bc8a7a36f70a90701c9db4d9"
      (h.pbkdf2_hmac_sha1("password", "salt", 2):gsub(".", function (c) return ("%02x"):format(c:byte()) end)) ~> "ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957"
      h.equals("a", "a") ~> true
    `),
  )('%s', (expression, result) => {
    // The last two vectors: RFC 2202's sentence, RFC 6070.
    expect(lua(`local h = require "util.hashes"; return ${expression}`)).toContain(result);
  });
});

describe('util.net', () => {
  it.each([
    '127.0.0.1',
    '::',
    '::1',
    '2001:db8::1',
    '2001:db8:0:1:1:1:1:1',
    '1:0:0:2::3',
    'fe80::',
  ])('%s comes back as it was', (address) => {
    expect(lua(`local n = require "util.net"; return n.ntop(n.pton("${address}"))`)).toBe(
      `"${address}"`,
    );
  });

  it('knows an IPv4 address within an IPv6 one', () => {
    expect(lua('return (require "util.net".ntop(require "util.net".pton("::ffff:1.2.3.4")))')).toBe(
      '"::ffff:102:304"',
    );
  });

  it.each(['256.0.0.1', '1.2.3', '1:2', ':::', '1:2:3:4:5:6:7:8:9', 'localhost', ''])(
    'refuses %j',
    (address) => {
      expect(lua(`return require "util.net".pton("${address}")`)).toBe('nil, "Invalid argument"');
    },
  );
});

describe('socket.url', () => {
  it.each([
    'http://localhost:5280/file_share',
    'https://user:secret@example.com/a?b=c#d',
    'http://[::1]:80/',
    'mailto:abuse@localhost',
    '/a/b?c',
  ])('%s is built as it was parsed', (url) => {
    expect(lua(`local u = require "socket.url"; return u.build(u.parse("${url}"))`)).toBe(
      `"${url}"`,
    );
  });

  it.each(['/a/b%2fc/d', '/a/', 'a', '/', '/file share/'])('the path %j comes back', (path) => {
    expect(
      lua(`local u = require "socket.url"; return u.build_path(u.parse_path("${path}"))`),
    ).toBe(`"${path.replace(' ', '%20')}"`);
  });

  it('names the parts', () => {
    expect(lua('return require "socket.url".parse("http://me@h:1/p?q#f")')).toBe(
      '{authority="me@h:1", fragment="f", host="h", path="/p", port="1", query="q", scheme="http", user="me", userinfo="me"}',
    );
  });
});

describe('the clock', () => {
  it.each(
    gives(`
      os.time { year = 1970, month = 1, day = 1, hour = 0 } ~> 0
      os.time { year = 2024, month = 2, day = 29, hour = 12, min = 30, sec = 15 } ~> 1709209815
      os.time { year = 2023, month = 14, day = 1, hour = 0 } ~> 1706745600
      os.time(os.date("*t", 1234567890)) ~> 1234567890
      os.date("!%Y-%m-%dT%H:%M:%SZ", 1234567890) ~> "2009-02-13T23:31:30Z"
      os.date("%H:%M", 0) ~> "00:00"
    `),
  )('%s', (expression, result) => {
    expect(lua(`require "caesura.clock"; return ${expression}`)).toBe(result);
  });

  it('moves only when told', () => {
    expect(
      lua(`local clock = require "caesura.clock";
        clock.started_at, clock.elapsed = 1000, 1.5;
        return os.time(), require "util.time".now(), require "socket".gettime()`),
    ).toBe('1001, 1001.5, 1001.5');
  });
});

describe('timers', () => {
  const PREPARE = `
    package.loaded["caesura.timers"], package.loaded["caesura.clock"] = nil, nil;
    local clock, timers = require "caesura.clock", require "caesura.timers";
    local fired = {};
    local function note(name, again)
      return function () fired[#fired + 1] = name .. "@" .. clock.elapsed; return again; end
    end
    local function run_to(moment) while timers.fire_next(moment) do end clock.elapsed = moment; end
  `;

  it('fire in the order of their moments, then of their making', () => {
    expect(
      lua(`${PREPARE}
        timers.add(2, note "c"); timers.add(1, note "a"); timers.add(1, note "b");
        run_to(3); return fired`),
    ).toBe('{"a@1", "b@1", "c@2"}');
  });

  it('fire again after the time that they return', () => {
    expect(lua(`${PREPARE} timers.add(1, note("a", 2)); run_to(6); return fired`)).toBe(
      '{"a@1", "a@3", "a@5"}',
    );
  });

  it('do not fire when stopped, not even from within', () => {
    expect(
      lua(`${PREPARE}
        timers.stop(timers.add(1, note "a"));
        timers.add(1, function (_, id) timers.stop(id); fired[1] = "b"; return 1; end);
        run_to(5); return fired, timers.next_in()`),
    ).toBe('{"b"}, nil');
  });

  it('can be put off', () => {
    expect(
      lua(`${PREPARE}
        local timer = timers.add(1, note "a"); timers.reschedule(timer, 4);
        run_to(2); return fired, timers.next_in()`),
    ).toBe('{}, 2');
  });

  it('hand their parameter and themselves to the callback', () => {
    expect(
      lua(`${PREPARE}
        local timer; timer = timers.add(0, function (_, id, param) fired = { id == timer, param }; end, "x");
        run_to(0); return fired`),
    ).toBe('{true, "x"}');
  });

  it('go on after an error, which is told', () => {
    expect(
      lua(`${PREPARE}
        local told; timers.set_error_handler(function (message) told = message:match("oh no"); end);
        timers.add(1, function () error("oh no"); end); timers.add(1, note "a");
        run_to(1); return fired, told`),
    ).toBe('{"a@1"}, "oh no"');
  });
});

describe('lxp', () => {
  const PREPARE = `
    local lxp = require "lxp";
    local seen = {};
  `;

  it('calls back with names joined by the separator', () => {
    expect(
      lua(`${PREPARE}
        local p = lxp.new({
          StartElement = function (_, name, attr) seen = { name, attr }; end,
        }, "!");
        p:parse("<a xmlns='u' b='1' xml:lang='en'/>"); return seen`),
    ).toBe(
      '{"u!a", {"b", "http://www.w3.org/XML/1998/namespace!lang", b="1", http://www.w3.org/XML/1998/namespace!lang="en"}}',
    );
  });

  it('reads as many attributes as there are', () => {
    const attributes = Array.from({ length: 45 }, (_, i) => `a${String(i)}='${String(i)}'`);
    expect(
      lua(`${PREPARE}
        local p = lxp.new {
          StartElement = function (_, name, attr)
            for i = 1, #attr do seen[#seen + 1] = attr[i] .. "=" .. attr[attr[i]]; end
          end,
        };
        p:parse([[<a ${attributes.join(' ')}/>]]); return #seen, seen[1], seen[20], seen[21], seen[45]`),
    ).toBe('45, "a0=0", "a19=19", "a20=20", "a44=44"');
  });

  it('stops at once when a callback says so', () => {
    expect(
      lua(`${PREPARE}
        local p = lxp.new({
          StartElement = function (_, name) seen[#seen + 1] = name; end,
          Comment = function (parser) parser:stop(); end,
        });
        local ok, problem = p:parse("<a><!-- --><b/></a>");
        return seen, ok, problem, (p:parse("<c/>"))`),
    ).toBe('{"a"}, nil, "parsing aborted", nil');
  });

  it('tells an error with its place, and again the next time', () => {
    expect(
      lua(`${PREPARE}
        local p = lxp.new({}, "!");
        p:parse("<a>\\n"); local ok, message, line = p:parse("<b></c>");
        return ok, message, line, (p:parse("x"))`),
    ).toBe('nil, "unexpected close tag.", 2, nil');
  });

  it('refuses an end that comes too early', () => {
    expect(lua(`${PREPARE} local p = lxp.new({}); p:parse("<a>"); return (p:parse())`)).toBe('nil');
    expect(lua(`${PREPARE} local p = lxp.new({}); p:parse("<a/>"); return not not p:parse()`)).toBe(
      'true',
    );
  });

  it('counts the bytes of each event', () => {
    expect(
      lua(`${PREPARE}
        local function count(parser) seen[#seen + 1] = parser:getcurrentbytecount(); end
        local p = lxp.new { StartElement = count, EndElement = count };
        p:parse("<a b='é'/>"); return seen`),
    ).toBe('{11, 0}');
  });
});

describe('frames of text', () => {
  const PREPARE = 'local frames = require "caesura.text_frames";';

  it.each([0, 1, 125, 126, 127, 128, 65_535])('of %i bytes are read as they were built', (size) => {
    expect(
      lua(`${PREPARE} local text = ("x"):rep(${String(size)});
        return frames.text_of(frames.build(text)) == text, #frames.build(text) - #text`),
    ).toBe(`${String(size >= 2)}, ${size < 126 ? '2' : '4'}`);
  });

  it('are built of any length', () => {
    expect(
      lua(`${PREPARE} local frame = frames.build(("x"):rep(65536));
        return #frame, frames.text_of(frame), frame:byte(1, 10)`),
    ).toBe('65546, nil, 129, 127, 0, 0, 0, 0, 0, 1, 0, 0');
  });

  it.each([
    ['nothing', '""'],
    ['half a frame', 'frames.build("text"):sub(1, -2)'],
    ['two frames', 'frames.build("text"):rep(2)'],
    ['a frame to close', 'string.char(0x88, 2, 3, 232)'],
    ['a masked frame', 'string.char(0x81, 0x82, 1, 2, 3, 4, 5, 6)'],
    ['a part of a text', 'string.char(0x01, 2) .. "ab"'],
  ])('are not %s', (_, bytes) => {
    expect(lua(`${PREPARE} return frames.text_of(${bytes})`)).toBe('nil');
  });
});

describe('whether a table is as it was', () => {
  const PREPARE = `
    local likeness = require "caesura.likeness";
    local presence = {};
    local room = { jid = "a@b", on = false, data = { roles = { x = true } }, all = { r = { s = { f = presence } } }, said = {} };
    local copy = likeness.copy_of(room, 4, "said");
    local function change(work) work(room); return likeness.is_alike(copy, room, 4, "said"); end`;

  it.each([
    ['nothing is done', '', 'true'],
    ['a value is put back', 'room.jid = "c"; room.jid = "a@b"', 'true'],
    ['a table is like the one before', 'room.data = { roles = { x = true } }', 'true'],
    ['what is skipped grows', 'room.said[1] = "hello"', 'true'],
    ['what lies deeper changes', 'presence.show = "away"', 'true'],
    ['a value changes', 'room.jid = "c@d"', 'false'],
    ['false is gone', 'room.on = nil', 'false'],
    ['false is true', 'room.on = true', 'false'],
    ['a key comes', 'room.more = 1', 'false'],
    ['a key goes', 'room.data.roles.x = nil', 'false'],
    ['a table comes in place of a value', 'room.jid = {}', 'false'],
    ['a value comes in place of a table', 'room.data = 1', 'false'],
    ['another comes at the deepest place', 'room.all.r.s.f = {}', 'false'],
    ['one more comes at the deepest place', 'room.all.r.s.g = presence', 'false'],
  ])('%s', (_, work, alike) => {
    expect(lua(`${PREPARE} return change(function (room) ${work} end)`)).toBe(alike);
  });
});

describe('other modules', () => {
  it.each(
    gives(`
      #require "util.crand".bytes(7) ~> 7
      require "util.table".pack(1, nil).n ~> 2
      require "util.struct".pack(">I2", 258) ~> "\\1\\2"
      require "lfs".attributes("/nowhere") ~> nil, "/nowhere: No such file or directory", 2
      require "lfs".attributes("/usr/lib/caesura/lfs.lua", "mode") ~> "file"
      (require "socket".tcp()) ~> nil
      require "net.server".get_backend() ~> "caesura"
    `),
  )('%s', (expression, result) => {
    expect(lua(`return ${expression}`)).toBe(result);
  });
});
