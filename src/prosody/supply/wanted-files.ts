import { REVISION_FILES } from './revision.ts';

/** Whether a file of a folder of Lua is of use: by its path below that folder, or in an archive of it. */
export function isWantedFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (isRevision(path)) return true;
  return !isHidden(path) && WANTED.test(name);
}

/** Whether to look into a folder. Links may lead round in circles, so it has to end somewhere. */
export function isWantedFolder(path: string): boolean {
  if (isRevisionFolder(path)) return true;
  return !isHidden(path) && path.split('/').length < DEEPEST;
}

const WANTED = /\.lua$|^prosody\.(?:version|release)$|^COPYING$/;
const DEEPEST = 8;
const REVISION_FOLDERS = /^\.hg$|^\.git(?:$|\/refs$|\/refs\/heads(?:$|\/))/;
const BRANCH = /(?:^|\/)\.git\/refs\/heads\/[^/]/;

/** Whether it tells the revision of a working copy. */
export function isRevision(path: string): boolean {
  return (
    BRANCH.test(path) || REVISION_FILES.some((file) => path === file || path.endsWith(`/${file}`))
  );
}

/** Whether such files may be in it. */
export function isRevisionFolder(path: string): boolean {
  return REVISION_FOLDERS.test(path);
}

/** What begins with a dot is a tool's. */
function isHidden(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.') || part === 'node_modules');
}
