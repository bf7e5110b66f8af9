import { describe, expect, it } from 'vitest';
import { createCatalogueStore } from '../../src/state/catalogue-store.ts';
import { createDocumentStore } from '../../src/state/document-store.ts';
import { currentServer, misfit } from '../../src/state/server-choice.ts';
import { createSettingsStore, type ServerChoice } from '../../src/state/settings-store.ts';

const on = (tag: string, server?: ServerChoice) => {
  const stores = {
    catalogue: createCatalogueStore(),
    document: createDocumentStore(),
    settings: createSettingsStore(),
  };
  stores.catalogue.setState({ versions: ['13.0.7', '0.12.3'] });
  stores.settings.setState({ server });
  stores.document.setState({ text: `# A script\n${tag}\n` });
  const choice = currentServer(stores);
  return { choice, problem: misfit(stores, choice) };
};

describe('the server for a script', () => {
  it.each([
    ['', '13.0.7'],
    ['## prosody: >=13', '13.0.7'],
    ['## prosody: <13', '0.12.3'],
  ])('is the newest that it is for, where none was chosen: %s', (tag, version) => {
    expect(on(tag)).toEqual({ choice: { kind: 'embedded', version }, problem: undefined });
  });

  it('is what was chosen; where that does not fit, nothing runs, and it is said what would', () => {
    const { choice, problem } = on('## prosody: <13', { kind: 'embedded', version: '13.0.7' });
    expect(choice).toEqual({ kind: 'embedded', version: '13.0.7' });
    expect(problem?.what).toBe('The script is for Prosody <13, not for 13.0.7.');
    expect(problem?.advice).toContain('Choose Prosody 0.12.3');
    expect(on('## prosody: >=14').problem?.advice).toContain('there is 13.0.7 and 0.12.3');
    expect(
      on('## prosody: <13', { kind: 'websocket', url: 'ws://x.example' }).problem,
    ).toBeUndefined();
  });
});
