import type { HtmlTagDescriptor, Plugin, Rollup } from 'vite';
import { HEADER_FILES } from './header-files.ts';
import { PAGE_POLICY } from './policy.ts';

/**
 * Gives the built page its policy, and hosts their headers. The dev server has neither: its React preamble is an inline
 * script.
 */
export function hosting(): Plugin {
  return {
    name: 'caesura-hosting',
    apply: 'build',
    transformIndexHtml: (_html, { bundle = {} }) => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: PAGE_POLICY },
        injectTo: 'head-prepend',
      },
      ...preloads(Object.values(bundle)),
    ],
    generateBundle() {
      for (const [fileName, source] of Object.entries(HEADER_FILES)) {
        this.emitFile({ type: 'asset', fileName, source });
      }
    },
  };
}

/** What the entry imports as it runs is fetched beside it. */
function preloads(
  files: readonly (Rollup.OutputAsset | Rollup.OutputChunk)[],
): HtmlTagDescriptor[] {
  const chunks = files.filter((file) => file.type === 'chunk');
  const next = chunks.find(({ isEntry }) => isEntry)?.dynamicImports ?? [];
  return next.map((file) => ({
    tag: 'link',
    attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}` },
    injectTo: 'head',
  }));
}
