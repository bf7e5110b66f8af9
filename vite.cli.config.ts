import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { ALL_COMMANDS } from './src/cli/usage/all-commands.ts';
import { manPage } from './src/cli/usage/man-page.ts';
import { licenceFile, PACKAGE_LICENCES } from './src/hosting/licence-file.ts';

/** Lua's WebAssembly beside the program, where `src/cli/own-files.ts` looks for it. */
function luaBesideProgram(): Plugin {
  return {
    name: 'caesura-lua-beside-program',
    async generateBundle() {
      const wasm = createRequire(import.meta.url).resolve('wasmoon/dist/glue.wasm');
      this.emitFile({ type: 'asset', fileName: 'glue.wasm', source: await readFile(wasm) });
    },
  };
}

/** The manual beside it, where `man` in package.json names it. */
function manual(): Plugin {
  return {
    name: 'caesura-manual',
    async generateBundle() {
      const manifest = await readFile(path.join(import.meta.dirname, 'package.json'), 'utf8');
      const { version } = JSON.parse(manifest) as { version: string };
      const source = manPage(ALL_COMMANDS, version);
      this.emitFile({ type: 'asset', fileName: 'caesura.1', source });
    },
  };
}

/** The command line with all that it needs: what is installed is this folder and the page, and no other package. */
export default defineConfig({
  publicDir: false,
  plugins: [luaBesideProgram(), manual(), licenceFile()],
  ssr: { noExternal: true },
  // Packages in CommonJS ask for it.
  define: { __filename: 'import.meta.filename' },
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'build/cli',
    target: 'node20',
    license: { fileName: PACKAGE_LICENCES },
    rolldownOptions: {
      output: { entryFileNames: 'caesura.js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
