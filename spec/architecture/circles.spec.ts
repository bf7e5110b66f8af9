import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { circlesOf } from './circles.ts';
import { importsBelow } from './folder-law.ts';

const SRC = path.resolve(import.meta.dirname, '../../src');

describe('files that import each other in a loop', () => {
  it('are none below src', () => {
    expect(circlesOf(importsBelow(SRC))).toEqual([]);
  });

  it('are found, each loop once', () => {
    const imports = [
      { from: 'src/run/a.ts', specifier: './b.ts' },
      { from: 'src/run/b.ts', specifier: '../xml/c.ts' },
      { from: 'src/xml/c.ts', specifier: '../run/a.ts' },
      { from: 'src/run/d.ts', specifier: './a.ts' },
      { from: 'src/run/d.ts', specifier: 'react' },
    ];
    expect(circlesOf(imports)).toEqual([
      'src/run/a.ts -> src/run/b.ts -> src/xml/c.ts -> src/run/a.ts',
    ]);
  });
});
