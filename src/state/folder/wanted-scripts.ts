import { INDEX_FILE } from './course.ts';
import { DEEPEST } from './script-folder.ts';

export function isScriptName(path: string): boolean {
  return /\.scs$/i.test(path);
}

function isIndexName(path: string): boolean {
  return path.slice(path.lastIndexOf('/') + 1) === INDEX_FILE;
}

/** Whether scripts are looked for in a folder, by its path: not in those of tools, nor endlessly deep. */
export function isScriptFolder(path: string): boolean {
  const parts = path.split('/');
  return parts.length < DEEPEST && !parts.some(isOfTools);
}

function isOfTools(part: string): boolean {
  return part.startsWith('.') || part === 'node_modules';
}

/** What was seen of a folder while it was looked through. */
export interface Looking {
  readonly wantsFile: (path: string) => boolean;
  readonly wantsFolder: (path: string) => boolean;
  /** How many files are no scripts. */
  readonly others: () => number;
  /** Of code in Lua, without configurations: such a folder may be one of sources. */
  readonly lua: () => number;
  readonly folders: () => readonly string[];
}

/** Looks for scripts, and counts what is none. */
export function lookForScripts(): Looking {
  let others = 0;
  let lua = 0;
  const folders = new Set<string>();
  return {
    wantsFile: (path) => {
      const last = path.lastIndexOf('/');
      const place = last < 0 ? '' : path.slice(0, last);
      if (place !== '' && !isScriptFolder(place)) {
        folders.add(outermost(place));
        return false;
      }
      if (isScriptName(path) || isIndexName(path)) return true;
      others += 1;
      if (/\.lua$/i.test(path) && !/\.cfg\.lua$/i.test(path)) lua += 1;
      return false;
    },
    wantsFolder: (path) => {
      if (isScriptFolder(path)) return true;
      folders.add(path);
      return false;
    },
    others: () => others,
    lua: () => lua,
    folders: () => [...folders],
  };
}

/** The outermost folder of a path that is not looked into. */
function outermost(place: string): string {
  const parts = place.split('/');
  const at = parts.findIndex((_, index) => !isScriptFolder(parts.slice(0, index + 1).join('/')));
  return parts.slice(0, at + 1).join('/');
}
