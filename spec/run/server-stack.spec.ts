import { afterAll, describe, expect, it } from 'vitest';
import type { ProsodyServer } from '../../src/prosody/server.ts';
import type { FrameEvent, TraceEvent } from '../../src/trace/event.ts';
import { parseTrace, serialiseTrace } from '../../src/trace/file.ts';
import { ensure } from '../../src/base/assert.ts';
import { ENTERING, runLookingInside } from '../support/embedded-run.ts';
import { embeddedProsody } from '../support/prosody.ts';

const found = await embeddedProsody();
afterAll(() => found?.dispose());

function record(stacks: boolean): Promise<readonly TraceEvent[]> {
  const inside = { tellsStacks: () => stacks, tellsDebugLog: () => true };
  return runLookingInside(found as ProsodyServer, ENTERING, inside);
}

const frames = (events: readonly TraceEvent[]) =>
  events.filter((event): event is FrameEvent => event.type === 'frame');

describe.skipIf(found === undefined)('the trace of a run on the embedded server', () => {
  it('tells each stack once, before the first frame that was made there', async () => {
    const events = await record(true);
    const stacks = events.filter((event) => event.type === 'server-stack');
    expect(new Set(stacks.map(({ places }) => JSON.stringify(places))).size).toBe(stacks.length);
    for (const { direction, stack, seq } of frames(events)) {
      expect(stack === undefined).toBe(direction === 'sent');
      if (stack === undefined) continue;
      expect(stack).toBeLessThan(seq);
      expect(events[stack]?.type).toBe('server-stack');
    }
  });

  it('ties what was sent, what was logged and what came by their turn', async () => {
    const events = await record(false);
    const sent = ensure(
      frames(events).find(({ xml, step }) => step !== undefined && xml.includes('<presence')),
      'the presence',
    );
    const answers = frames(events).filter(
      ({ turn, direction }) => turn === sent.turn && direction === 'received',
    );
    expect(answers.map(({ xml }) => /^<\w+/.exec(xml)?.[0])).toEqual(['<presence', '<message']);
    const logged = events.filter(
      (event) => event.type === 'server-log' && event.turn === sent.turn,
    );
    expect(logged.length).toBeGreaterThan(0);
  });

  it('holds no stack while nobody wants them', async () => {
    const events = await record(false);
    expect(events.some(({ type }) => type === 'server-stack')).toBe(false);
    expect(frames(events).some(({ stack }) => stack !== undefined)).toBe(false);
  });

  it('is the same from its file', async () => {
    const events = await record(true);
    expect(parseTrace(serialiseTrace(events))).toEqual({ ok: true, value: events });
  });
});
