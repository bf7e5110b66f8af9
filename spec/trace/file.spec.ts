import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '../../src/trace/event.ts';
import { TEXT_CAPS } from '../../src/trace/text-caps.ts';
import { parseTrace, serialiseTrace } from '../../src/trace/file.ts';
import { createTraceLog } from '../../src/trace/log.ts';
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
    expect(lines[0]).toBe('{"caesura":"trace","format":1}');
    expect(lines.length).toBe(everyType().length + 2);
  });

  it('reads a trace that was cut off, came with a byte order mark, or passed through Windows', () => {
    const text = serialiseTrace(trace('step 1 | step 1: sent'));
    expect(parseTrace(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toMatchObject({ ok: true });
    expect(parseTrace(HEADER + STARTED)).toMatchObject({ ok: true });
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
      '{"caesura":"trace","format":2}\n?',
      'newer-format',
      /newer Caesura: its format is 2.*up to 1\. Reload/,
    ],
    [
      `${HEADER}{"seq":0`,
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

  it('refuses a text that is too long', () => {
    const long = 'x'.repeat(TEXT_CAPS.name + 1);
    expect(errorOf(HEADER + STARTED.replace('"s"', JSON.stringify(long)))).toMatchObject({
      line: 2,
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
