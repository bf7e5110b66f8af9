import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.resolve(import.meta.dirname, '../../src/app/messages');

/** One file of sentences. */
interface MessageFile {
  readonly name: string;
  readonly messages: Readonly<Record<string, string>>;
}

/** All languages beside English by their tags, with their files; or with those of what lessons say. */
export function messageFiles(
  part: '.' | 'lessons' = '.',
): ReadonlyMap<string, readonly MessageFile[]> {
  if (!existsSync(FOLDER)) return new Map();
  return new Map(
    readdirSync(FOLDER, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name: tag }) => [tag, filesOf(tag, part)]),
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
