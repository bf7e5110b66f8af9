import { defineConfig } from 'vite';

/** The command line's one file; packages stay outside and are found in node_modules. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: 'src/cli/main.ts',
    outDir: '.cache/cli',
    target: 'node20',
    rolldownOptions: { output: { entryFileNames: 'caesura.js' } },
  },
});
