import { driven } from '../../src/state/driven-server.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import { compileScript } from '../../src/script/compile.ts';
import type { RunTask } from '../../src/state/run-task.ts';
import { reduce } from '../../src/state/session-reducer.ts';
import {
  IDLE,
  type RunAttempt,
  type Session,
  type SessionEffect,
  type SessionEvent,
  type Wish,
} from '../../src/state/session-state.ts';
import { trace } from '../support/trace-notation.ts';
import { stanza } from '../support/scenario-notation.ts';
import { connector, NO_SERVER, port, SCRIPT } from './page-stage.ts';

const task: RunTask = {
  scenario: ensure(compileScript(SCRIPT).scenario, 'the scenario'),
  source: SCRIPT,
  options: { excused: [] },
};
const batch = trace('Romeo > <a/>');
const RUN: Wish = { mode: 'run' };
const attempt: RunAttempt = { id: 1, task, wish: RUN, pauseOnce: undefined, sight: 'shown' };

const SESSIONS: readonly Session[] = [
  IDLE,
  { name: 'opening', wish: RUN },
  { name: 'preparing', attempt },
  { name: 'starting', attempt },
  { name: 'running', attempt },
  { name: 'pausing', attempt },
  { name: 'paused', attempt },
  { name: 'stopping', attempt },
  { name: 'ended' },
];

const EVENTS = {
  go: { kind: 'go', wish: RUN },
  start: { kind: 'start', wish: RUN },
  again: { kind: 'again' },
  continue: { kind: 'continue' },
  take: { kind: 'take' },
  compose: { kind: 'compose', actor: 'Romeo', stanza: stanza('<a/>') },
  pause: { kind: 'pause' },
  stop: { kind: 'stop' },
  breakpoints: { kind: 'breakpoints-changed' },
  read: { kind: 'script-read', id: 1, task },
  broken: { kind: 'script-broken', text: 'x', diagnostics: [] },
  absent: { kind: 'script-absent' },
  opened: { kind: 'server-opened', id: 1, access: driven({ connector, port }) },
  refused: { kind: 'server-refused', id: 1, problem: NO_SERVER },
  events: { kind: 'events', id: 1, batch },
  preparing: { kind: 'phase', id: 1, phase: 'preparing' },
  running: { kind: 'phase', id: 1, phase: 'running' },
  paused: { kind: 'phase', id: 1, phase: 'paused' },
  ended: { kind: 'phase', id: 1, phase: 'ended' },
} as const satisfies Readonly<Record<string, SessionEvent>>;

/** `command stop`, `set-phase paused`: what is to be done, as words. */
function words(effect: SessionEffect): string {
  if (effect.kind === 'command') return `command ${effect.command.kind}`;
  return effect.kind === 'set-phase' ? `set-phase ${effect.phase}` : effect.kind;
}

function transition(session: Session, event: SessionEvent): string {
  const { session: next, effects } = reduce(session, event);
  return [next.name, ...effects.map(words)].join(', ');
}

/** All transitions. A line: state | event | state after it, and what is to be done. What is not listed does nothing. */
const TABLE = `
idle      | go          | opening, show-newest, read-script
idle      | start       | opening, show-newest, read-script
idle      | again       | opening, show-newest, read-script
opening   | go          | opening, show-newest
opening   | start       | opening, show-newest
opening   | again       | opening, show-newest
opening   | stop        | idle
opening   | read        | preparing, begin, open-server
opening   | broken      | idle, refuse-script
opening   | absent      | idle
preparing | go          | preparing, show-newest
preparing | start       | opening, show-newest, read-script
preparing | again       | opening, show-newest, read-script
preparing | stop        | idle, clear
preparing | opened      | starting, launch, tell-breakpoints, command start
preparing | refused     | idle, refuse
starting  | go          | starting, show-newest
starting  | start       | opening, show-newest, command stop, read-script
starting  | again       | opening, show-newest, command stop, read-script
starting  | pause       | pausing, command pause
starting  | stop        | stopping, command stop
starting  | breakpoints | starting, tell-breakpoints
starting  | events      | starting, append, follow
starting  | running     | running, set-phase running
starting  | paused      | paused, set-phase paused, tell-breakpoints
starting  | ended       | ended, set-phase ended, keep
running   | go          | running, show-newest
running   | start       | opening, show-newest, command stop, read-script
running   | again       | opening, show-newest, command stop, read-script
running   | continue    | running, command continue
running   | pause       | pausing, command pause
running   | stop        | stopping, command stop
running   | breakpoints | running, tell-breakpoints
running   | events      | running, append, follow
running   | running     | running, set-phase running
running   | paused      | paused, set-phase paused, tell-breakpoints
running   | ended       | ended, set-phase ended, keep
pausing   | go          | pausing, show-newest
pausing   | start       | opening, show-newest, command stop, read-script
pausing   | again       | opening, show-newest, command stop, read-script
pausing   | continue    | running, command continue
pausing   | stop        | stopping, command stop
pausing   | breakpoints | pausing, tell-breakpoints
pausing   | events      | pausing, append, follow
pausing   | running     | pausing, set-phase running
pausing   | paused      | paused, set-phase paused, tell-breakpoints
pausing   | ended       | ended, set-phase ended, keep
paused    | go          | paused, show-newest, command continue
paused    | start       | opening, show-newest, command stop, read-script
paused    | again       | opening, show-newest, command stop, read-script
paused    | continue    | paused, command continue
paused    | take        | paused, command take
paused    | compose     | paused, command compose
paused    | stop        | stopping, command stop
paused    | breakpoints | paused, tell-breakpoints
paused    | events      | paused, append, follow
paused    | running     | running, set-phase running
paused    | paused      | paused, set-phase paused, tell-breakpoints
paused    | ended       | ended, set-phase ended, keep
stopping  | go          | stopping, show-newest
stopping  | start       | opening, show-newest, command stop, read-script
stopping  | again       | opening, show-newest, command stop, read-script
stopping  | events      | stopping, append, follow
stopping  | running     | stopping, set-phase running
stopping  | ended       | ended, set-phase ended, keep
ended     | go          | opening, show-newest, read-script
ended     | start       | opening, show-newest, read-script
ended     | again       | opening, show-newest, read-script
`;

