import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import type { ProsodyServer } from '../../src/prosody/server.ts';
import type { FrameEvent } from '../../src/trace/event.ts';
import { createEffects, type RunTime } from '../../src/run/effects.ts';
import type { EmbeddedClock } from '../../src/run/ports.ts';
import type { Token } from '../../src/run/command.ts';
import { scenario } from '../support/scenario-notation.ts';
import { runEmbedded, type FinishedRun } from '../support/embedded-run.ts';
import { embeddedProsody, prosodyPack } from '../support/prosody.ts';

const canEmbed = (await prosodyPack()) !== undefined;

const HEAD = `# Time
[Client] Romeo
	jid: romeo@localhost
	password: secret

-----
Romeo connects

Romeo sends:
	<presence to="garden@conference.localhost/romeo"><x xmlns="http://jabber.org/protocol/muc"/></presence>

Romeo receives:
	<message type="groupchat"><subject/></message>

`;

/** Asks the server for its time (XEP-0202). */
const ask = (id: string) => `Romeo sends:
	<iq type='get' id='${id}' to='localhost'><time xmlns='urn:xmpp:time'/></iq>

Romeo receives:
	<iq type='result' id='${id}'/>

`;

/** A server with timers at these moments, and what is done with its clock. */
function simulatedClock(timers: readonly number[]) {
  const done: string[] = [];
  let now = 0;
  const embedded: EmbeddedClock = {
    idle: () => {
      const next = timers.find((at) => at > now);
      return Promise.resolve({ nextTimerIn: next === undefined ? undefined : next - now });
    },
    advance: (by) => {
      now += by;
      done.push(`moved to ${now}`);
      return Promise.resolve();
    },
  };
  const time: RunTime = {
    pass: (by) => void done.push(`${by} pass`),
    moveAhead: () => undefined,
    stanzaCame: () => undefined,
  };
  return { embedded, time, done };
}

function refuseToConnect(): never {
  throw new Error('Nobody connects here');
}

async function passOn(timers: readonly number[], by: number): Promise<readonly string[]> {
  const { embedded, time, done } = simulatedClock(timers);
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  const nothing = { dispose: () => undefined };
  const effects = createEffects({
    scenario: scenario('Romeo connects'),
    connector: { connect: refuseToConnect },
    server: { label: '', prepare: () => Promise.resolve(), onLog: () => nothing, embedded },
    clock: { now: () => 0, setTimer: () => nothing },
    feed: (input) => (input.kind === 'idle' ? resolve() : undefined),
    time,
  });
  effects.carryOut({ kind: 'pass-time', by, token: 1 as Token });
  await promise;
  return done;
}

describe('passing time', () => {
  it('goes from timer to timer, and counts what has passed before a timer fires', async () => {
    const steps = [
      '100 pass',
      'moved to 100',
      '150 pass',
      'moved to 250',
      '50 pass',
      'moved to 300',
    ];
    expect(await passOn([100, 250, 900], 300)).toEqual(steps);
  });

  it('is one move where there is no timer', async () => {
    expect(await passOn([], 300)).toEqual(['300 pass', 'moved to 300']);
  });

  it('takes no more than some hundred stops, however many timers there are', async () => {
    const many = Array.from({ length: 100_000 }, (_, index) => index + 1);
    const done = await passOn(many, 200_000);
    expect(done.at(-1)).toBe('moved to 200000');
    expect(done.length).toBeLessThan(2000);
  });
});

describe.skipIf(!canEmbed)('time that passes on the embedded server', () => {
  let server: ProsodyServer;
  beforeAll(async () => {
    server = ensure(await embeddedProsody(), 'Prosody');
  });
  afterAll(() => server.dispose());

  it('is time for the server, and for the run', async () => {
    const steps = `${ask('before')}# @ 12 minutes pass\n${ask('after')}`;
    const run = await runEmbedded(server, `${HEAD}${steps}`);
    expect(run.events.at(-1)).toMatchObject({ outcome: 'passed' });
    const [before = 0, after = 0] = frames(run).flatMap(({ xml }) => {
      const told = /<utc>([^<]*)</.exec(xml)?.[1];
      return told === undefined ? [] : [Date.parse(told)];
    });
    expect(after - before).toBe(12 * 60_000);
    const [asked, answered] = ['before', 'after'].map((id) =>
      ensure(
        frames(run).find(({ xml }) => xml.includes(`id='${id}'`)),
        `the frame ${id}`,
      ),
    );
    expect((answered?.at ?? 0) - (asked?.at ?? 0)).toBeGreaterThanOrEqual(12 * 60_000);
  });
});

function frames({ events }: FinishedRun): readonly FrameEvent[] {
  return events.filter((event) => event.type === 'frame');
}
