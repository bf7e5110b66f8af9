import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourceFiles } from './folder-law.ts';

const SRC = path.resolve(import.meta.dirname, '../../src');

/** Words that the field does not use, and what it says instead (ARCHITECTURE.md, "Words"). */
const SAY_INSTEAD: Readonly<Record<string, string>> = {
  gait: 'mode',
  standing: 'role, affiliation',
  untold: 'unknown',
  madeup: 'generated',
  outsideworld: 'platform',
  passedover: 'skipped',
};

const EXPORT =
  /^export (?:async )?(?:const|function\*?|class|interface|type) (?<name>[A-Za-z0-9_]+)/gm;

/** Every exported name of src/, and the files that export it. */
function exportedNames(): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const file of sourceFiles(SRC)) {
    for (const { groups } of readFileSync(file, 'utf8').matchAll(EXPORT)) {
      const name = groups?.['name'] ?? '';
      const files = names.get(name) ?? [];
      files.push(path.relative(SRC, file));
      names.set(name, files);
    }
  }
  return names;
}

/** The names that the table of words in ARCHITECTURE.md gives. */
function namesInTheGlossary(): readonly string[] {
  const text = readFileSync(path.resolve(SRC, '../ARCHITECTURE.md'), 'utf8');
  const words = text.split('\n## ').find((section) => section.startsWith('Words\n')) ?? '';
  return words
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .flatMap((line) => [...(line.split('|')[3] ?? '').matchAll(/`(?<name>\w+)`/g)])
    .map(({ groups }) => groups?.['name'] ?? '');
}

describe('the names of the field', () => {
  const names = exportedNames();
  const glossary = namesInTheGlossary();

  it('has a glossary', () => {
    expect(glossary.length).toBeGreaterThan(20);
  });

  it.each(glossary)('knows %s in one file of src/', (name) => {
    expect(names.get(name)).toHaveLength(1);
  });

  it.each(Object.entries(SAY_INSTEAD))('never say %s, but %s', (word) => {
    expect([...names.keys()].filter((name) => name.toLowerCase().includes(word))).toEqual([]);
  });

  it('have one meaning each', () => {
    expect([...names].filter(([, files]) => files.length > 1)).toEqual([]);
  });
});
