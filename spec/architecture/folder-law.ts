import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** Layer of each folder of src/: a file imports from its own folder and from lower layers, nothing else. */
export const LAYERS: Readonly<Record<string, number>> = {
  base: 0,
  xml: 1,
  hosting: 1,
  xmpp: 2,
  match: 3,
  prosody: 3,
  script: 4,
  trace: 4,
  run: 5,
  insight: 5,
  timeline: 5,
  logs: 5,
  diagnosis: 6,
  transport: 6,
  editor: 6,
  state: 7,
  ui: 8,
  app: 9,
  cli: 9,
};

/** Layer of each folder inside another one, by the same rule; `.` stands for the files beside the folders. */
export const INNER_LAYERS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  ui: {
    widgets: 0,
    '.': 1,
    commands: 2,
    selection: 2,
    broken: 3,
    keeping: 3,
    stanza: 3,
    failure: 3,
    'own-code': 3,
    scripts: 3,
    logs: 3,
    timeline: 3,
    rooms: 4,
    server: 4,
    configuration: 4,
    coverage: 5,
    difference: 4,
    script: 5,
    comparison: 5,
    compose: 5,
    presentation: 6,
    suite: 5,
    profiles: 4,
    lesson: 5,
    matrix: 6,
    print: 6,
    inspector: 6,
    shell: 7,
    embed: 8,
  },
  'ui/timeline': {
    columns: 0,
    labels: 0,
    navigation: 0,
    bar: 0,
    rows: 1,
    '.': 2,
  },
  'ui/shell': {
    'server-picker': 0,
    'run-bar': 0,
    runs: 1,
    'top-bar': 1,
    status: 2,
    '.': 3,
  },
};

/** External packages and the folders that may import them; a package that is not listed may be imported nowhere. */
export const CONFINED: Readonly<Record<string, readonly string[]>> = {
  clsx: ['ui'],
  react: ['ui', 'app'],
  'react-dom': ['ui', 'app'],
  'intl-messageformat': ['base'],
  'react-aria-components': ['ui'],
  'react-resizable-panels': ['ui'],
  'monaco-editor': ['editor'],
  '@xmpp/*': ['transport'],
  'vscode-languageserver': ['cli'],
  'vscode-languageserver-textdocument': ['cli'],
  ws: ['cli'],
  'xz-decompress': ['prosody'],
  fflate: ['app'],
  re2js: ['ui'],
  wasmoon: ['prosody'],
  zustand: ['state', 'ui'],
  valibot: ['state'],
  idb: ['app'],
  saxes: ['xml', 'prosody'],
  '@noble/hashes': ['prosody', 'transport'],
  vite: ['prosody', 'hosting'],
  'node:*': ['prosody', 'hosting', 'cli'],
};

/** Folders with public faces: what others use of them they import from these files. */
export const FACES: Readonly<Record<string, readonly string[]>> = {
  diagnosis: ['src/diagnosis/diagnosis.ts', 'src/diagnosis/repairs.ts'],
};

/** Folders of the page that `prosody` must not know: it could serve any client. */
export const DEBUGGER_BLIND: Readonly<Record<string, readonly string[]>> = {
  prosody: ['base', 'xml', 'xmpp'],
};

/** Known breaches. This list may only shrink: a spec fails when an entry is no longer needed. */
export const DEBT: readonly string[] = [];

export interface Import {
  readonly from: string;
  readonly specifier: string;
}

/** Every import and re-export below `root`, type-only and dynamic ones included; paths relative to `root`'s parent. */
export function importsBelow(root: string): Import[] {
  return sourceFiles(root).flatMap((file) =>
    specifiersIn(file).map((specifier) => ({
      from: path.relative(path.dirname(root), file).split(path.sep).join('/'),
      specifier,
    })),
  );
}

export function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return sourceFiles(full);
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [full] : [];
  });
}

function specifiersIn(file: string): string[] {
  const info = ts.preProcessFile(readFileSync(file, 'utf8'), true, true);
  return info.importedFiles.map((reference) => reference.fileName);
}

/** What is wrong with an import, and what to do instead; `undefined` when it keeps the law. */
export function breach({ from, specifier }: Import): string | undefined {
  const folder = folderOf(from);
  const bare = specifier.split('?')[0] ?? specifier;
  return bare.startsWith('.')
    ? relativeBreach(folder, from, bare)
    : packageBreach(folder, from, bare);
}

function relativeBreach(folder: string, from: string, specifier: string): string | undefined {
  const target = path.posix.normalize(path.posix.join(path.posix.dirname(from), specifier));
  if (!target.startsWith('src/')) return undefined;
  const other = folderOf(target);
  if (other === folder) return innerBreach(folder, from, target);
  const mine = LAYERS[folder];
  const theirs = LAYERS[other];
  if (mine === undefined || theirs === undefined) {
    return `${from} imports ${target}: give both folders a layer in LAYERS and ARCHITECTURE.md.`;
  }
  const seen = DEBUGGER_BLIND[folder];
  if (seen !== undefined && !seen.includes(other)) {
    return `${from} imports ${target}: ${folder}/ may see only ${seen.join(', ')}. Pass what it needs as an argument.`;
  }
  const faces = FACES[other];
  if (faces?.includes(target) === false) {
    return `${from} imports ${target}: ${other}/ has faces. Import from ${faces.join(' or ')}, and export there what you need.`;
  }
  return theirs < mine
    ? undefined
    : `${from} (layer ${mine}) imports ${target} (layer ${theirs}): import only downwards. Move the shared part to a lower folder, or pass it in.`;
}

/** Both within one folder of src/: the order inside the innermost folder that holds both. */
function innerBreach(outer: string, from: string, target: string): string | undefined {
  const layers = INNER_LAYERS[outer];
  if (layers === undefined) return undefined;
  const [own, other] = [innerFolderOf(outer, from), innerFolderOf(outer, target)];
  if (own === other) return own === '.' ? undefined : innerBreach(`${outer}/${own}`, from, target);
  const mine = layers[own];
  const theirs = layers[other];
  if (mine === undefined || theirs === undefined) {
    return `${from} imports ${target}: give both folders a layer in INNER_LAYERS and ARCHITECTURE.md.`;
  }
  return theirs < mine
    ? undefined
    : `${from} (layer ${mine} of ${outer}/) imports ${target} (layer ${theirs}): import only downwards. Move the shared part to a lower folder, or pass it in.`;
}

function packageBreach(folder: string, from: string, specifier: string): string | undefined {
  const rule = Object.entries(CONFINED).find(([name]) => covers(name, specifier));
  if (rule === undefined) {
    return `${from} imports ${specifier}: add the package to CONFINED with the folders that may use it.`;
  }
  const [name, folders] = rule;
  return folders.includes(folder)
    ? undefined
    : `${from} imports ${specifier}: ${name} belongs to ${folders.join(', ')}/. Use what those folders export.`;
}

function covers(name: string, specifier: string): boolean {
  if (name.endsWith('*')) return specifier.startsWith(name.slice(0, -1));
  return specifier === name || specifier.startsWith(`${name}/`);
}

/** `src/match/diff.ts` → `match`. */
export function folderOf(file: string): string {
  return file.split('/')[1] ?? '';
}

/** Inside `ui`: `src/ui/script/StepLens.tsx` → `script`, `src/ui/verdict.ts` → `.`. */
export function innerFolderOf(outer: string, file: string): string {
  const [folder = '.', ...below] = file.slice(`src/${outer}/`.length).split('/');
  return below.length > 0 ? folder : '.';
}
