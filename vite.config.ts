import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { licenceFile, PACKAGE_LICENCES } from './src/hosting/licence-file.ts';
import { hosting } from './src/hosting/vite-plugin.ts';
import { prosodyPacks } from './src/prosody/vite-plugin.ts';

/** Linked from the page. */
const licences = licenceFile({
  inside: [
    {
      heading: 'Inside monaco-editor',
      file: 'node_modules/monaco-editor/ThirdPartyNotices.txt',
    },
  ],
  ofBuild: 'prosody/notices.txt',
});

export default defineConfig({
  base: './',
  css: { modules: { generateScopedName: scopedName } },
  plugins: [react(), prosodyPacks(), hosting(), licences],
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    chunkSizeWarningLimit: 4000,
    license: { fileName: PACKAGE_LICENCES },
  },
});

/** `EventRow_selected`: which file a class is from can be read in the page. Names of files are unique. */
function scopedName(name: string, file: string): string {
  return `${path.basename(file.replace(/\?.*$/, ''), '.module.css')}_${name}`;
}
