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

export default defineConfig({
  base: './',
  plugins: [react(), prosodyPacks(), policyOnlyWhenBuilt()],
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    chunkSizeWarningLimit: 4000,
    license: { fileName: 'licences.md' },
  },
});
