import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import type { ProsodyServer } from '../../src/prosody/server.ts';
import type { Runner } from '../../src/run/runner.ts';
import { prosodyScripts } from '../script/corpus.ts';
import { runEmbedded, type FinishedRun, type Person } from '../support/embedded-run.ts';
import { embeddedProsody, prosodyPack } from '../support/prosody.ts';

const scripts = prosodyScripts().filter(({ name }) => name.startsWith('muc_'));
const canRun = scripts.length > 0 && (await prosodyPack()) !== undefined;

const WISHES: readonly ((runner: Runner) => void)[] = [
  (runner) => runner.step(),
  (runner) => runner.continue(),
  (runner) => runner.continue('failure'),
  (runner) => runner.stepActor('Romeo'),
  (runner) => runner.stepActor('Juliet'),
  (runner) => {
    runner.setBreakpoints({ steps: [], onStanza: ({ step }) => step % 3 === 0 });
    runner.continue();
  },
  (runner) => {
    runner.continue();
    runner.pause();
  },
];

/** Goes on in these ways, one after the other, whenever the run pauses; then by single steps to its end. */
function restless(wishes: readonly number[]): Person {
  return (runner) => {
    let next = 0;
    runner.onPhase((phase) => {
      if (phase !== 'paused') return;
      const wish = WISHES[wishes[next++] ?? 0];
      wish?.(runner);
      // An actor may have no step left.
      if (runner.phase === 'paused') runner.continue();
    });
    runner.start('step');
  };
}

/** Steps with their verdicts, and the outcome. */
const verdictsOf = ({ events }: FinishedRun) =>
  events.flatMap((event) => {
    if (event.type === 'step-ended') return [`${event.step} ${event.verdict}`];
    return event.type === 'run-ended' ? [`${event.outcome} ${event.step ?? ''}`] : [];
  });

describe.skipIf(!canRun)('however a person goes through a script of Prosody’s', () => {
  let server: ProsodyServer;
  beforeAll(async () => {
    server = ensure(await embeddedProsody(), 'Prosody');
  });
  afterAll(() => server.dispose());

  it.each(scripts)('$name has the same verdicts', async ({ text }) => {
    const plain = await runEmbedded(server, text);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(WISHES.length - 1), { maxLength: 40 }), async (wishes) => {
        const paused = await runEmbedded(server, text, {}, restless(wishes));
        // A run that went on past its failure has more steps, and the same outcome.
        const expected = verdictsOf(plain);
        expect(verdictsOf(paused).slice(0, expected.length - 1)).toEqual(expected.slice(0, -1));
        expect(verdictsOf(paused).at(-1)).toBe(expected.at(-1));
      }),
      { numRuns: 8 },
    );
  });
});
