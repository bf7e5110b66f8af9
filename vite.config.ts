import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { completeLicences } from './src/app/hosting/notices.ts';
import { hosting } from './src/app/hosting/vite-plugin.ts';
import { prosodyPacks } from './src/prosody/vite-plugin.ts';

/** Joins the licences of all that is shipped: `licences.txt`, linked from the page. */
function oneLicenceFile(): Plugin {
  return {
    name: 'caesura-one-licence-file',
    apply: 'build',
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler({ dir = 'dist' }) {
        const packages = path.join(dir, LICENCES);
        const prosody = path.join(dir, 'prosody/notices.txt');
        const texts = [
          `Caesura\n\n${await readFile('LICENSE', 'utf8')}`,
          completeLicences(await readFile(packages, 'utf8')),
          `## Inside monaco-editor\n\n${await readFile(MONACO_NOTICES, 'utf8')}`,
          await readFile(prosody, 'utf8').catch(() => ''),
        ];
        await writeFile(path.join(dir, 'licences.txt'), texts.join('\n\n'));
        await Promise.all([packages, prosody].map((part) => rm(part, { force: true })));
      },
    },
  };
}

/** What Vite writes; see `oneLicenceFile`. */
const LICENCES = 'licences.md';
const MONACO_NOTICES = 'node_modules/monaco-editor/ThirdPartyNotices.txt';

export default defineConfig({
  base: './',
  plugins: [react(), prosodyPacks(), hosting(), oneLicenceFile()],
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    chunkSizeWarningLimit: 4000,
    license: { fileName: LICENCES },
  },
});
