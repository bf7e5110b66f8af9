import type { HtmlTagDescriptor, Plugin, Rollup } from 'vite';
import { ensure } from '../base/assert.ts';
import { HEADER_FILES } from './header-files.ts';
import { PAGE_POLICY } from './policy.ts';

/** Paths of modules that are imported as a page runs. */
export interface KnownImports {
  /** Imported in any case: fetched beside the entry. */
  readonly atOnce: string;
  /** Fetched once the page says so (`app/fetch-soon.ts`). */
  readonly soon: readonly string[];
}

/**
 * Gives the built pages their policy, hosts their headers, and the browser the names of files that will be asked for: by the
 * name of the entry. The dev server has none of it: its React preamble is an inline script.
 */
export function hosting(known: Readonly<Record<string, KnownImports>>): Plugin {
  return {
    name: 'caesura-hosting',
    apply: 'build',
    transformIndexHtml: (_html, { bundle = {}, chunk }) => {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const entry = chunk === undefined ? [] : [chunk.fileName];
      const { atOnce, soon } = ensure(known[chunk?.name ?? ''], 'what the entry imports');
      const beside = filesOf([atOnce], entry, chunks).filter((file) => !file.endsWith('.css'));
      return [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: PAGE_POLICY },
          injectTo: 'head-prepend',
        },
        ...beside.map(preload),
        {
          tag: 'meta',
          attrs: {
            name: 'caesura-soon',
            content: filesOf(soon, [...entry, ...beside], chunks).join(' '),
          },
          injectTo: 'head',
        },
      ];
    },
    generateBundle() {
      for (const [fileName, source] of Object.entries(HEADER_FILES)) {
        this.emitFile({ type: 'asset', fileName, source });
      }
    },
  };
}

/** Is fetched beside the entry. */
function preload(file: string): HtmlTagDescriptor {
  return {
    tag: 'link',
    attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}` },
    injectTo: 'head',
  };
}

interface BuiltChunk extends Pick<Rollup.OutputChunk, 'fileName' | 'imports' | 'moduleIds'> {
  readonly viteMetadata?: { readonly importedCss: ReadonlySet<string> };
}

/** The files in which these modules are, with what those import, and their styles; without what is there `before`. */
export function filesOf(
  modules: readonly string[],
  before: readonly string[],
  chunks: readonly BuiltChunk[],
): readonly string[] {
  const known = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const closure = (files: Iterable<string>) => {
    const found = new Set(files);
    for (const file of found) known.get(file)?.imports.forEach((each) => found.add(each));
    return found;
  };
  const there = closure(before);
  const starts = modules.map((id) => {
    const chunk = chunks.find(({ moduleIds }) => moduleIds.includes(id));
    if (chunk === undefined) throw new Error(`${id} is in no file of the build.`);
    return chunk.fileName;
  });
  const files = [...closure(starts)].filter((file) => !there.has(file));
  const styles = files.flatMap((file) => [...(known.get(file)?.viteMetadata?.importedCss ?? [])]);
  return [...files, ...new Set(styles)];
}
