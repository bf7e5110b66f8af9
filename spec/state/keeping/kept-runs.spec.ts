import { describe, expect, it } from 'vitest';
import { ensure } from '../../../src/base/assert.ts';
import { compileScript } from '../../../src/script/compile.ts';
import { withPast } from '../../../src/state/run-changes.ts';
import { keptRuns } from '../../../src/state/run-selectors.ts';
import { MAX_KEPT_RUN } from '../../../src/state/keeping/run-keeper.ts';
import { createTraceLog } from '../../../src/trace/log.ts';
import { SimulatedBrowser, type SimulatedTab } from '../../support/browser-stage.ts';
import { trace } from '../../support/trace-notation.ts';
import { SCRIPT } from '../page-stage.ts';

/** A run ends whose frames have so many characters. */
function ends(tab: SimulatedTab, characters = 10): void {
  const log = createTraceLog();
  for (const event of trace(`Romeo > <a/> | passed`)) {
    const source = event.type === 'run-started' ? { source: SCRIPT } : {};
    const xml = event.type === 'frame' ? { xml: 'x'.repeat(characters) } : {};
    log.append({ ...event, ...source, ...xml }, event.at);
  }
  const run = {
    endedAt: 0,
    outcome: 'passed',
    server: 'simulated',
    scenario: ensure(compileScript(SCRIPT).scenario, 'the scenario'),
    source: SCRIPT,
    options: {},
    events: log.events,
  } as const;
  tab.pageRuns.setState((state) => withPast(state, run));
}

const runsOf = (tab: SimulatedTab) => keptRuns(tab.pageRuns.getState());

async function reload(browser: SimulatedBrowser): Promise<SimulatedTab> {
  for (const tab of browser.living()) browser.close(tab);
  const tab = await browser.open();
  void tab.runs.restore();
  await browser.clock.pass(1_000);
  return tab;
}

describe('a run that ended', () => {
  it('is there again after a reload', async () => {
    const browser = new SimulatedBrowser();
    const tab = await browser.open();
    ends(tab);
    await browser.clock.pass(1_000);
    expect(tab.keeping.getState()).toMatchObject({ unkept: [], notices: [] });
    expect(runsOf(await reload(browser))).toHaveLength(1);
  });

  it('and is too large to be kept is told at once, and named until it is gone', async () => {
    const browser = new SimulatedBrowser();
    const tab = await browser.open();
    ends(tab, MAX_KEPT_RUN);
    const [large] = runsOf(tab);
    expect(tab.keeping.getState()).toMatchObject({
      unkept: [large],
      notices: [{ kind: 'run-too-large', run: large }],
    });
    ends(tab);
    await browser.clock.pass(1_000);
    expect(tab.keeping.getState().unkept).toEqual([large]);
    expect(runsOf(await reload(browser))).toHaveLength(1);
    await tab.runs.deleteAll();
    expect(tab.keeping.getState().unkept).toEqual([]);
  });

  it('and that the browser did not take is named', async () => {
    const browser = new SimulatedBrowser();
    const tab = await browser.open();
    browser.writeFault = { kind: 'full' };
    ends(tab);
    await browser.clock.pass(1_000);
    expect(tab.keeping.getState().unkept).toEqual(runsOf(tab));
  });
});
