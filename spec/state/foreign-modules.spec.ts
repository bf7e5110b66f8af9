import { driven } from '../../src/state/driven-server.ts';
import { describe, expect, it } from 'vitest';
import { err, ok } from '../../src/base/result.ts';
import { openScript } from '../../src/state/open-script.ts';
import type { Platform } from '../../src/state/ports.ts';
import { shownRun } from '../../src/state/run-selectors.ts';
import { wantedModules } from '../../src/xmpp/stage.ts';
import { settle } from '../support/simulated-clock.ts';
import { connector, NO_SERVER, page, port, SCRIPT } from './page-stage.ts';

/** A script that came by a link, and a server that loads what it asks for once that is agreed to. */
function linked(tags: string) {
  const asked: (readonly string[])[] = [];
  const openServer: Platform['openServer'] = (_choice, stage) => {
    asked.push(stage === undefined ? [] : wantedModules(stage));
    const { isForeign } = whole.stores.document.getState();
    if (!isForeign) return Promise.resolve(ok(driven({ connector, port })));
    return Promise.resolve(err({ ...NO_SERVER, code: 'modules-of-others', asks: ['muc_x'] }));
  };
  const whole = page('', { openServer });
  openScript(whole.stores, {
    text: SCRIPT.replace('# Hello', `# Hello\n${tags}`),
    isForeign: true,
  });
  return { ...whole, asked };
}

const questionOf = ({ stores }: ReturnType<typeof linked>) => stores.runs.getState().question;

describe('modules of others that a script asks for which came by a link', () => {
  it('are loaded after a yes, which starts the run, and holds for that script', async () => {
    const stage = linked('## modules: muc_x');
    stage.actions.run();
    await settle();
    expect(stage.asked).toEqual([['muc_x']]);
    expect(questionOf(stage)?.about).toEqual({ kind: 'modules', modules: ['muc_x'] });
    expect(shownRun(stage.stores.runs.getState()).refusal?.code).toBe('modules-of-others');
    stage.actions.answer(true);
    await settle();
    expect(questionOf(stage)).toBeUndefined();
    expect(shownRun(stage.stores.runs.getState()).phase).toMatch(/running|ended/);
    stage.actions.stop();
    await settle();
    openScript(stage.stores, { text: SCRIPT, isForeign: true });
    stage.actions.run();
    await settle();
    expect(questionOf(stage)?.about.kind).toBe('modules');
  });

  it('are not loaded after a no, nor after a yes to a script that is no longer there', async () => {
    const stage = linked('## modules: muc_x');
    stage.actions.run();
    await settle();
    stage.actions.answer(false);
    await settle();
    expect(stage.stores.document.getState().isForeign).toBe(true);
    stage.actions.run();
    await settle();
    expect(stage.asked).toHaveLength(2);
    openScript(stage.stores, { text: SCRIPT.replace('Hello', 'Another'), isForeign: true });
    stage.actions.answer(true);
    await settle();
    expect(stage.asked).toHaveLength(2);
    expect(stage.stores.document.getState().isForeign).toBe(true);
  });
});
