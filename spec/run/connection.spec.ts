import { describe, expect, it } from 'vitest';
import type { TraceEvent } from '../../src/trace/event.ts';
import { LOST, simulate } from '../support/simulated-run.ts';
import { notate } from '../support/trace-notation.ts';

const connections = (events: readonly TraceEvent[]) =>
  events.filter(({ type }) => type === 'connection').map(notate);

describe('connects and disconnects', () => {
  it('wait for the bind and for the end', () => {
    const run = simulate({ script: 'Romeo connects\nRomeo disconnects' });
    expect(run.events.map(notate)).toEqual([
      'started',
      'step 1',
      'Romeo connecting',
      'Romeo online romeo@localhost/1',
      'step 1: sent',
      'step 2',
      'Romeo offline',
      'step 2: sent',
      'passed',
    ]);
  });

  it('may follow each other; a full JID lives on (A17)', () => {
    const run = simulate({
      script: `Romeo connects
        Juliet connects
        Romeo disconnects
        Juliet sends <iq to="\${Romeo's full JID}"/>
        Romeo connects
        Juliet sends <iq to="\${Romeo's full JID}"/>`,
    });
    const values = run.stepEnds.map(({ variables }) => variables?.["Romeo's full JID"]);
    expect([values[3], values[5]]).toEqual(['romeo@localhost/1', 'romeo@localhost/5']);
  });

  it('forget what an earlier session left unread', () => {
    const run = simulate({
      script: 'Romeo connects\nRomeo disconnects\nRomeo connects\nRomeo receives <iq/>',
      cues: [{ on: 1, to: 'Romeo', xml: '<iq/>' }],
    });
    expect(run.stepEnds.at(-1)?.note).toBe(
      'Romeo never received this <iq>. It came earlier, before the reconnect in step 3, and was left unread.',
    );
  });

  it('fail the run with the problem when they cannot connect', () => {
    const run = simulate({
      script: 'Juliet connects\nRomeo connects\nRomeo sends <iq/>',
      refuses: { Romeo: LOST },
    });
    expect(run.verdicts).toEqual(['sent', 'failed']);
    expect(run.stepEnds[1]?.note).toBe(LOST.what);
    expect(run.ended).toMatchObject({ outcome: 'error', step: 2, problem: LOST });
  });

  it.each([
    ['Romeo connects\nRomeo connects', 'Romeo is connected already: nothing was done.'],
    [
      'Romeo connects\nRomeo disconnects\nRomeo disconnects',
      'Romeo is not connected: nothing was done.',
    ],
    ['Romeo disconnects', 'Romeo is not connected: nothing was done.'],
    [
      'Romeo connects\nRomeo disconnects\nRomeo sends <iq/>',
      'Romeo is not connected any more: nothing was sent.',
    ],
  ])('pass with a note where there is nothing to do (A17): %j', (script, note) => {
    const run = simulate({ script });
    expect(run.ended?.outcome).toBe('passed');
    expect(run.stepEnds.at(-1)).toMatchObject({ verdict: 'sent', note });
  });

  it('let nobody send who never connected', () => {
    const run = simulate({ script: 'Romeo sends <iq/>' });
    expect(run.ended).toMatchObject({ outcome: 'failed', step: 1 });
    expect(run.stepEnds[0]?.note).toMatch(/Add "Romeo connects"/);
  });
});

describe('a session that is lost (A18)', () => {
  it('fails the step that waits on it', () => {
    const run = simulate({
      script: 'Romeo connects\nRomeo sends <iq/>\nRomeo receives <iq/>',
      cues: [{ on: 2, to: 'Romeo', closes: LOST, after: 30 }],
    });
    expect(run.verdicts).toEqual(['sent', 'sent', 'missing']);
    expect(run.stepEnds[2]?.note).toBe(`Romeo never received this <iq>. ${LOST.what}`);
    expect(run.ended).toMatchObject({ outcome: 'error', step: 3, problem: LOST });
  });

  it('is only marked offline while others act', () => {
    const run = simulate({
      script:
        'Juliet connects\nRomeo connects\nRomeo sends <iq/>\nRomeo receives <iq/>\nJuliet disconnects',
      cues: [
        { on: 3, to: 'Juliet', closes: LOST },
        { on: 3, to: 'Romeo', xml: '<iq/>' },
      ],
    });
    expect(run.ended?.outcome).toBe('passed');
    expect(connections(run.events)).toContain('Juliet offline');
  });

  it.each(['Juliet sends <iq/>', 'Juliet receives <iq/>', 'Juliet receives nothing'])(
    'fails the next step that needs it: %s',
    (last) => {
      const run = simulate({
        script: `Juliet connects\nRomeo connects\nRomeo sends <iq/>\n${last}`,
        cues: [{ on: 3, to: 'Juliet', closes: LOST }],
      });
      expect(run.ended).toMatchObject({ outcome: 'error', step: 4, problem: LOST });
    },
  );
});

describe('a server that fails', () => {
  const problem = { ...LOST, code: 'server-failed' };
  const failsWhen = (waits: string, script: string) => {
    let hasFailed = false;
    return simulate({
      script,
      person: (_, current) => {
        if (current.state.wait.kind !== waits || hasFailed) return undefined;
        hasFailed = true;
        current.feed({ kind: 'server-failed', problem });
        return undefined;
      },
    });
  };

  it.each([
    ['connecting', 'Romeo connects'],
    ['sending', 'Romeo connects\nRomeo sends <iq/>'],
    ['expecting', 'Romeo connects\nRomeo receives <iq/>'],
    ['disconnecting', 'Romeo connects\nRomeo disconnects'],
  ])('ends the run in the step that is %s', (waits, script) => {
    const run = failsWhen(waits, script);
    const step = script.split('\n').length;
    expect(run.ended).toMatchObject({ outcome: 'error', step, problem });
    expect(run.stepEnds.at(-1)).toMatchObject({ step, verdict: 'failed', note: problem.what });
  });

  it('ends the run between two steps', () => {
    const run = failsWhen('idle', 'Romeo connects\nRomeo sends <iq/>');
    expect(run.verdicts).toEqual(['sent']);
    expect(run.ended).toMatchObject({ outcome: 'error', problem });
    expect(run.ended?.step).toBeUndefined();
  });
});

describe('the end of a run', () => {
  it('closes the sessions that are left, then says the outcome', () => {
    const run = simulate({ script: 'Romeo connects\nJuliet connects' });
    expect(run.events.slice(-3).map(notate)).toEqual(['Romeo offline', 'Juliet offline', 'passed']);
    expect(run.commands.filter(({ kind }) => kind === 'disconnect').length).toBe(2);
  });

  it('records what still comes as the end of the stream', () => {
    const frame = { direction: 'received', phase: 'session', xml: '<presence/>' } as const;
    let isDelivered = false;
    const run = simulate({
      script: 'Romeo connects\nJuliet connects\nRomeo receives <message/>',
      person: (_, current) => {
        if (current.state.phase !== 'closing' || isDelivered) return undefined;
        isDelivered = true;
        current.feed({ kind: 'frame', actor: 'Juliet', frame });
        return undefined;
      },
    });
    expect(run.lines.slice(-2)).toEqual(['Juliet << <presence/>', 'failed 3']);
  });

  it('passes a script without steps', () => {
    expect(simulate({ script: '' }).lines).toEqual(['started', 'passed']);
  });
});
