import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { prosodyPacks } from './src/prosody/vite-plugin.ts';

/** The dev server's React preamble is an inline script; the built page has none, and keeps its strict policy. */
function policyOnlyWhenBuilt(): Plugin {
  return {
    name: 'caesura-policy-only-when-built',
    apply: 'serve',
    transformIndexHtml: (html) =>
      html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
  };
}

/** Joins the licences of the packages with the notices of Prosody: `licences.txt`, linked from the page. */
function oneLicenceFile(): Plugin {
  return {
    name: 'caesura-one-licence-file',
    apply: 'build',
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler({ dir = 'dist' }) {
        const parts = [LICENCES, 'prosody/notices.txt'].map((name) => path.join(dir, name));
        const texts = await Promise.all(
          parts.map((part) => readFile(part, 'utf8').catch(() => '')),
        );
        const own = await readFile('LICENSE', 'utf8');
        await writeFile(
          path.join(dir, 'licences.txt'),
          [`Caesura\n\n${own}`, ...texts].join('\n\n'),
        );
        await Promise.all(parts.map((part) => rm(part, { force: true })));
      },
    },
  };
}

/** What Vite writes; see `oneLicenceFile`. */
const LICENCES = 'licences.md';

export default defineConfig({
  base: './',
  plugins: [react(), prosodyPacks(), policyOnlyWhenBuilt(), oneLicenceFile()],
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    chunkSizeWarningLimit: 4000,
    license: { fileName: LICENCES },
  },
});