const LISTED = new Map(
  TABLE.trim()
    .split('\n')
    .map((line) => line.split('|').map((part) => part.trim()))
    .map(([state = '', event = '', after = '']) => [`${state} ${event}`, after]),
);

describe('the run of the page', () => {
  const all = SESSIONS.flatMap((session) =>
    Object.entries(EVENTS).map(([name, event]) => ({ session, name, event })),
  );

  it.each(all)('$session.name, $name', ({ session, name, event }) => {
    const listed = LISTED.get(`${session.name} ${name}`);
    expect(transition(session, event)).toBe(listed ?? session.name);
    if (listed === undefined) expect(reduce(session, event).session).toBe(session);
  });

  it('has no line in its table that is never looked at', () => {
    const names = new Set(all.map(({ session, name }) => `${session.name} ${name}`));
    expect([...LISTED.keys()].filter((key) => !names.has(key))).toEqual([]);
    expect(LISTED.size).toBe(TABLE.trim().split('\n').length);
  });

  it.each(SESSIONS)('$name: hears no report of another run', (session) => {
    for (const event of Object.values(EVENTS)) {
      if (!('id' in event) || event.kind === 'script-read') continue;
      expect(reduce(session, { ...event, id: 2 })).toEqual({ session, effects: [] });
    }
  });
});

describe('a wish', () => {
  const paused: Session = { name: 'paused', attempt };

  it.each([
    [{ mode: 'run' }, { kind: 'continue', mode: 'run' }],
    [{ mode: 'failure' }, { kind: 'continue', mode: 'failure' }],
    [{ mode: 'step' }, { kind: 'step' }],
    [
      { mode: 'run', until: 'Romeo' },
      { kind: 'step-actor', actor: 'Romeo' },
    ],
  ] as const)('%j goes on with a paused run', (wish, command) => {
    expect(reduce(paused, { kind: 'go', wish }).effects.at(-1)).toEqual({
      kind: 'command',
      command,
    });
  });

  it('to pause at a line is told before the run goes on', () => {
    const { session, effects } = reduce(paused, { kind: 'go', wish: { mode: 'run', line: 9 } });
    expect(effects.map(words)).toEqual(['show-newest', 'tell-breakpoints', 'command continue']);
    expect(effects[1]).toMatchObject({ once: { line: 9, isReplay: false } });
    expect(session).toMatchObject({ attempt: { pauseOnce: { line: 9 } } });
  });

  it('to pause at a line ends where the run stands still, or is stopped', () => {
    const running: Session = {
      name: 'running',
      attempt: { ...attempt, pauseOnce: { line: 9, isReplay: true } },
    };
    for (const event of [EVENTS.paused, EVENTS.stop]) {
      expect(reduce(running, event).session).toMatchObject({ attempt: { pauseOnce: undefined } });
    }
  });

  it('to go past steps is part of what the run is asked to do', () => {
    const { session } = reduce(
      { name: 'opening', wish: { mode: 'run', excused: [2] } },
      EVENTS.read,
    );
    expect(session).toMatchObject({ attempt: { task: { options: { excused: [2] } } } });
  });
});

describe('a run that begins anew', () => {
  const opening: Session = { name: 'opening', wish: { mode: 'run', isAnew: true, line: 9 } };
  const after = (...events: readonly SessionEvent[]) => {
    let session: Session = opening;
    const done: string[] = [];
    for (const event of events) {
      const reduced = reduce(session, event);
      session = reduced.session;
      done.push(reduced.effects.map(words).join(', '));
    }
    return done;
  };
  const until = [EVENTS.read, EVENTS.opened, EVENTS.running];

  it('replays to its line: that place alone counts', () => {
    expect(reduce(opening, EVENTS.read).session).toMatchObject({
      attempt: { pauseOnce: { line: 9, isReplay: true } },
    });
  });

  it('is shown when it has spoken twice', () => {
    expect(after(...until, EVENTS.events, EVENTS.events, EVENTS.events).slice(3)).toEqual([
      'append',
      'append, reveal',
      'append, follow',
    ]);
  });

  it.each([
    ['paused', 'reveal, set-phase paused, tell-breakpoints'],
    ['ended', 'reveal, set-phase ended, keep'],
  ] as const)('is shown when it stands still: %s', (phase, effects) => {
    expect(after(...until, EVENTS.events, EVENTS[phase]).at(-1)).toBe(effects);
  });

  it('leaves the selection alone when it is to', () => {
    const keeping: Session = {
      name: 'running',
      attempt: { ...attempt, wish: { mode: 'run', keepsSelection: true } },
    };
    expect(transition(keeping, EVENTS.events)).toBe('running, append');
  });
});

it('whatever happens, a runner is told something only while there is one', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...Object.values(EVENTS)), { maxLength: 40 }),
      (events: readonly SessionEvent[]) => {
        let session = IDLE;
        let hasRunner = false;
        for (const event of events) {
          const reduced = reduce(session, event);
          for (const { kind } of reduced.effects) {
            if (kind === 'launch') hasRunner = true;
            if (kind === 'command' || kind === 'tell-breakpoints') expect(hasRunner).toBe(true);
          }
          session = reduced.session;
        }
      },
    ),
  );
});
