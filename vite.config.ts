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
  plugins: [react(), prosodyPacks(), hosting(), licences],
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    chunkSizeWarningLimit: 4000,
    license: { fileName: PACKAGE_LICENCES },
  },
});
