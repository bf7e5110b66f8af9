import type { Plugin } from 'vite';
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
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: PAGE_POLICY },
        injectTo: 'head-prepend',
      },
    ],
    generateBundle() {
      for (const [fileName, source] of Object.entries(HEADER_FILES)) {
        this.emitFile({ type: 'asset', fileName, source });
      }
    },
  };
}
