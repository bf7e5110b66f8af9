import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.resolve(import.meta.dirname, '../../src/app/messages');

/** One file of sentences. */
interface MessageFile {
  readonly name: string;
  readonly messages: Readonly<Record<string, string>>;
}

/** All languages beside English by their tags, with the files of the page; or with those of frames among them, or of lessons. */
export function messageFiles(
  part: 'all' | 'frame' | 'lessons' = 'all',
): ReadonlyMap<string, readonly MessageFile[]> {
  if (!existsSync(FOLDER)) return new Map();
  return new Map(
    readdirSync(FOLDER, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name: tag }) => [
        tag,
        part === 'all' ? ['.', 'frame'].flatMap((each) => filesOf(tag, each)) : filesOf(tag, part),
      ]),
  );
}

function filesOf(tag: string, part: string): readonly MessageFile[] {
  const folder = path.join(FOLDER, tag, part);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.map((name) => ({
    name,
    messages: JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as MessageFile['messages'],
  }));
}
