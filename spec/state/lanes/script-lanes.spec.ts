import { describe, expect, it } from 'vitest';
import { createDocumentStore } from '../../../src/state/document-store.ts';
import { MOST_ARRANGED } from '../../../src/state/lanes/kept-lanes.ts';
import { arrangementOf, changeLanes, laneScript } from '../../../src/state/lanes/script-lanes.ts';
import { keepSettings, loadSettings } from '../../../src/state/persist.ts';
import { createSettingsStore, type SettingsState } from '../../../src/state/settings-store.ts';
import { USUAL_LANES, withHidden } from '../../../src/timeline/arrangement/lane-arrangement.ts';

const stores = () => ({
  document: createDocumentStore({ text: '# Balcony\n', fileName: 'balcony.scs' }),
  settings: createSettingsStore(),
});
const hides = (id: string) => (now: typeof USUAL_LANES) => withHidden(now, [id]);

describe('the lanes of a script', () => {
  it('are named by where the script came from, else by its title', () => {
    const text = '# Balcony\n';
    const names = [
      createDocumentStore({ text, fileName: 'a.scs', scenarioId: '20-kick', draftId: 'draft-1' }),
      createDocumentStore({ text, fileName: 'a.scs', scenarioId: '20-kick' }),
      createDocumentStore({ text, fileName: 'a.scs' }),
      createDocumentStore({ text }),
    ].map((store) => laneScript(store.getState()));
    expect(names).toEqual(['draft-1', '20-kick', 'a.scs', '# Balcony']);
  });

  it('are arranged for each script apart, and as usual where nobody did so', () => {
    const page = stores();
    changeLanes(page, hides('actor:Nurse'));
    page.document.setState({ fileName: 'other.scs' });
    changeLanes(page, hides('actor:Paris'));
    const settings = page.settings.getState();
    expect(arrangementOf(settings, 'balcony.scs').hidden).toEqual(['actor:Nurse']);
    expect(arrangementOf(settings, 'other.scs').hidden).toEqual(['actor:Paris']);
    expect(arrangementOf(settings, 'third.scs')).toBe(USUAL_LANES);
    changeLanes(page, () => USUAL_LANES);
    expect(page.settings.getState().lanes.map(({ script }) => script)).toEqual(['balcony.scs']);
  });

  it('are forgotten for scripts that were arranged long ago, and changed no further than is kept', () => {
    const page = stores();
    for (let script = 0; script <= MOST_ARRANGED; script += 1) {
      page.document.setState({ fileName: `${script}.scs` });
      changeLanes(page, hides('actor:Nurse'));
    }
    const { lanes } = page.settings.getState();
    expect([lanes.length, lanes[0]?.script, lanes.at(-1)?.script]).toEqual([
      MOST_ARRANGED,
      `${MOST_ARRANGED}.scs`,
      '1.scs',
    ]);
    changeLanes(page, hides('x'.repeat(5000)));
    expect(page.settings.getState().lanes).toBe(lanes);
  });

  it('outlive the page; what does not fit is left out', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    const page = stores();
    keepSettings(page.settings, storage);
    changeLanes(page, hides('actor:Nurse'));
    const { lanes } = page.settings.getState();
    expect(loadSettings(storage).settings.lanes).toEqual(lanes);
    const [[key, text] = ['', '{}']] = [...kept];
    const stored = JSON.parse(text) as SettingsState;
    kept.set(key, JSON.stringify({ ...stored, lanes: [{ script: 1 }, ...stored.lanes] }));
    const read = loadSettings(storage);
    expect([read.settings.lanes, read.damaged === undefined]).toEqual([lanes, false]);
  });
});
