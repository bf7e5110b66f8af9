import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { absentParts, standIn } from '../../src/hosting/absent-parts.ts';
import { createPageChunks } from '../../src/hosting/page-chunks.ts';
import { filesOf } from '../../src/hosting/vite-plugin.ts';
import { loadedBytes, loadedFiles, MOST_LOADED, namedFiles } from '../support/built-files.ts';
import { skippedFor } from '../support/requirement.ts';

const DIST = path.resolve(import.meta.dirname, '../../dist');

/** What `npm test` has built before. */
const isBuilt = existsSync(path.join(DIST, '.vite/manifest.json'));
if (!isBuilt) skippedFor('the page is not built (npm run build): what it loads is not weighed.');

const weightOf = (file: string) => gzipSync(readFileSync(path.join(DIST, file))).length;

const largest = (files: readonly string[]) => Math.max(...files.map(weightOf));

const scenarios = () =>
  readdirSync(path.join(DIST, 'scenarios'))
    .filter((name) => name.endsWith('.scs'))
    .map((name) => `scenarios/${name}`);

/** Bytes of the embedded page with all that stands in its HTML, styles, too, the messages of the reader’s language, and a lesson in it. */
const MOST_EMBEDDED = 250_000;

describe.skipIf(!isBuilt)('what a visit loads', () => {
  it.each(['initial', 'page', 'panes', 'editor', 'embed'] as const)(
    'weighs no more than it may: %s',
    (part) => {
      expect(loadedBytes(DIST)[part]).toBeLessThan(MOST_LOADED[part]);
    },
  );

  it('weighs more with each part', () => {
    const { initial, page, panes, editor } = loadedBytes(DIST);
    const parts = [0, initial, page, panes, editor];
    expect(parts.toSorted((a, b) => a - b)).toEqual(parts);
    expect(new Set(parts).size).toBe(parts.length);
  });

  it('is named to the page, where it will import it in a moment', () => {
    const html = readFileSync(path.join(DIST, 'index.html'), 'utf8');
    const [, named = ''] = /name="caesura-soon" content="([^"]*)"/.exec(html) ?? [];
    const { page, editor } = loadedFiles(DIST);
    const scripts = named.split(' ').filter((file) => file.endsWith('.js'));
    expect(new Set(scripts)).toEqual(new Set([...editor].filter((file) => !page.has(file))));
  });

  it('has no React, no engine and no editor before the first paint', () => {
    for (const file of loadedFiles(DIST).initial) {
      const text = readFileSync(path.join(DIST, file), 'utf8');
      expect(text).not.toMatch(/react-aria|createRoot|monaco|urn:ietf:params:xml:ns:xmpp/);
    }
  });

  it('is little where the page is embedded, and has neither editor nor server', () => {
    const html = readFileSync(path.join(DIST, 'embed.html'), 'utf8');
    const named = [...html.matchAll(/(?:src|href)="\.\/(?<file>assets\/[^"]+)"/g)].map(
      ({ groups }) => groups?.['file'] ?? '',
    );
    const { embed } = loadedFiles(DIST);
    const files = [...new Set([...named, ...embed])];
    const sum = files.reduce((all, file) => all + weightOf(file), gzipSync(html).length);
    // Its language comes before its first words, and what a lesson says in it with that lesson; English needs no file.
    const languages = namedFiles(DIST, /^frame-/);
    const lessons = namedFiles(DIST, /^lesson-(?!files$|.*-catalogue$)/);
    expect(languages.length).toBeGreaterThan(0);
    expect(lessons.length).toBeGreaterThan(0);
    const table = namedFiles(DIST, /^lesson-files$/);
    expect(table).toHaveLength(1);
    const lesson = largest(table) + largest(lessons) + largest(scenarios());
    for (const file of languages) {
      expect(sum + weightOf(file) + lesson, file).toBeLessThan(MOST_EMBEDDED);
    }
    for (const file of files) {
      const text = readFileSync(path.join(DIST, file), 'utf8');
      expect(text).not.toMatch(
        /monaco-mouse-cursor-text|indexedDB|serviceWorker\.register|new Worker\(/,
      );
    }
  });

  it('never brings the page into a frame, whatever is done there', () => {
    const { embed, panes } = loadedFiles(DIST, { whatever: true });
    const own = [...panes].filter((file) => /\/(?:page|panes)-[^/]+\.js$/.test(file));
    expect(own.length).toBeGreaterThan(1);
    expect([...embed].filter((file) => own.includes(file))).toEqual([]);
  });

  it('has nothing of the editor in the page', () => {
    const { initial, page } = loadedFiles(DIST);
    for (const file of page) {
      if (initial.has(file)) continue;
      expect(readFileSync(path.join(DIST, file), 'utf8')).not.toContain('monaco-mouse-cursor-text');
    }
  });

  it('is asked for beside the entry', () => {
    const html = readFileSync(path.join(DIST, 'index.html'), 'utf8');
    const { initial, page } = loadedFiles(DIST);
    const next = [...page].filter((file) => !initial.has(file) && html.includes(file));
    expect(next.length).toBeGreaterThan(0);
  });
});

