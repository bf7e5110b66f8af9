import { hex } from '../../base/octets.ts';
/** A file of a working copy by its path, if it is there. */
type ReadFile = (path: string) => Uint8Array | undefined;

interface Revision {
  readonly branch?: string | undefined;
  /** In hex. */
  readonly node?: string | undefined;
}

/** Files that tell the revision of a working copy; `.git` has one more, which its HEAD names. */
export const REVISION_FILES = [
  '.hg_archival.txt',
  '.hg/dirstate',
  '.hg/branch',
  '.git/HEAD',
  '.git/packed-refs',
];

/**
 * The version of sources as cloned: `trunk`, or the number that their branch is named after (`13.0`), and their revision
 * where an archive of Mercurial, Mercurial itself or git tells it.
 */
export function workingCopyVersion(read: ReadFile): string {
  const { branch = '', node } = archived(read) ?? mercurial(read) ?? git(read) ?? {};
  const line = /^\d+\.\d+/.test(branch) ? branch : 'trunk';
  return node === undefined ? line : `${line}-${node.slice(0, 12)}`;
}

function archived(read: ReadFile): Revision | undefined {
  const text = textOf(read('.hg_archival.txt'));
  if (text === undefined) return undefined;
  const field = (name: string) =>
    text
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2)
      .trim();
  return { branch: field('branch'), node: field('node') };
}

/** The first 20 bytes of its dirstate are the revision that was checked out; of its newer form, they follow a name. */
function mercurial(read: ReadFile): Revision | undefined {
  const dirstate = read('.hg/dirstate');
  if (dirstate === undefined) return undefined;
  const newer = 'dirstate-v2\n';
  const start = textOf(dirstate.subarray(0, newer.length)) === newer ? newer.length : 0;
  const node = hex(dirstate.subarray(start, start + 20));
  const branch = textOf(read('.hg/branch'))?.trim();
  return { branch, node: node.length === 40 ? node : undefined };
}

function git(read: ReadFile): Revision | undefined {
  const head = textOf(read('.git/HEAD'))?.trim();
  if (head === undefined) return undefined;
  const reference = /^ref: (refs\/heads\/(.+))$/.exec(head);
  if (reference === null) return { node: hexOf(head) };
  const [, name = '', branch] = reference;
  const loose = textOf(read(`.git/${name}`))?.trim();
  const packed = textOf(read('.git/packed-refs'))
    ?.split('\n')
    .find((line) => line.endsWith(` ${name}`));
  return { branch, node: hexOf(loose ?? packed ?? '') };
}

function hexOf(text: string): string | undefined {
  return /^[0-9a-f]{12,}/.exec(text)?.[0];
}

function textOf(bytes: Uint8Array | undefined): string | undefined {
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
}
