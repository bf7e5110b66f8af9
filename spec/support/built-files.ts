import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** A file of a build, as Vite's manifest tells of it. */
interface BuiltFile {
  readonly file: string;
  readonly isEntry?: boolean;
  /** Keys of what it imports as it is loaded, and of what it imports later. */
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

type BuildManifest = Readonly<Record<string, BuiltFile>>;

/** Bytes of JavaScript as a host sends them, with gzip; each with all that came before. */
export interface LoadedBytes {
  /** Before the first paint: the entry, and all that it imports as it is loaded. */
  readonly initial: number;
  readonly page: number;
  readonly editor: number;
}

/** What a visit loads of the build in that folder. A build of one piece has its page in the entry. Throws without a build. */
export function loadedBytes(folder: string): LoadedBytes {
  const { initial, page, editor } = loadedFiles(folder);
  const sum = (files: ReadonlySet<string>) =>
    [...files].reduce(
      (bytes, file) => bytes + gzipSync(readFileSync(path.join(folder, file))).length,
      0,
    );
  return { initial: sum(initial), page: sum(page), editor: sum(editor) };
}

/** The same as names of files. */
export function loadedFiles(
  folder: string,
): Readonly<Record<keyof LoadedBytes, ReadonlySet<string>>> {
  const manifest = readManifest(folder);
  const [entry = ''] = Object.keys(manifest).filter((key) => manifest[key]?.isEntry === true);
  const initial = closure(manifest, [entry]);
  // The page is what the entry asks for once it runs.
  const page = closure(manifest, [entry, ...(manifest[entry]?.dynamicImports ?? [])]);
  const editor = closure(manifest, [
    entry,
    ...(manifest[entry]?.dynamicImports ?? []),
    'src/editor/script-editor.ts',
  ]);
  return { initial, page, editor };
}

function readManifest(folder: string): BuildManifest {
  const file = path.join(folder, '.vite/manifest.json');
  if (!existsSync(file))
    throw new Error(`There is no build in ${folder}: npm run build makes one.`);
  return JSON.parse(readFileSync(file, 'utf8')) as BuildManifest;
}

function closure(manifest: BuildManifest, starts: readonly string[]): ReadonlySet<string> {
  const keys = new Set(starts);
  for (const key of keys) for (const other of manifest[key]?.imports ?? []) keys.add(other);
  return new Set([...keys].flatMap((key) => manifest[key]?.file ?? []));
}