describe('what will be asked for soon', () => {
  const chunk = (fileName: string, imports: string[], moduleIds: string[], css: string[] = []) => ({
    fileName,
    imports,
    moduleIds,
    viteMetadata: { importedCss: new Set(css) },
  });
  const chunks = [
    chunk('page.js', ['react.js'], ['/page.tsx'], ['page.css']),
    chunk('react.js', [], ['/react.js']),
    chunk('panes.js', ['page.js', 'rows.js'], ['/panes.tsx'], ['panes.css']),
    chunk('rows.js', ['react.js'], ['/rows.ts'], ['panes.css']),
  ];

  it('is a file with what it imports and its styles, less what is there', () => {
    expect(filesOf(['/panes.tsx'], ['page.js'], chunks)).toEqual([
      'panes.js',
      'rows.js',
      'panes.css',
    ]);
  });

  it('is nothing where all is there', () => {
    expect(filesOf(['/page.tsx'], ['page.js'], chunks)).toEqual([]);
  });

  it('is refused where a module is in no file', () => {
    expect(() => filesOf(['/gone.tsx'], ['page.js'], chunks)).toThrow('/gone.tsx');
  });
});

describe('the files of the page', () => {
  const MODULES: Readonly<Record<string, readonly string[]>> = {
    '/src/main.ts': ['/src/lazy.ts'],
    '/src/page.tsx': ['/src/lazy.ts', '/src/ui/App.tsx'],
    '/src/ui/App.tsx': ['/node_modules/react.js'],
    '/src/ui/Help.tsx': ['/src/ui/App.tsx'],
    '/src/ui/Rows.tsx': ['/src/ui/App.tsx', '/src/rows.ts'],
    '/src/editor/monaco.ts': [],
    '/src/embed.tsx': [
      '/src/lazy.ts',
      '/node_modules/react.js',
      '/src/rows.ts',
      '/src/ui/Frame.tsx',
    ],
  };
  const chunkOf = createPageChunks(
    {
      first: '/src/main.ts',
      page: '/src/page.tsx',
      panes: ['/src/ui/Rows.tsx'],
      others: { shared: ['/src/embed.tsx'] },
    },
    ['/src/ui/'],
  );
  const lookup = (id: string) => ({ importedIds: MODULES[id] ?? [] });

  it.each([
    ['/src/lazy.ts', undefined],
    ['/src/ui/App.tsx', 'page'],
    ['/node_modules/react.js', 'shared'],
    ['/src/ui/Frame.tsx', undefined],
    ['/src/ui/Rows.tsx', 'panes'],
    ['/src/rows.ts', 'shared-panes'],
    ['/src/ui/Help.tsx', 'later'],
    ['/src/editor/monaco.ts', undefined],
  ])('%s is in %s', (id, chunk) => {
    expect(chunkOf(id, lookup)).toBe(chunk);
  });
});

describe('parts that a build leaves out', () => {
  it('have the same names, and say so when they are made', async () => {
    const text = standIn('gpu.js', 'class A {}\nclass B {}\nexport { A, B };\n');
    const module = (await import(`data:text/javascript,${encodeURIComponent(text)}`)) as Record<
      'A' | 'B',
      new () => object
    >;
    expect(() => new module.A()).toThrow('gpu.js is no part of this build.');
    expect(module.B).toBeTypeOf('function');
  });

  it('cannot stand in for what exports otherwise', () => {
    expect(() => standIn('gpu.js', 'export default 1;')).toThrow('gpu.js');
  });

  it('are left out of builds only', () => {
    expect(absentParts(['gpu.js']).apply).toBe('build');
  });
});
