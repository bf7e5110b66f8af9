import { describe, expect, it } from 'vitest';
import { followServer, type FactsSource } from '../../src/state/known-server.ts';
import { createSettledText } from '../../src/state/settled-text.ts';
import { settle } from '../support/simulated-clock.ts';
import { page, SCRIPT } from './page-stage.ts';

function stage(text = SCRIPT) {
  const { stores, clock } = page(text);
  const asked: string[] = [];
  const factsOf: FactsSource = ({ version, own = '' }) => {
    asked.push(version + own);
    if (version === 'broken') return Promise.reject(new Error('gone'));
    return Promise.resolve({ facts: { version, modules: [], options: [] }, places: ['here'] });
  };
  followServer(stores, createSettledText(stores.document, clock), factsOf);
  return { stores, asked, known: () => stores.catalogue.getState().stageServer };
}

describe('what is known of the server of the page', () => {
  it('is of the newest, then of the one that is chosen, each asked once', async () => {
    const { stores, asked, known } = stage();
    expect(known().facts).toBeUndefined();
    stores.catalogue.setState({ versions: ['13', '0.12'] });
    await settle();
    expect(known()).toMatchObject({ facts: { version: '13' }, versions: ['13', '0.12'] });
    stores.settings.setState({ server: { kind: 'embedded', version: '0.12' } });
    stores.catalogue.setState({ embedded: { kind: 'loading' } });
    await settle();
    expect(known().facts?.version).toBe('0.12');
    expect(asked).toEqual(['13', '0.12']);
  });

  it('is of the version that the script is for', async () => {
    const { stores, known } = stage(SCRIPT.replace('# Hello', '# Hello\n## prosody: <13'));
    stores.catalogue.setState({ versions: ['13', '0.12'] });
    await settle();
    expect(known().facts?.version).toBe('0.12');
  });

  it('is nothing of a server of others, and of one whose code cannot be read', async () => {
    const { stores, known } = stage();
    stores.catalogue.setState({ versions: ['13', 'broken'] });
    stores.settings.setState({ server: { kind: 'websocket', url: 'ws://a.example' } });
    await settle();
    expect(known()).toEqual({ facts: undefined, versions: [], places: [] });
    stores.settings.setState({ server: { kind: 'embedded', version: 'broken' } });
    await settle();
    expect(known()).toMatchObject({ facts: undefined, versions: ['13', 'broken'] });
  });
});
