import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainTokens } from '../../src/editor/plain-tokens.ts';
import { TOKEN_LOOKS } from '../../src/editor/token-colors.ts';
import { kindsOf } from './tokens.ts';

const SCENARIOS = path.resolve(import.meta.dirname, '../../public/scenarios');
const scripts = readdirSync(SCENARIOS).filter((name) => name.endsWith('.scs'));

const PIECES = [
  '# Title',
  '## Scene',
  '[Client] Romeo',
  '\tjid: user@localhost',
  '-----',
  'Romeo connects',
  'Romeo sends:',
  'Romeo receives nothing',
  'Romeo is refused: not-authorized',
  "\t<message to=\"${Juliet's JID}\" type='chat'>",
  '\t<!-- a comment',
  '\tends --> &amp; {scansion:any}',
  '\t<![CDATA[ <x> ]]>',
  '\t<body scansion:strict="true',
  '',
  'words',
  '# @ 5',
];

function plainKinds(text: string): readonly (readonly string[])[] {
  return plainTokens(text.split('\n')).map((tokens) =>
    tokens.flatMap(({ text: own, kind }) => Array<string>(own.length).fill(kind)),
  );
}

describe('the colours before the editor is there', () => {
  it.each(scripts)('are the editor’s: %s', (name) => {
    const text = readFileSync(path.join(SCENARIOS, name), 'utf8');
    expect(plainKinds(text)).toEqual(kindsOf(text));
  });

  it('are the editor’s in any order of lines, whole or cut', () => {
    const line = fc
      .tuple(fc.constantFrom(...PIECES), fc.nat(30))
      .map(([piece, cut]) => (cut > 20 ? piece.slice(0, cut - 20) : piece));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = lines.join('\n');
        expect(plainKinds(text)).toEqual(kindsOf(text));
      }),
    );
  });

  it('are known for each kind', () => {
    const text = [...PIECES, ...PIECES].join('\n');
    const kinds = new Set(
      plainTokens(text.split('\n'))
        .flat()
        .map(({ kind }) => kind),
    );
    expect([...kinds].filter((kind) => TOKEN_LOOKS[kind] === undefined)).toEqual([]);
  });

  it('lose nothing of a line, however long', () => {
    const lines = ['', 'x'.repeat(10_000), '\t<a b="' + 'é'.repeat(600)];
    const back = plainTokens(lines).map((tokens) => tokens.map(({ text }) => text).join(''));
    expect(back).toEqual(lines);
  });
});
