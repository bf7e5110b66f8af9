import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCompiler, type CompiledScript } from '../../src/script/compile.ts';
import { shippedScripts } from './corpus.ts';

const TYPED = [
  'x',
  '\n',
  '\t',
  '<',
  '>',
  '"',
  '${',
  '-----\n',
  '[Client] A\n',
  '# c\n',
  '\r\n',
  '',
];

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat({ max: 30 }),
  insert: fc.constantFrom(...TYPED),
});

/** All that a compiled script says, blocks looked into. */
function seen({ syntax, scenario, diagnostics }: CompiledScript) {
  const blocks = syntax.items.map((item) => {
    if (item.kind !== 'action' && item.kind !== 'stray-block') return item;
    const { block, ...rest } = item;
    return { ...rest, after: undefined, block: block && { ...block, ...read(block) } };
  });
  return { blocks, scenario, diagnostics };
}

function read({ roots, problems, declarations, comments, spaces }: NonNullable<BlockOf>) {
  return { roots, problems, declarations, comments, spaces };
}

type BlockOf = CompiledScript['syntax']['actions'][number]['block'];

describe('a compiler', () => {
  it('says the same of a text whatever it compiled before', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...shippedScripts()),
        fc.array(edit, { minLength: 1, maxLength: 8 }),
        ({ text }, edits) => {
          const compile = createCompiler();
          compile(text);
          let current = text;
          for (const { at, remove, insert } of edits) {
            const place = Math.floor(at * current.length);
            current = current.slice(0, place) + insert + current.slice(place + remove);
            compile(current);
          }
          const fresh = createCompiler();
          expect(seen(compile(current))).toEqual(seen(fresh(current)));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('does not parse a block again that it has seen', () => {
    const compile = createCompiler();
    const [script] = shippedScripts();
    const before = compile(script?.text ?? '').syntax.actions;
    const after = compile(`# One line more\n${script?.text ?? ''}`).syntax.actions;
    expect(after.map(({ block }) => block?.content)).toEqual(
      before.map(({ block }) => block?.content),
    );
    for (const [at, { block }] of after.entries()) {
      expect(block?.content).toBe(before[at]?.block?.content);
    }
  });

  it('gives the same answer for the same text', () => {
    const compile = createCompiler();
    expect(compile('Romeo connects')).toBe(compile('Romeo connects'));
  });
});
