import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '../../src/trace/event.ts';
import { cutText, TEXT_CAPS } from '../../src/trace/text-caps.ts';
import {
  createTraceReader,
  parseTornTrace,
  parseTrace,
  serialiseTrace,
  writeTrace,
} from '../../src/trace/file.ts';
import { TRACE_FORMAT, TRACE_FORMATS } from '../../src/trace/format.ts';
import { createTraceLog } from '../../src/trace/log.ts';
import { buildTraceModel } from '../../src/trace/model.ts';
import type { ServerRoom } from '../../src/xmpp/server-room.ts';
import { serverRoom } from '../support/server-room.ts';
import { trace } from '../support/trace-notation.ts';

const GARDEN: ServerRoom = {
  ...serverRoom('garden@conference.localhost', ['Romeo r@s owner moderator'], { subject: 'Ü' }),
  affiliations: [{ jid: 'r@s', affiliation: 'owner', nick: 'Romeo', reason: 'his own' }],
};
const HEADER = '{"caesura":"trace","format":1}\n';
const STARTED =
  '{"seq":0,"at":0,"type":"run-started","format":1,"source":"","server":"s","rule":"skip"}\n';

function everyType(): readonly TraceEvent[] {
  const log = createTraceLog();
  const problem = { code: 'stream-error', what: 'a', meaning: 'b', advice: 'c' };
  trace(
    'Romeo connecting | Romeo online r@s/1 | step 1 | 1 Romeo > <iq/> | step 1: sent 4 | Romeo < <a/> | skip 6 in 2 | paused 2 step | Romeo > <iq/> | by hand 9 Romeo <iq/> | resumed',
  ).forEach((event) => log.append(event, event.at));
  log.append({ type: 'connection', actor: 'Romeo', state: 'offline', problem }, 95.25);
  log.append({ type: 'server-log', level: 'warn', source: 'mod_muc', message: 'Ünïcode 🤖\n' }, 96);
  log.append({ type: 'server-rooms', rooms: [GARDEN] }, 96);
  const place = {
    file: 'modules/muc/subject.lib.lua',
    line: 71,
    defined: 61,
    name: 'send_subject',
  };
  const places = [
    place,
    { file: 'util/events.lua', line: 81, defined: 0, isTailCall: true } as const,
  ];
  const stack = log.append({ type: 'server-stack', places }, 96).seq;
  const frame = { type: 'frame', actor: 'Romeo', direction: 'received', phase: 'session' } as const;
  log.append({ ...frame, xml: '<message/>', turn: 7, stack }, 96);
  log.append({ type: 'server-log', level: 'info', source: 'c2s', message: 'b', turn: 7 }, 96);
  const values = { "Romeo's JID": 'r@s', __proto__x: '' };
  log.append(
    { type: 'step-ended', step: 2, verdict: 'missing', variables: values, captures: {}, note: 'n' },
    97,
  );
  log.append({ type: 'run-ended', outcome: 'error', step: 2, problem }, 98);
  return log.events;
}

const errorOf = (text: string) => {
  const result = parseTrace(text);
  return result.ok ? undefined : result.error;
};

