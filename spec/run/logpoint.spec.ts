import { afterAll, describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import type { Logpoint } from '../../src/base/logpoint.ts';
import type { ProsodyServer } from '../../src/prosody/server.ts';
import { maskedRun } from '../../src/run/masked-run.ts';
import type { Runner } from '../../src/run/runner.ts';
import type { LogpointTold, TraceEvent } from '../../src/trace/event.ts';
import { parseTrace, serialiseTrace } from '../../src/trace/file.ts';
import { ENTERING, runLookingInside } from '../support/embedded-run.ts';
import { embeddedProsody } from '../support/prosody.ts';

const FILE = 'modules/muc/subject.lib.lua';

const found = await embeddedProsody();
afterAll(() => found?.dispose());

/** `pausing`: goes on each time that the run pauses. */
function record(
  logpoints: readonly Logpoint[],
  pausing?: (runner: Runner) => void,
  tellsEvents = false,
): Promise<readonly TraceEvent[]> {
  const inside = { logpoints: () => logpoints, tellsEvents: () => tellsEvents };
  return runLookingInside(found as ProsodyServer, ENTERING, inside, (runner) => {
    runner.onPhase((phase) => (phase === 'paused' ? pausing?.(runner) : undefined));
    runner.start();
  });
}

async function pointAt(words: string, file = FILE): Promise<Logpoint> {
  const source = ensure(await (found as ProsodyServer).source(file), file).split('\n');
  return { file, line: source.findIndex((line) => line.includes(words)) + 1 };
}

const toldIn = (events: readonly TraceEvent[]) =>
  events.filter((event): event is LogpointTold => event.type === 'logpoint-told');

describe.skipIf(found === undefined)('a logpoint in a run', () => {
  it('is an event between the stanza that it handles and what comes of it', async () => {
    const point = { ...(await pointAt('room:route_stanza(msg)')), expression: 'room.jid' };
    const events = await record([point]);
    const [told] = toldIn(events);
    const turn = ensure(told, 'the event').turn;
    expect(told).toMatchObject({ ...point, value: { text: 'garden@conference.localhost' } });
    const frames = events.filter((event) => event.type === 'frame' && event.turn === turn);
    expect(frames[0]).toMatchObject({ direction: 'sent', step: 2 });
    expect(frames[0]?.seq).toBeLessThan(told?.seq ?? 0);
    const stack = events[told?.stack ?? 0];
    expect(stack?.type === 'server-stack' && stack.places[0]).toMatchObject({ file: FILE });
  });

  it('pauses the run where it is to, and once for a turn', async () => {
    const point: Logpoint = { ...(await pointAt('room:route_stanza(msg)')), pauses: true };
    let pauses = 0;
    const events = await record([point], (runner) => {
      pauses += 1;
      runner.continue();
    });
    const paused = events.find((event) => event.type === 'run-paused');
    expect(pauses).toBe(1);
    expect(paused).toMatchObject({ reason: 'logpoint', step: 3, stanza: toldIn(events)[0]?.seq });
    expect(events.at(-1)).toMatchObject({ type: 'run-ended', outcome: 'passed' });
  });

  it('tells what is wrong with it as the run begins, and does not pause there', async () => {
    const broken: Logpoint = { ...(await pointAt('room:route_stanza(msg)')), pauses: true };
    const events = await record([
      { ...broken, expression: '1 +' },
      { file: 'modules/none.lua', line: 3, pauses: true },
    ]);
    const told = toldIn(events);
    expect(told.map(({ problem }) => problem)).toEqual([
      expect.stringContaining('unexpected symbol'),
      'the server has no file modules/none.lua',
    ]);
    expect(told.every(({ locals }) => locals === undefined)).toBe(true);
    expect(events.some(({ type }) => type === 'run-paused')).toBe(false);
  });

  it('holds no password of an account, whatever it looks at', async () => {
    const point = await pointAt('password', 'util/sasl/scram.lua');
    const websocket = await pointAt('function', 'modules/mod_saslauth.lua');
    const source = ensure(await (found as ProsodyServer).source('util/sasl/plain.lua'), 'plain');
    const plain = source
      .split('\n')
      .flatMap((text, index) =>
        /local|if|return/.test(text) ? [{ file: 'util/sasl/plain.lua', line: index + 1 }] : [],
      );
    const frames = ['handle_request', 'onincoming', 'handle_frame', 'process_data', 'session.data'];
    const stream = await Promise.all(
      frames.map(async (words) => {
        const { file, line } = await pointAt(words, 'modules/mod_websocket.lua');
        return { file, line: line + 1 };
      }),
    );
    const events = await record([point, websocket, ...plain, ...stream]);
    expect(toldIn(events).length).toBeGreaterThan(3);
    const text = JSON.stringify(events);
    expect(text).not.toContain('rosencrantz');
    expect(text).not.toContain(btoa('\0romeo\0rosencrantz'));
  });

  it('is the same from its file, and in what leaves the page', async () => {
    const events = await record([await pointAt('room:route_stanza(msg)')]);
    expect(parseTrace(serialiseTrace(events))).toEqual({ ok: true, value: events });
    expect(toldIn(maskedRun({ events, source: ENTERING }).events)).toEqual(toldIn(events));
  });

  it('stands beside the events that fired in its turn, where those are wanted', async () => {
    const events = await record([await pointAt('room:route_stanza(msg)')], undefined, true);
    const { turn } = ensure(toldIn(events)[0], 'the event');
    const fired = events.filter((event) => event.type === 'events-fired');
    const ofTurn = fired.find((event) => event.turn === turn)?.fired ?? [];
    expect(ofTurn.map(({ name }) => name)).toContain('muc-occupant-session-new');
    expect(parseTrace(serialiseTrace(events))).toEqual({ ok: true, value: events });
  });

  it('leaves no event where there is none', async () => {
    expect(toldIn(await record([]))).toEqual([]);
  });
});
