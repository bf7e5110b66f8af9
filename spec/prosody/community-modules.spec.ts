import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import { createInProcessServer } from '../../src/prosody/in-process.ts';
import { faultWords } from '../../src/prosody/lua-fault.ts';
import { ownModules } from '../../src/prosody/own-modules.ts';
import { downloadFromSuite } from '../../src/prosody/supply/debian.ts';
import { CACHE_FOLDER } from '../../src/prosody/supply/packs.ts';
import { readModules } from '../../src/prosody/supply/read-modules.ts';
import { readArchive } from '../../src/prosody/supply/read-source.ts';
import { prosodyPacks, wasmPath } from '../support/prosody.ts';

const CACHE = path.join(import.meta.dirname, '../..', CACHE_FOLDER, 'community');

/** Of the folder that PROSODY_MODULES names, else of Debian's package. `undefined`, with a loud word, where there are none. */
async function communityModules(): Promise<Readonly<Record<string, string>> | undefined> {
  const named = process.env['PROSODY_MODULES'];
  if (named !== undefined) {
    const modules = await readModules(named);
    if (!modules.ok) throw new Error(modules.error);
    return modules.value.files;
  }
  const kept = existsSync(CACHE)
    ? (await readdir(CACHE)).find((name) => name.endsWith('.deb'))
    : undefined;
  const request = { name: 'prosody-modules', suite: 'bookworm-backports' };
  const deb = kept === undefined ? await downloadFromSuite(request, CACHE) : undefined;
  if (deb?.ok === false) {
    console.warn(`\n*** SKIPPED: there are no modules of the community. ${deb.error} ***\n`);
    return undefined;
  }
  const files = await readArchive(deb?.value.path ?? path.join(CACHE, kept ?? ''));
  if (!files.ok) throw new Error(files.error);
  const lua = [...files.value].flatMap(([name, bytes]) => {
    const inner = /^usr\/lib\/prosody\/modules\/(mod_.*\.lua)$/.exec(name)?.[1];
    return inner === undefined ? [] : [[inner, new TextDecoder().decode(bytes)] as const];
  });
  return Object.fromEntries(lua);
}

const files = await communityModules();
const packs = await prosodyPacks();

describe.skipIf(files === undefined).each(packs)(
  'the modules of the community for rooms, on $entry.version',
  ({ whole, entry }) => {
    it('load, but for few', { timeout: 120_000 }, async () => {
      const all = ensure(ownModules(files ?? {}, 'modules'), 'modules');
      const names = Object.keys(all.files)
        .flatMap((file) => /^mod_(muc_\w+)\/mod_\1\.lua$/.exec(file)?.[1] ?? [])
        .sort();
      const lost: string[] = [];
      for (const name of names) {
        const own = { files: all.files, enabled: [name] };
        const server = await createInProcessServer({ pack: whole, wasm: wasmPath, seed: 1, own });
        lost.push(...(server.faults ?? []).slice(0, 1).map((fault) => faultWords(fault)));
        server.dispose();
      }
      const loaded = names.length - lost.length;
      console.log(
        [
          `Prosody ${entry.version}: ${loaded} of ${names.length} mod_muc_* load.`,
          ...lost.map((each) => `  ${each.replaceAll('\n', '\n  ')}`),
        ].join('\n'),
      );
      expect(loaded / names.length).toBeGreaterThan(0.8);
    });
  },
);
