import { describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import type { Token } from '../../src/run/command.ts';
import { createEffects } from '../../src/run/effects.ts';
import { compileScript } from '../../src/script/compile.ts';
import { createSimulatedClock } from '../support/simulated-clock.ts';

const SCRIPT =
  '# T\n\n[Client] Romeo\n\tjid: romeo@localhost\n\tpassword: p\n\n-----\n\nRomeo connects\n';

describe('a time-out', () => {
  it('waits until what came in time has been read', async () => {
    const clock = createSimulatedClock();
    const heard: string[] = [];
    const session = {
      isReading: false,
      send: () => undefined,
      sendRaw: () => undefined,
      disconnect: () => undefined,
      abort: () => undefined,
    };
    const effects = createEffects({
      scenario: ensure(compileScript(SCRIPT).scenario, 'a scenario'),
      connector: { connect: () => session },
      server: {
        label: 'a server',
        prepare: () => Promise.resolve(),
        onLog: () => ({ dispose: () => undefined }),
      },
      clock,
      feed: ({ kind }) => heard.push(kind),
      time: { moveAhead: () => undefined, pass: () => undefined, stanzaCame: () => undefined },
    });
    effects.carryOut({ kind: 'connect', actor: 'Romeo' });
    effects.carryOut({ kind: 'start-timer', token: 1 as Token, delay: 5000 });
    session.isReading = true;
    await clock.pass(7000);
    expect(heard).toEqual([]);
    session.isReading = false;
    await clock.pass(20);
    expect(heard).toEqual(['timer-fired']);
    effects.dispose();
  });
});
