import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** A file of a build, as Vite's manifest tells of it. */
interface BuiltFile {
  readonly file: string;
  /** Of a file that was asked for by a name, not by a module. */
  readonly name?: string;
  /** Keys of what it imports as it is loaded, and of what it imports later. */
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

type BuildManifest = Readonly<Record<string, BuiltFile>>;

/** Bytes of JavaScript as a host sends them, with gzip; each with all that came before. */
export interface LoadedBytes {
  /** Before the script can be read and Run pressed: the entry, and all that it imports as it is loaded. */
  readonly initial: number;
  /** Before all bars can be used. */
  readonly page: number;
  /** Before timeline and inspector are there. */
  readonly panes: number;
  readonly editor: number;
  /** The embedded page, by itself. */
  readonly embed: number;
}

/** What each may weigh. Raise one only for what is worth the wait. */
export const MOST_LOADED: LoadedBytes = {
  initial: 12_000,
  page: 457_000,
  panes: 541_500,
  editor: 1_360_000,
  embed: 221_000,
};

/** Where the editor begins. */
const EDITOR = 'src/editor/script-editor.ts';

/** What a visit loads of the build in that folder. A build of one piece has its page in the entry. Throws without a build. */
export function loadedBytes(folder: string): LoadedBytes {
  const files = loadedFiles(folder);
  const sum = (files: ReadonlySet<string>) =>
    [...files].reduce(
      (bytes, file) => bytes + gzipSync(readFileSync(path.join(folder, file))).length,
      0,
    );
  return {
    initial: sum(files.initial),
    page: sum(files.page),
    panes: sum(files.panes),
    editor: sum(files.editor),
    embed: sum(files.embed),
  };
}

/** The same as names of files; of the embedded page, if so, with whatever it may import once it runs. */
export function loadedFiles(
  folder: string,
  { whatever = false } = {},
): Readonly<Record<keyof LoadedBytes, ReadonlySet<string>>> {
  const manifest = readManifest(folder);
  const entry = 'index.html';
  const initial = closure(manifest, [entry]);
  // As `hosting/page-chunks.ts` names them; a build from before has its panes in its page, or all in the entry.
  const named = (name: string) =>
    Object.keys(manifest).filter((key) => manifest[key]?.name === name);
  const pages = [entry, ...named('page')];
  const panes = named('panes');
  return {
    initial,
    page: closure(manifest, pages),
    panes: closure(manifest, [...pages, ...panes]),
    editor: closure(manifest, [...pages, ...panes, EDITOR]),
    embed: closure(manifest, ['embed.html', 'src/app/embed/embed.tsx'], whatever),
  };
}

/** Files of the build by what they are called there. */
export function namedFiles(folder: string, name: RegExp): readonly string[] {
  const files = Object.values(readManifest(folder)).filter((each) => name.test(each.name ?? ''));
  return [...new Set(files.map(({ file }) => file))];
}

function readManifest(folder: string): BuildManifest {
  const file = path.join(folder, '.vite/manifest.json');
  if (!existsSync(file))
    throw new Error(`There is no build in ${folder}: npm run build makes one.`);
  return JSON.parse(readFileSync(file, 'utf8')) as BuildManifest;
}

function closure(
  manifest: BuildManifest,
  starts: readonly string[],
  withLater = false,
): ReadonlySet<string> {
  const keys = new Set(starts);
  for (const key of keys) {
    const { imports = [], dynamicImports = [] } = manifest[key] ?? {};
    for (const other of [...imports, ...(withLater ? dynamicImports : [])]) keys.add(other);
  }
  return new Set([...keys].flatMap((key) => manifest[key]?.file ?? []));
}
