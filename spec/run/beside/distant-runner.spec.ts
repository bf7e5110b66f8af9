import { afterAll, describe, expect, it } from 'vitest';
import { ensure } from '../../../src/base/assert.ts';
import {
  createDistantRunner,
  type DistantRunListener,
} from '../../../src/run/beside/distant-runner.ts';
import type { ServerMessage } from '../../../src/prosody/protocol.ts';
import type { RunReport } from '../../../src/run/beside/run-messages.ts';
import { compileScript } from '../../../src/script/compile.ts';
import { redactSource } from '../../../src/script/redact.ts';
import type { TraceEvent } from '../../../src/trace/event.ts';
import { prosodyScripts } from '../../script/corpus.ts';
import { ENTERING, realClock, runEmbedded, type Person } from '../../support/embedded-run.ts';
import { sharedProsody } from '../../support/shared-server.ts';
import { createSimulatedClock, settle } from '../../support/simulated-clock.ts';

const scripts = prosodyScripts().filter(({ name }) => name.startsWith('muc_'));
const startTime = Date.UTC(2026, 0, 1);
const shared = await sharedProsody({ startTime });
/** Whose thread lets others have a turn before each reply. */
const restless = await sharedProsody({ startTime, every: 0 });
/** Driven from outside its thread, as a page did without all this. */
const apart = await sharedProsody({ startTime });

afterAll(() => {
  shared?.server.dispose();
  restless?.server.dispose();
  apart?.server.dispose();
});

function setupOf(text: string) {
  const scenario = ensure(compileScript(text).scenario, 'a script without errors');
  return { scenario, source: redactSource(text), options: {} };
}

/** `paused`: what a person does once it pauses, the first time and the next. */
async function runBeside(
  text: string,
  person: Person = (runner) => runner.start(),
  ...paused: readonly Person[]
) {
  return playOn(shared, text, person, ...paused);
}

async function playOn(
  where: typeof shared,
  text: string,
  person: Person = (runner) => runner.start(),
  ...paused: readonly Person[]
) {
  const { access } = ensure(where, 'a server');
  const delivered: TraceEvent[] = [];
  let pauses = 0;
  const runner = access.play(setupOf(text), {
    clock: realClock,
    onEvents: (batch) => {
      delivered.push(...batch);
      for (const { type } of batch) if (type === 'run-paused') paused[pauses++]?.(runner);
    },
  });
  person(runner);
  await runner.finished;
  expect(delivered).toEqual(runner.events);
  return runner.events;
}

/**
 * Without what no two runs share: real time, the ids that clients make up, and where in its memory a server keeps a
 * session, which is told apart from others by the order in which the log first names it.
 */
