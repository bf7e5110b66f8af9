import { describe, expect, it } from 'vitest';
import { keepSettings, loadSettings, type KeyValueStorage } from '../../src/state/persist.ts';
import { createSettingsStore, DEFAULT_SETTINGS } from '../../src/state/settings-store.ts';

function memory(): KeyValueStorage & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  };
}

function settingsOf(kept: string) {
  const storage = memory();
  storage.kept.set('caesura.settings.1', kept);
  return loadSettings(storage);
}

describe('the settings that are kept in the browser', () => {
  it('come back', () => {
    const storage = memory();
    const store = createSettingsStore();
    keepSettings(store, storage);
    store.setState({
      theme: 'dark',
      atFailure: 'pause',
      server: { kind: 'websocket', url: 'wss://a.example/' },
      layout: { columns: { script: 30, run: 70 } },
    });
    expect(loadSettings(storage)).toEqual({ settings: store.getState(), damaged: undefined });
  });

  it('may lack what an earlier edition did not know', () => {
    expect(settingsOf('{"theme":"dark"}')).toEqual({
      settings: { ...DEFAULT_SETTINGS, theme: 'dark' },
      damaged: undefined,
    });
  });

  it.each([
    '',
    'null',
    '[]',
    '{',
    '"text"',
    '{"theme":7}',
    '{"server":{"kind":"x"}}',
    '{"server":{"kind":"websocket","url":"javascript:alert(1)"}}',
    '{"timeout":-1}',
    '{"timeout":1e400}',
    '{"layout":[1]}',
    '{"layout":{"columns":{"script":-5}}}',
    '{"layout":{"columns":{"script":1e9}}}',
    '{"recentServers":"wss://a.example"}',
    '{"recentServers":[7]}',
    '{"welcomed":"yes"}',
  ])('nonsense (%s) is set aside, and not obeyed', (nonsense) => {
    expect(settingsOf(nonsense)).toEqual({ settings: DEFAULT_SETTINGS, damaged: nonsense });
  });

  it('what fits is taken, and the rest is set aside', () => {
    const kept = '{"theme":"dark","timeout":-1}';
    expect(settingsOf(kept)).toEqual({
      settings: { ...DEFAULT_SETTINGS, theme: 'dark' },
      damaged: kept,
    });
  });

  it('a browser that refuses does no harm', () => {
    const store = createSettingsStore();
    const refusing: KeyValueStorage = {
      getItem: () => {
        throw new Error('SecurityError');
      },
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    };
    expect(loadSettings(refusing).settings).toEqual(DEFAULT_SETTINGS);
    keepSettings(store, refusing);
    expect(() => store.setState({ theme: 'dark' })).not.toThrow();
  });
});
