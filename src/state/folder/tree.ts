import type { FolderFile } from './script-file.ts';

/** A folder in a folder of scripts. */
export interface ScriptBranch {
  readonly name: string;
  /** Below the folder that was opened; `''` is that one itself. */
  readonly path: string;
  readonly branches: readonly ScriptBranch[];
  readonly files: readonly FolderFile[];
  /** How many scripts are in it and below. */
  readonly count: number;
}

interface Growing {
  readonly name: string;
  readonly path: string;
  readonly branches: Map<string, Growing>;
  readonly files: FolderFile[];
}

/** Files as a tree of their folders; the order of the files is kept. */
export function treeOf(files: readonly FolderFile[]): ScriptBranch {
  const root = growing('', '');
  for (const file of files) {
    let branch = root;
    for (const name of file.path.split('/').slice(0, -1)) {
      const path = branch.path === '' ? name : `${branch.path}/${name}`;
      const inner = branch.branches.get(name) ?? growing(name, path);
      branch.branches.set(name, inner);
      branch = inner;
    }
    branch.files.push(file);
  }
  return grown(root);
}

function growing(name: string, path: string): Growing {
  return { name, path, branches: new Map(), files: [] };
}

function grown({ name, path, branches, files }: Growing): ScriptBranch {
  const inner = [...branches.values()].map(grown);
  const count = inner.reduce((sum, branch) => sum + branch.count, files.length);
  return { name, path, branches: inner, files, count };
}