describe('the trace file', () => {
  it('gives back what was written, for every type of event', () => {
    const events = everyType();
    expect(parseTrace(serialiseTrace(events))).toEqual({ ok: true, value: events });
  });

  it('is a header and one event a line', () => {
    const lines = serialiseTrace(everyType()).split('\n');
    expect(lines[0]).toBe(`{"caesura":"trace","format":${TRACE_FORMAT}}`);
    expect(lines.length).toBe(everyType().length + 2);
  });

  it('reads a trace that was cut off, came with a byte order mark, or passed through Windows', () => {
    const text = serialiseTrace(trace('step 1 | step 1: sent'));
    expect(parseTrace(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toMatchObject({ ok: true });
    expect(parseTrace(HEADER + STARTED)).toMatchObject({ ok: true });
  });

  it('reads as far as it is whole what was cut off in the midst of a line, wherever that is', () => {
    const text = serialiseTrace(trace('step 1 | step 1: sent'));
    const first = text.indexOf('\n', HEADER.length) + 1;
    const whole = parseTrace(text);
    if (!whole.ok) throw new Error(whole.error.message);
    for (let end = first; end <= text.length; end += 1) {
      const lines = text.slice(0, end).split('\n');
      const isWhole = (line = '') =>
        line !== '' && line.endsWith('}') && text.includes(`${line}\n`);
      const events = lines.slice(1).filter(isWhole).length;
      expect(parseTrace(text.slice(0, end))).toEqual({
        ok: true,
        value: whole.value.slice(0, events),
      });
    }
  });

  it('says in which line it was cut, and of a whole one nothing', () => {
    const text = serialiseTrace(trace('step 1 | step 1: sent'));
    expect(parseTornTrace(text)).toMatchObject({ ok: true, value: { torn: undefined } });
    expect(parseTornTrace(text.trimEnd())).toMatchObject({ ok: true, value: { torn: undefined } });
    const lines = text.trimEnd().split('\n').length;
    expect(parseTornTrace(text.slice(0, -5))).toMatchObject({
      value: { torn: `Line ${lines} was cut in its midst: who wrote the trace was ended there.` },
    });
  });

  it('says of a line in its midst that it is no JSON', () => {
    const lines = serialiseTrace(trace('step 1 | step 1: sent')).split('\n');
    lines[2] = lines[2]?.slice(0, 10) ?? '';
    expect(parseTrace(lines.join('\n'))).toMatchObject({
      error: { message: /^Line 3 of this trace is damaged: it must be one JSON object\./ },
    });
  });

  it('drops fields that it does not know', () => {
    const text = HEADER + STARTED.replace('{', '{"__proto__":{"polluted":1},"password":"secret",');
    const parsed = parseTrace(text);
    expect(JSON.stringify(parsed)).not.toContain('secret');
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  it.each([
    ['', 'not-a-trace', /This is no Caesura trace/],
    ['<presence/>', 'not-a-trace', /Choose a file that Caesura exported/],
    ['{"caesura":"trace"}', 'not-a-trace', /This is no Caesura trace/],
    ['{"caesura":"trace","format":0}', 'not-a-trace', /no trace format 0/],
    [HEADER, 'not-a-trace', /empty/],
    [
      `{"caesura":"trace","format":${TRACE_FORMAT + 1}}\n?`,
      'newer-format',
      /newer Caesura: its format is \d+, and .* up to \d+\. Reload/,
    ],
    [
      `${HEADER}{"seq":0`,
      'broken-event',
      /^Line 2 of this trace is damaged: it must be one JSON object\. Export the trace again/,
    ],
    [
      `${HEADER}{"seq":0}`,
      'broken-event',
      /^Line 2 of this trace is damaged: its "type" must be one of run-/,
    ],
    [`${HEADER}[]`, 'broken-event', /Line 2/],
    [
      HEADER + STARTED.replace('"at":0', '"at":-1'),
      'broken-event',
      /"at" must be a number, 0 or more/,
    ],
    [HEADER + STARTED.replace('"at":0', '"at":1e999'), 'broken-event', /"at"/],
    [
      HEADER + STARTED.replace('"skip"', '"any"'),
      'broken-event',
      /"rule" must be one of skip, search, next/,
    ],
    [HEADER + STARTED + STARTED, 'broken-event', /Line 3 .*"seq" must be 1/],
    [`${HEADER}{"seq":0,"at":0,"type":"run-resumed"}`, 'broken-event', /must be run-started/],
    [
      `${HEADER}${STARTED}{"seq":1,"at":0,"type":"run-ended","outcome":"error","problem":{"code":1}}`,
      'broken-event',
      /"problem\.code" must be a text/,
    ],
    [`${HEADER}${STARTED}{"seq":1,"at":0,"type":"constructor"}`, 'broken-event', /"type"/],
  ])('refuses %j', (text, code, message) => {
    expect(errorOf(text)).toMatchObject({ code });
    expect(errorOf(text)?.message).toMatch(message);
  });

  it('cuts a text that is too long, and says so', () => {
    const long = 'x'.repeat(TEXT_CAPS.name + 1);
    expect(parseTrace(HEADER + STARTED.replace('"s"', JSON.stringify(long)))).toMatchObject({
      value: [{ server: /^x{3950}… \(cut here: 51 more characters\)$/ }],
    });
  });

  it('is written in the newest format, and read in each', () => {
    expect(TRACE_FORMATS.at(-1)).toBe(TRACE_FORMAT);
    for (const format of TRACE_FORMATS) {
      const text = `{"caesura":"trace","format":${format}}\n${STARTED.replace('"format":1', `"format":${format}`)}`;
      expect(parseTrace(text)).toMatchObject({ ok: true, value: [{ format }] });
    }
  });

  it('takes no end of empty lines for damage, and does not look at all of them', () => {
    expect(errorOf(HEADER + STARTED + '\n'.repeat(3_000_000))).toMatchObject({
      code: 'broken-event',
    });
  });

  it('never throws, whatever comes', () => {
    const line = fc.oneof(fc.json(), fc.string(), fc.constant(STARTED.trim()));
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const result = parseTrace(HEADER + lines.join('\n'));
        if (!result.ok) expect(result.error.message).toMatch(/\.$/);
      }),
    );
  });
});

describe('what is too much for a file', () => {
  const many = trace('step 1 | step 1: sent | step 2 | step 2: sent | passed');

  it('is left out before the end, which stays, and counted', () => {
    const { text, leftOut } = writeTrace(many, { length: 1e9, events: 5 });
    expect(leftOut).toBe(2);
    const read = parseTrace(text);
    expect(read).toMatchObject({
      value: [
        { type: 'run-started' },
        { type: 'step-started' },
        { type: 'step-ended' },
        { type: 'events-left-out', seq: 3, count: 2 },
        { type: 'run-ended', seq: 4, outcome: 'passed' },
      ],
    });
    expect(read.ok && buildTraceModel(read.value).leftOut).toBe(2);
  });

  it('is left out where the text would be too long', () => {
    const { text, leftOut } = writeTrace(many, { length: 1_400, events: 100 });
    expect(leftOut).toBeGreaterThan(0);
    expect(text.length).toBeLessThan(1_400);
    expect(parseTrace(text)).toMatchObject({ ok: true });
  });

  it('is nothing in a trace of usual size', () => {
    expect(writeTrace(many)).toEqual({ text: serialiseTrace(many), leftOut: 0 });
  });
});

describe('a text that is cut', () => {
  it('is never longer than it may be, the same when cut again, and holds no half characters', () => {
    const units = fc.array(fc.oneof(fc.nat(0xffff), fc.integer({ min: 0xd800, max: 0xdfff })), {
      maxLength: 400,
    });
    const long = units.map((codes) => String.fromCharCode(...codes));
    fc.assert(
      fc.property(long, fc.integer({ min: 60, max: 300 }), (text, max) => {
        const cut = cutText(text, max);
        expect(cut.length).toBeLessThanOrEqual(max);
        expect(cutText(cut, max)).toBe(cut);
        if (!hasHalfCharacter(text)) expect(hasHalfCharacter(cut)).toBe(false);
        if (text.length <= max) expect(cut).toBe(text);
      }),
    );
  });
});

const hasHalfCharacter = (text: string) => /\p{Surrogate}/u.test(text);

describe('a trace that comes in pieces', () => {
  const text = `\uFEFF${HEADER}${STARTED}\r\n\n`;

  it.each([1, 2, 3, 7, 50, 1000])('reads the same, %d characters at a time', (length) => {
    const reader = createTraceReader();
    const events: unknown[] = [];
    for (let start = 0; start < text.length; start += length) {
      const taken = reader.take(text.slice(start, start + length));
      if (taken.ok) events.push(...taken.value);
    }
    const last = reader.end();
    if (last.ok) events.push(...last.value);
    expect({ ok: true, value: events }).toEqual(parseTrace(text));
  });
});