function comparable(events: readonly TraceEvent[]) {
  const sessions = new Map<string, number>();
  return events.map((event) => {
    const timeless = { ...event, at: 0 };
    if (event.type === 'server-log') {
      const nth = sessions.get(event.source) ?? sessions.size;
      sessions.set(event.source, nth);
      return { ...timeless, source: event.source.replace(/^c2s[0-9a-f]+$/, `c2s ${String(nth)}`) };
    }
    if (event.type !== 'frame' || event.phase !== 'stream') return timeless;
    return { ...timeless, xml: event.xml.replace(/ id=(["'])\w+\1/, '') };
  });
}

/** What of a message tells whether a page could say where a run hangs. */
function wordsOf(message: ServerMessage): string {
  if (message.kind === 'works-at') {
    return `works-at ${message.place.file ?? ''}:${String(message.place.line)}`;
  }
  if (message.kind === 'asked') {
    return message.work.kind === 'frame' ? `asked ${message.work.xml}` : 'asked';
  }
  if (message.kind !== 'beside') return message.kind;
  // It is ours.
  const report = message.message as RunReport;
  if (report.kind !== 'events') return report.kind;
  return report.events
    .map((event) => (event.type === 'frame' ? `${event.direction} ${event.xml}` : event.type))
    .join('\n');
}

describe.skipIf(shared === undefined)('a run that is played beside its server', () => {
  it.each(scripts.map(({ name, text }) => [name, text] as const))(
    'records what one in this thread does: %s',
    async (_, text) => {
      const { events } = await runEmbedded(ensure(apart, 'a server').server, text, {});
      const recorded = comparable(events).map((event) =>
        event.type === 'run-started' ? { ...event, server: shared?.access.label } : event,
      );
      expect(comparable(await runBeside(text))).toEqual(recorded);
      expect(comparable(await playOn(restless, text))).toEqual(recorded);
    },
  );

  it('pauses, goes by steps, and stops, as it is told', async () => {
    const events = await runBeside(
      ENTERING,
      (runner) => {
        runner.setBreakpoints({ steps: [3] });
        runner.start();
      },
      (runner) => runner.step(),
      (runner) => runner.stop(),
    );
    expect(events.flatMap((event) => (event.type === 'run-paused' ? [event.step] : []))).toEqual([
      3, 4,
    ]);
    expect(events.at(-1)).toMatchObject({ type: 'run-ended', outcome: 'stopped' });
  });

  it('pauses at stanzas that a filter takes', async () => {
    const events = await runBeside(ENTERING, (runner) => {
      runner.setBreakpoints({ steps: [], conditions: [{ text: 'kind:presence' }] });
      runner.onPhase((phase) => {
        if (phase === 'paused') runner.continue();
      });
      runner.start();
    });
    const reasons = events.flatMap((event) => (event.type === 'run-paused' ? [event.reason] : []));
    expect(new Set(reasons)).toEqual(new Set(['stanza']));
  });

  it('lets the page look at sources meanwhile, and takes the same turns', async () => {
    const { server } = ensure(shared, 'a server');
    const looking: Person = (runner) => {
      runner.onPhase(() => void server.source('modules/muc/muc.lib.lua'));
      runner.onPhase((phase) => {
        if (phase === 'paused') void server.source('util/jid.lua').then(() => runner.continue());
      });
      runner.setBreakpoints({ steps: [2] });
      runner.start();
    };
    const turns = (events: readonly TraceEvent[]) =>
      events.flatMap((event) => ('turn' in event ? [event.turn] : []));
    expect(turns(await runBeside(ENTERING, looking))).toEqual(turns(await runBeside(ENTERING)));
  });

  it('tells before each turn in code of one’s own what led there, and where that may hang', async () => {
    const posted: string[] = [];
    const busy = 'module:hook("pre-presence/full", function ()\n\tfor _ = 1, 3e7 do end\nend);\n';
    const hanging = ensure(
      await sharedProsody({
        own: { files: { 'mod_busy.lua': busy }, enabled: ['busy'] },
        ownCode: [{ kind: 'module', name: 'busy', hash: '0' }],
        posted: (message) => void posted.push(wordsOf(message)),
      }),
      'a server',
    );
    const runner = hanging.access.play(setupOf(ENTERING), {
      clock: realClock,
      onEvents: () => undefined,
    });
    runner.start();
    await runner.finished;
    hanging.server.dispose();
    const asked = posted.findIndex((words) => words.startsWith('asked <presence'));
    const hangs = posted.findIndex((words, at) => at > asked && words.startsWith('works-at'));
    expect(posted[hangs]).toBe('works-at mod_busy.lua:2');
    expect(posted.slice(0, asked).join('\n')).toContain('sent <presence');
    expect(posted.slice(asked, hangs)).not.toContain('here');
  });

  it('ends with its server, at the step that was under way', async () => {
    const dying = ensure(await sharedProsody(), 'a server');
    const runner = dying.access.play(setupOf(ENTERING), {
      clock: realClock,
      onEvents: () => undefined,
    });
    runner.onPhase((phase) => {
      if (phase === 'paused') dying.server.dispose();
    });
    runner.setBreakpoints({ steps: [3] });
    runner.start();
    expect(await runner.finished).toMatchObject({
      outcome: 'error',
      problem: { code: 'embedded-server-failed' },
    });
    expect(runner.events.slice(-3)).toMatchObject([
      { type: 'connection', actor: 'Romeo', state: 'offline' },
      { type: 'step-ended', step: 3 },
      { type: 'run-ended' },
    ]);
    const late = dying.access.play(setupOf(ENTERING), {
      clock: realClock,
      onEvents: () => undefined,
    });
    late.start();
    expect(await late.finished).toMatchObject({ outcome: 'error' });
    expect(late.events[0]).toMatchObject({ type: 'run-started', server: dying.access.label });
  });
});

describe('a run whose server does not answer', () => {
  it('is over soon after it is stopped, and hears nothing more', async () => {
    const clock = createSimulatedClock();
    let hearing: DistantRunListener | undefined;
    const batches: (readonly TraceEvent[])[] = [];
    const runner = createDistantRunner(
      setupOf(ENTERING),
      {
        label: 'Prosody',
        place: (_setup, listener) => {
          hearing = listener;
          return { tell: () => undefined };
        },
      },
      { clock, onEvents: (batch) => batches.push(batch) },
    );
    runner.start();
    runner.stop();
    await clock.pass(399);
    expect(runner.phase).toBe('preparing');
    await clock.pass(1);
    expect(await runner.finished).toMatchObject({ type: 'run-ended', outcome: 'stopped', seq: 1 });
    hearing?.phase('running');
    hearing?.lost('stopped');
    await settle();
    expect(runner.phase).toBe('ended');
    expect(batches.flat().map(({ type }) => type)).toEqual(['run-started', 'run-ended']);
  });
});
