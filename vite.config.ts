import { readFileSync } from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { absentParts } from './src/hosting/absent-parts.ts';
import { licenceFile, PACKAGE_LICENCES } from './src/hosting/licence-file.ts';
import { createPageChunks } from './src/hosting/page-chunks.ts';
import { offline } from './src/hosting/offline.ts';
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

/**
 * The editor edits one text and paints it as elements: it compares none beside it, paints nothing with WebGPU, parses with
 * no tree-sitter, hovers over no colours, no inlay hints and no inline suggestions, has no lists to select from, and does
 * its worker's work nowhere else.
 */
const UNUSED_OF_MONACO = [
  'browser/widget/diffEditor/diffEditorWidget.js',
  'browser/widget/multiDiffEditor/multiDiffEditorWidget.js',
  'browser/gpu/viewGpuContext.js',
  'browser/viewParts/viewLinesGpu/viewLinesGpu.js',
  'browser/viewParts/rulersGpu/rulersGpu.js',
  'common/model/tokens/treeSitter/treeSitterSyntaxTokenBackend.js',
  'contrib/colorPicker/browser/hoverColorPicker/hoverColorPickerParticipant.js',
  'contrib/inlayHints/browser/inlayHintsHover.js',
  'contrib/inlineCompletions/browser/hintsWidget/inlineCompletionsHintsWidget.js',
  'common/services/editorWebWorker.js',
  '../base/browser/ui/selectBox/selectBoxCustom.js',
].map((file) => path.posix.join('/monaco-editor/esm/vs/editor', file));

/** Is made with each editor, and never shown: its option is off. */
const MINIMAP = '/monaco-editor/esm/vs/editor/browser/viewParts/minimap/minimap.js';
const NO_MINIMAP = `
import { ViewPart } from '../../view/viewPart.js';
import { createFastDomNode } from '../../../../base/browser/fastDomNode.js';
export class Minimap extends ViewPart {
  dom = createFastDomNode(document.createElement('div'));
  getDomNode() { return this.dom; }
  prepareRender() {}
  render() {}
}`;

/** What the page shows as soon as it is there. */
const PANES = ['src/ui/comparison/RunView.tsx', 'src/ui/inspector/InspectorPanel.tsx'].map(fileOf);

const chunkOf = createPageChunks(
  {
    first: fileOf('src/app/main.ts'),
    page: fileOf('src/app/page.tsx'),
    panes: PANES,
    others: {
      shared: [fileOf('src/app/embed/embed.tsx')],
      opened: [
        fileOf('src/app/open-link.ts'),
        fileOf('src/app/linked-course.ts'),
        fileOf('src/state/open-file.ts'),
      ],
      difference: [fileOf('src/ui/embed/EmbedDifference.tsx')],
      run: [
        fileOf('src/app/embed/embed-run.ts'),
        fileOf('src/transport/connectors.ts'),
        fileOf('src/transport/server-ports.ts'),
        fileOf('src/state/driven-server.ts'),
        fileOf('src/logs/read-log.ts'),
      ],
    },
  },
  [fileOf('src/ui/'), fileOf('node_modules/react-aria'), fileOf('node_modules/react-stately')],
);

export default defineConfig({
  base: './',
  define: { 'import.meta.env.CAESURA_VERSION': JSON.stringify(packageVersion()) },
  css: { modules: { generateScopedName: scopedName } },
  plugins: [
    react(),
    prosodyPacks(),
    hosting({
      index: {
        atOnce: fileOf('src/app/page.tsx'),
        soon: [...PANES, fileOf('src/editor/script-editor.ts')],
      },
      embed: { atOnce: fileOf('src/app/embed/embed.tsx'), soon: [] },
    }),
    licences,
    absentParts(UNUSED_OF_MONACO, { [MINIMAP]: NO_MINIMAP }),
    offline(fileOf('src/app/offline/service-worker.ts')),
  ],
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    chunkSizeWarningLimit: 4000,
    license: { fileName: PACKAGE_LICENCES },
    // Which file imports which, for the spec that holds how much comes before the first paint.
    manifest: true,
    rolldownOptions: {
      input: { index: fileOf('index.html'), embed: fileOf('embed.html') },
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            {
              name: (id, known) =>
                messagesOf(id) ?? chunkOf(id, (each) => known.getModuleInfo(each)) ?? null,
            },
          ],
        },
      },
    },
  },
});

/** All messages of a language come in one file, those of frames in another one; what each lesson says in one of its own. */
function messagesOf(id: string): string | undefined {
  const [, language, part = 'messages', name = ''] =
    /\/src\/app\/messages\/([\w-]+)\/(?:(lessons|frame)\/)?([\w-]+)\.json$/.exec(id) ?? [];
  if (language === undefined) return undefined;
  return part === 'lessons' ? `lesson-${language}-${name}` : `${part}-${language}`;
}

function packageVersion(): string {
  const text = readFileSync(fileOf('package.json'), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}

function fileOf(name: string): string {
  return path.resolve(import.meta.dirname, name);
}

/** `EventRow_selected`: which file a class is from can be read in the page. Names of files are unique. */
function scopedName(name: string, file: string): string {
  return `${path.basename(file.replace(/\?.*$/, ''), '.module.css')}_${name}`;
}
