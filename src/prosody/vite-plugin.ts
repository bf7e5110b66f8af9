import type { Plugin } from 'vite';
import { type Packs, buildShipment, noticesText } from './supply/packs.ts';

const FOLDER = 'prosody';

/**
 * Ships Prosody with the page: `prosody/manifest.json` (see `PackManifest`), packs of each version found and of the
 * community's modules, and `prosody/notices.txt`; emitted by a build and served by the dev server. Where no sources can be had the page is built without.
 */
export function prosodyPacks(): Plugin {
  let packs: Promise<Packs> | undefined;
  const getPacks = () => (packs ??= buildShipment());
  return {
    name: 'caesura-prosody-packs',
    async configureServer(server) {
      const files = filesOf(await getPacks());
      server.middlewares.use(`/${FOLDER}`, (request, response, next) => {
        const file = files.get((request.url ?? '').split('?', 1)[0]?.replace(/^\//, '') ?? '');
        if (file === undefined) return next();
        response.setHeader('Content-Type', file.type);
        response.end(file.content);
      });
    },
    async generateBundle() {
      const built = await getPacks();
      if (built.manifest.problem !== undefined) this.warn(built.manifest.problem);
      for (const [name, { content }] of filesOf(built)) {
        this.emitFile({ type: 'asset', fileName: `${FOLDER}/${name}`, source: content });
      }
    },
  };
}

interface ServedFile {
  readonly type: string;
  readonly content: string | Uint8Array;
}

function filesOf(packs: Packs): ReadonlyMap<string, ServedFile> {
  const served = new Map<string, ServedFile>();
  const type = 'application/octet-stream';
  for (const { entry, bytes, whole, facts } of packs.files) {
    served.set(entry.file, { type, content: bytes });
    served.set(entry.whole, { type, content: whole });
    served.set(entry.facts, { type, content: facts });
  }
  if (packs.modules !== undefined) {
    const { entry, bytes, facts } = packs.modules;
    served.set(entry.file, { type, content: bytes });
    served.set(entry.facts, { type, content: facts });
  }
  const manifest = JSON.stringify(packs.manifest);
  served.set('manifest.json', { type: 'application/json', content: manifest });
  return served.set('notices.txt', { type: 'text/plain', content: noticesText(packs) });
}
