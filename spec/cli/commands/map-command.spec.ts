import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { mapCommand } from '../../../src/cli/commands/map-command.ts';
import type { MucMap } from '../../../src/insight/muc-map/muc-map.ts';
import { prosodyPack } from '../../support/prosody.ts';

const at = (name: string) =>
  path.resolve(import.meta.dirname, `../../../public/scenarios/${name}.scs`);
const hasProsody = (await prosodyPack()) !== undefined;

async function map(...words: string[]) {
  const said = { output: '', errors: '' };
  const status = await mapCommand(words, {
    output: (text) => void (said.output += text),
    complain: (sentence) => void (said.errors += `${sentence}\n`),
  });
  return { status, ...said };
}

describe.skipIf(!hasProsody)('caesura map', () => {
  it('runs scripts, and tells what those that pass exercise', async () => {
    const { status, output } = await map(at('20-kick'), at('21-ban-broken'), '--json');
    expect(status).toBe(0);
    const { entries } = JSON.parse(output) as MucMap;
    const scenariosOf = (wanted: string) => entries.find(({ term }) => term === wanted)?.scenarios;
    expect(scenariosOf('8.2')).toEqual(['20-kick']);
    expect(scenariosOf('307')).toEqual(['20-kick']);
    expect(scenariosOf('301')).toEqual([]);
  });
});

describe('caesura map, in vain', () => {
  it('refuses no path, two forms, and a path that leads nowhere', async () => {
    expect(await map()).toMatchObject({ status: 2, errors: /^Name a script or a folder/ });
    expect(await map('.', '--json', '--markdown')).toMatchObject({ status: 2 });
    expect(await map('/nowhere/at/all')).toMatchObject({ status: 2, errors: /cannot be read/ });
  });
});
