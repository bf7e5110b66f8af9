import type { Plugin } from 'vite';
import { type Packs, buildPacksHere } from './supply/packs.ts';

const FOLDER = 'prosody';

/**
 * Ships Prosody with the page: `prosody/manifest.json` (see `PackManifest`) and one pack for each version found,
 * emitted by a build and served by the dev server. Where no sources can be had the page is built without.
 */
export function prosodyPacks(): Plugin {
  let packs: Promise<Packs> | undefined;
  const getPacks = () => (packs ??= buildPacksHere());
  return {
    name: 'caesura-prosody-packs',
    async configureServer(server) {
      const files = filesOf(await getPacks());
      server.middlewares.use(`/${FOLDER}`, (request, response, next) => {
        const file = files.get((request.url ?? '').replace(/^\/|\?.*$/g, ''));
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

function filesOf({ manifest, files }: Packs): ReadonlyMap<string, ServedFile> {
  const served = new Map<string, ServedFile>(
    files.map(({ entry, bytes }) => [
      entry.file,
      { type: 'application/octet-stream', content: bytes },
    ]),
  );
  const content = JSON.stringify(manifest);
  return served.set('manifest.json', { type: 'application/json', content });
}
