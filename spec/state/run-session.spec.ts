import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keptRuns, liveRun } from '../../src/state/run-selectors.ts';
import { modelOf } from '../../src/trace/model-of.ts';
import { page, SCRIPT } from './page-stage.ts';

const FAILING = SCRIPT.replace('Romeo disconnects', 'Romeo receives:\n\t<iq/>');

const DOINGS = [
  'run',
  'runAnew',
  'step',
  'continue',
  'pause',
  'stop',
  'runToFailure',
  'letPass',
  'takeAnyway',
  'showNewestRun',
  'stepActor',
  'runToLine',
  'rerunToLine',
  'showFirst',
  'open',
  'wait',
] as const;

/** The page does what a person does, whatever that is; each run is whole, and each that ended is kept once. */
it('stays in order whatever a person does', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...DOINGS), { maxLength: 20 }),
      fc.constantFrom(SCRIPT, FAILING),
      async (doings, script) => {
        const { stores, clock, actions } = page(script);
        const carryOut = {
          ...actions,
          stepActor: () => actions.stepActor('Romeo'),
          runToLine: () => actions.runToLine(11),
          rerunToLine: () => actions.rerunToLine(11),
          showFirst: () => actions.showRun(1),
          open: () => void actions.openScenario('hello'),
          wait: () => undefined,
        };
        for (const doing of doings) {
          carryOut[doing]();
          await clock.pass(doing === 'wait' ? 6000 : 20);
          const runs = stores.runs.getState();
          for (const { events } of runs.byId.values()) {
            const numbers = [...events].map(({ seq }) => seq);
            expect(numbers).toEqual(numbers.map((_, index) => index));
          }
          for (const { events } of keptRuns(runs)) {
            expect(events.at(-1)?.type).toBe('run-ended');
          }
        }
        actions.stop();
        await clock.pass(6000);
        const runs = stores.runs.getState();
        const live = liveRun(runs);
        expect(['not-run', 'ended']).toContain(live.phase);
        if (live.scenario !== undefined) {
          expect(modelOf(live.events).ended).toBeDefined();
          expect(runs.kept[0]).toBe(runs.live?.id);
        }
        expect(new Set(runs.kept).size).toBe(runs.kept.length);
      },
    ),
    { numRuns: 200 },
  );
});
