import { describe, expect, test } from 'vitest';
import { openFirstScript } from '../../src/app/first-script.ts';
import { ok } from '../../src/base/result.ts';
import { openScript } from '../../src/state/open-script.ts';
import { page } from '../state/page-stage.ts';

/** A page whose first scenario arrives when `arrives` is called. */
function slowPage() {
  let letArrive: () => void = () => undefined;
  const fetching = new Promise<void>((resolve) => (letArrive = resolve));
  const { stores, platform } = page('', {
    fetchScenario: async (id) => {
      await fetching;
      return ok(`# ${id}\n`);
    },
  });
  const opened = openFirstScript(stores, platform, 'start');
  return { stores, arrives: () => (letArrive(), opened) };
}

describe('the script that a page starts with', () => {
  test('is the first scenario where nothing was kept', async () => {
    const { stores, arrives } = slowPage();
    await arrives();
    expect(stores.document.getState().text).toBe('# start\n');
  });

  test('is what a slow storage brings while the first scenario is on its way', async () => {
    const { stores, arrives } = slowPage();
    openScript(stores, { text: '# Kept\n' });
    await arrives();
    expect(stores.document.getState().text).toBe('# Kept\n');
  });

  test('stays what was typed meanwhile', async () => {
    const { stores, arrives } = slowPage();
    stores.document.setState({ text: '# Typed' });
    await arrives();
    expect(stores.document.getState().text).toBe('# Typed');
  });
});
