const FILE = 'file:';

/** The name of a folder's file in all tabs and visits, for its breakpoints and for what is not saved of it. */
export function fileId(folder: string, path: string): string {
  return `${FILE}${folder}/${path}`;
}

/** The path of a file in that folder; `undefined` for a file of another one. */
export function pathInFolder(folder: string, id: string | undefined): string | undefined {
  const start = fileId(folder, '');
  return id?.startsWith(start) === true ? id.slice(start.length) : undefined;
}

/** The folder that a file is in, by the file's id; folders' ids hold no slash. */
export function folderOfFile(id: string): string | undefined {
  const end = id.indexOf('/');
  return id.startsWith(FILE) && end > 0 ? id.slice(FILE.length, end) : undefined;
}
