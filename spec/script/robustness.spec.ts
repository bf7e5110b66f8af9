import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BlockSyntax } from '../../src/script/ast.ts';
import { compileScript } from '../../src/script/compile.ts';
import { redactSource } from '../../src/script/redact.ts';
import { scriptVariables } from '../../src/script/stanza-values.ts';
import { prosodyScripts, shippedScripts } from './corpus.ts';

/** A script that works, with pieces removed and odd characters put in. */
const mutilated = fc
  .tuple(
    fc.constantFrom(...shippedScripts(), ...prosodyScripts()),
    fc.array(
      fc.record({
        at: fc.nat(),
        remove: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 400 })),
        insert: fc.constantFrom(
          '',
          '\n',
          '\t',
          '\r',
          ' ',
          '<',
          '>',
          "'",
          '"',
          '${',
          '-----\n',
          '[',
          ':',
          '&',
          '\n\n',
          '#',
          'é🤖',
        ),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  )
  .map(([{ text }, edits]) =>
    edits.reduce((current, { at, remove, insert }) => {
      const place = at % (current.length + 1);
      return current.slice(0, place) + insert + current.slice(place + remove);
    }, text),
  );

const anyText = fc.oneof(
  mutilated,
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '[Client] Romeo\n',
          '\tjid: a@b\n',
          '-----\n',
          'Romeo sends:\n',
          '\t<iq/>\n',
          '\n',
          '# c\n',
          'Romeo connects\n',
          '\r\n',
          '\ufeff',
        ),
        fc.string(),
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

describe('compileScript on any text', () => {
  it('never throws, and every range lies inside the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const compiled = compileScript(text);
        const blocks = compiled.syntax.actions.map(({ block }) => partsOf(block));
        for (const range of allRanges([compiled, blocks])) {
          expect(range.start).toBeGreaterThanOrEqual(0);
          expect(range.start).toBeLessThanOrEqual(range.end);
          expect(range.end).toBeLessThanOrEqual(text.length);
        }
        for (const { range } of scriptVariables(compiled.syntax)) {
          expect(text.slice(range.start, range.start + 2)).toBe('${');
        }
      }),
      { numRuns: 100 },
    );
  });

  it('gives a scenario exactly when there are steps and no errors', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { scenario, diagnostics, syntax } = compileScript(text);
        const hasErrors = diagnostics.some(({ severity }) => severity === 'error');
        expect(scenario !== undefined).toBe(!hasErrors && syntax.actions.length > 0);
      }),
      { numRuns: 100 },
    );
  });

  it('redacts without moving anything', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const redacted = redactSource(text);
        expect(redacted).toHaveLength(text.length);
        expect(redactSource(redacted)).toBe(redacted);
      }),
      { numRuns: 100 },
    );
  });
});

/** What blocks work out when they are asked. */
function partsOf(block: BlockSyntax | undefined) {
  return block && [block.roots, block.problems, block.declarations, block.comments, block.spaces];
}

interface Ranged {
  readonly start: number;
  readonly end: number;
}

/** Every object with `start` and `end` anywhere below. */
function allRanges(value: unknown): Ranged[] {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.values(value).flatMap(allRanges);
  return isRange(value) ? [value, ...below] : below;
}

function isRange(value: object): value is Ranged {
  return 'start' in value && typeof value.start === 'number' && 'end' in value;
}
