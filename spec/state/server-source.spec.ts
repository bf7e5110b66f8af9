import { describe, expect, it } from 'vitest';
import { createCatalogueStore } from '../../src/state/catalogue-store.ts';
import { createServerSource } from '../../src/state/server-source.ts';

function reading(files: Readonly<Record<string, string>>) {
  const catalogue = createCatalogueStore();
  catalogue.setState({ versions: ['13.0.1', '0.12.3'] });
  const asked: string[] = [];
  const read = createServerSource(
    { catalogue },
    {
      serverSource: (version, file) => {
        asked.push(`${version} ${file}`);
        return Promise.resolve(files[file]);
      },
    },
  );
  return { read, asked };
}

const OLD = 'Prosody 0.12.3 · in this tab';

describe('the source of a server', () => {
  it('is read from the Prosody that the run names, each file once', async () => {
    const { read, asked } = reading({ 'a.lua': 'local a' });
    expect(await read(OLD, 'a.lua')).toEqual({ ok: true, value: 'local a' });
    expect(await read(OLD, 'a.lua')).toEqual({ ok: true, value: 'local a' });
    expect(asked).toEqual(['0.12.3 a.lua']);
  });

  it('is asked for again after it was not there', async () => {
    const { read, asked } = reading({});
    expect(await read(OLD, 'a.lua')).toMatchObject({ ok: false });
    expect(await read(OLD, 'a.lua')).toMatchObject({ ok: false });
    expect(asked).toHaveLength(2);
  });

  it('is not that of another Prosody', async () => {
    const { read, asked } = reading({ 'a.lua': 'local a' });
    expect(await read('Prosody 0.9 · in this tab', 'a.lua')).toEqual({
      ok: false,
      error: expect.stringContaining('carries another Prosody') as string,
    });
    expect(asked).toEqual([]);
  });
});
