import { describe, expect, it } from 'vitest';
import { createDocumentStore } from '../../src/state/document-store.ts';
import {
  keepDocument,
  keepSettings,
  loadDocument,
  loadSettings,
  type KeyValueStorage,
} from '../../src/state/persist.ts';
import { createSimulatedClock } from '../support/simulated-clock.ts';
import { createSettingsStore, DEFAULT_SETTINGS } from '../../src/state/settings-store.ts';

function memory(): KeyValueStorage & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  };
}

describe('what is kept in the browser', () => {
  it('settings come back', () => {
    const storage = memory();
    const store = createSettingsStore();
    keepSettings(store, storage);
    store.setState({
      theme: 'dark',
      atFailure: 'pause',
      server: { kind: 'websocket', url: 'wss://a.example/' },
      layout: { columns: { script: 30, run: 70 } },
    });
    expect(loadSettings(storage)).toEqual(store.getState());
  });

  it('the script comes back, with its drafts', async () => {
    const clock = createSimulatedClock();
    const storage = memory();
    const breakpoints = {
      lines: [
        { line: 4, isOn: true, condition: '' },
        { line: 9, isOn: false, condition: 'status:110' },
      ],
      stanzas: [{ text: 'status:307', isOn: false }],
    };
    const store = createDocumentStore({
      drafts: [{ id: 'draft-1', text: '# Mine' }],
    });
    keepDocument(store, storage, clock);
    store.setState({
      text: '# Broken <',
      scenarioId: '20-kick',
      breakpoints,
      otherBreakpoints: { 'draft-1': breakpoints },
    });
    await clock.pass(500);
    expect(loadDocument(storage)).toMatchObject({
      text: '# Broken <',
      scenarioId: '20-kick',
      breakpoints,
      otherBreakpoints: { 'draft-1': breakpoints },
      drafts: [{ id: 'draft-1', text: '# Mine' }],
    });
  });

  it('nothing is lost when the page goes', () => {
    const storage = memory();
    const store = createDocumentStore();
    const kept = keepDocument(store, storage, createSimulatedClock());
    store.setState({ text: '# The last words' });
    expect(loadDocument(storage)).toBeUndefined();
    kept.flush();
    expect(loadDocument(storage)).toMatchObject({ text: '# The last words' });
  });

  it.each(['', 'null', '[]', '{"theme":7,"server":{"kind":"x"},"timeout":-1,"layout":[1]}', '{'])(
    'nonsense (%s) is taken as nothing',
    (nonsense) => {
      const storage = memory();
      storage.kept.set('caesura.settings.1', nonsense);
      storage.kept.set('caesura.document.1', nonsense);
      expect(loadSettings(storage)).toEqual(DEFAULT_SETTINGS);
      expect(loadDocument(storage)).toBeUndefined();
    },
  );

  it('a browser that refuses does no harm', () => {
    const store = createSettingsStore();
    const refusing: KeyValueStorage = {
      getItem: () => null,
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    };
    keepSettings(store, refusing);
    expect(() => store.setState({ theme: 'dark' })).not.toThrow();
  });
});
