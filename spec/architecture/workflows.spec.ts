import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FOLDER = path.join(ROOT, '.github/workflows');
const WORKFLOWS = readdirSync(FOLDER);
const read = (name: string) => readFileSync(path.join(FOLDER, name), 'utf8');
const { scripts, engines } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
  engines: { node: string };
};

describe('the builders', () => {
  it.each(WORKFLOWS)('%s runs only commands that exist', (name) => {
    const commands = [...read(name).matchAll(/\bnpm (?:run )?([a-z0-9:-]+)/g)].map(
      ([, word = '']) => word,
    );
    expect(commands.length).toBeGreaterThan(0);
    expect(commands.filter((word) => !(word in scripts))).toEqual([]);
  });

  it('try each system with the oldest Node that is supported, and with the newer ones', () => {
    const matrices = [...read('check.yml').matchAll(/^ +node: \[(.*)\]$/gm)].map(
      ([, list]) => list,
    );
    expect(matrices).toEqual(Array(2).fill(`${engines.node.replace('>=', '')}, 22, 24`));
    expect(read('check.yml')).toMatch(/container: debian:[^]*os: \[macos-\d+, windows-\d+\]/);
  });

  it.each(['npm test', 'npm run check', 'npm run spec', 'npm run package'])('run %s', (command) => {
    expect(read('check.yml')).toContain(command);
  });
});
