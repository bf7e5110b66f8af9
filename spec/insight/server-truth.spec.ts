import { describe, expect, it } from 'vitest';
import { settledMoment, truthAt } from '../../src/insight/server-truth.ts';
import type { EventSeq, TraceEntry } from '../../src/trace/event.ts';
import { createTraceLog } from '../../src/trace/log.ts';
import { trace } from '../support/trace-notation.ts';
import { serverRoom } from '../support/server-room.ts';

const PLAIN: Readonly<Record<string, TraceEntry>> = {
  '|': { type: 'step-started', step: 1 },
  '.': { type: 'run-resumed' },
};

/** `|` a step starts, `.` something comes, `a` the server has the room `a`. */
function events(line: string) {
  const log = createTraceLog();
  for (const sign of line) {
    const rooms = sign === '0' ? [] : [serverRoom(sign)];
    const entry: TraceEntry = PLAIN[sign] ?? { type: 'server-rooms', rooms };
    log.append(entry, 0);
  }
  return log.events;
}

function at(line: string, until: number | undefined) {
  const truth = truthAt(events(line), until as EventSeq | undefined);
  const names = (rooms: readonly { readonly jid: string }[] = []) =>
    rooms.map(({ jid }) => jid).join('');
  return truth && `${names(truth.before)}>${names(truth.rooms)}`;
}

describe('the server’s truth at a moment', () => {
  it.each([
    ['|..|..', undefined, undefined],
    ['|.0|..a|.b', undefined, 'a>b'],
    ['|.0|..a|.b', 4, '>a'],
    ['|.0|..a|.b', 1, '>'],
    ['|.a|..|..b', 4, 'a>a'],
    ['|.a|..|..b', 6, 'a>b'],
  ])('%s at %s is %s', (line, until, truth) => {
    expect(at(line, until)).toBe(truth);
  });

  it('is, at the end, that of before the run closed its sessions', () => {
    const all = trace('step 1 | step 1: failed | Romeo offline | failed 1');
    expect(settledMoment(all, undefined)).toBe(2);
    expect(settledMoment(all, 1 as EventSeq)).toBe(2);
    expect(settledMoment(all, 3 as EventSeq)).toBe(3);
  });

  it('is that of the end of the step', () => {
    expect(settledMoment(events('|..|..'), 1 as EventSeq)).toBe(2);
    expect(settledMoment(events('|..|..'), 4 as EventSeq)).toBe(5);
    expect(settledMoment([], undefined)).toBe(0);
  });
});
