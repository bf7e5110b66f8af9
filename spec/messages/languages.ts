import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.resolve(import.meta.dirname, '../../src/app/messages');

/** One file of sentences. */
interface MessageFile {
  readonly name: string;
  readonly messages: Readonly<Record<string, string>>;
}

/** All languages beside English by their tags, with their files. */
export function messageFiles(): ReadonlyMap<string, readonly MessageFile[]> {
  if (!existsSync(FOLDER)) return new Map();
  return new Map(
    readdirSync(FOLDER, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name: tag }) => [tag, filesOf(tag)]),
  );
}

function filesOf(tag: string): readonly MessageFile[] {
  const folder = path.join(FOLDER, tag);
  return readdirSync(folder).map((name) => ({
    name,
    messages: JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as MessageFile['messages'],
  }));
}
