import { describe, expect, it } from 'vitest';
import { actorsAt } from '../../src/insight/actors-at.ts';
import type { EventSeq } from '../../src/trace/event.ts';
import { trace } from '../support/trace-notation.ts';

const EVENTS = trace(
  'Romeo connecting | Romeo online r@s/1 | step 1 | 1 Romeo > <iq/> | step 1: sent 4 | Romeo < <iq/> | Romeo < <message/> | step 2 | step 2: matched 6 | Romeo offline',
);

function at(until?: number): string[] {
  const { actors } = actorsAt(EVENTS, ['Romeo', 'Juliet'], until as EventSeq | undefined);
  return actors.map(({ actor, connection, jid, unread }) =>
    [actor, connection, jid ?? '-', ...unread.oldest.map(({ xml }) => xml)].join(' '),
  );
}

describe('where actors stand at a moment', () => {
  it('is the connection, the full JID, and what no step has looked at', () => {
    expect(at(7)).toEqual(['Romeo online r@s/1 <iq/> <message/>', 'Juliet never connected -']);
  });

  it('is that of the moment, not of the end', () => {
    expect(at(1)[0]).toBe('Romeo connecting -');
    expect(at(5)[0]).toBe('Romeo online r@s/1');
    expect(at(9)[0]).toBe('Romeo online r@s/1 <message/>');
  });

  it('keeps the JID of a session that is over', () => {
    expect(at()[0]).toBe('Romeo offline r@s/1 <message/>');
  });

  it('has what was captured, and the variables that were used, until then', () => {
    const events = EVENTS.map((event) =>
      event.type === 'step-ended' && event.step === 2
        ? { ...event, captures: { id: 'a1' }, variables: { "Romeo's JID": 'r@s' } }
        : event,
    );
    expect(actorsAt(events, [], 8 as EventSeq).captures).toEqual({});
    expect(actorsAt(events, [], undefined)).toEqual({
      actors: [],
      captures: { id: 'a1' },
      variables: { "Romeo's JID": 'r@s' },
    });
  });
});
