import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import { explainer } from '../../src/diagnosis/diagnosis.ts';
import { createRunner } from '../../src/run/runner.ts';
import { compileScript } from '../../src/script/compile.ts';
import { recordedTask, taskOf, type RunTask } from '../../src/state/run-task.ts';
import { keptRuns } from '../../src/state/run-selectors.ts';
import { DEFAULT_SETTINGS } from '../../src/state/settings-store.ts';
import { createSimulatedClock } from '../support/simulated-clock.ts';
import { connector, page, port, SCRIPT } from './page-stage.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../public/scenarios');
const SHIPPED = readdirSync(FOLDER).filter((name) => name.endsWith('.scs'));

const EMBEDDED = { kind: 'embedded', version: '' } as const;

const asText = (task: RunTask) => JSON.parse(JSON.stringify(task)) as RunTask;

it.each(SHIPPED)('what a run is asked to do is plain data: %s', (name) => {
  const source = readFileSync(path.join(FOLDER, name), 'utf8');
  const scenario = ensure(compileScript(source).scenario, name);
  const task = taskOf(DEFAULT_SETTINGS, { scenario, source }, EMBEDDED);
  expect(asText(task)).toEqual(task);
});

it('is done alike when it was sent as text', async () => {
  const scenario = ensure(compileScript(SCRIPT).scenario, 'the scenario');
  const task = taskOf(DEFAULT_SETTINGS, { scenario, source: SCRIPT }, EMBEDDED);
  const traces = [task, asText(task)].map(async (each) => {
    const clock = createSimulatedClock();
    const runner = createRunner(each, {
      connector,
      server: port,
      clock,
      explainer,
      onEvents: () => undefined,
    });
    runner.start();
    await clock.pass(200);
    return runner.events;
  });
  const [one, other] = await Promise.all(traces);
  expect(one?.at(-1)).toMatchObject({ type: 'run-ended', outcome: 'passed' });
  expect(other).toEqual(one);
});

it('stays with the run', async () => {
  const { stores, clock, actions } = page(SCRIPT);
  stores.settings.setState({ rule: 'next', timeout: 7 });
  actions.run();
  stores.settings.setState({ rule: 'skip' });
  await clock.pass(200);
  const [run] = keptRuns(stores.runs.getState());
  expect(run?.options).toMatchObject({ rule: 'next', timeout: 7, excused: [] });
  const [started] = run?.events ?? [];
  expect(started).toMatchObject({ type: 'run-started', rule: 'next' });
  expect(started?.type === 'run-started' && recordedTask(started)).toMatchObject({
    options: { rule: 'next', strictErrors: false },
  });
});
