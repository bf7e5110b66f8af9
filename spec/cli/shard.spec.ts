import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inShard, readShard } from '../../src/cli/shard.ts';

const files = fc.uniqueArray(fc.string(), { maxLength: 40 });
const parts = fc.integer({ min: 1, max: 12 });

const shards = (names: readonly string[], of: number) =>
  Array.from({ length: of }, (_, index) =>
    inShard(
      names.map((file) => ({ file })),
      { part: index + 1, of },
    ).map(({ file }) => file),
  );

describe('the parts of the scripts', () => {
  it('have each script once, and as many as each other but for one', () => {
    fc.assert(
      fc.property(files, parts, (names, of) => {
        const all = shards(names, of);
        expect(all.flat().sort()).toEqual([...names].sort());
        const sizes = all.map(({ length }) => length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('are the same in whichever order the scripts are found, and keep that order', () => {
    fc.assert(
      fc.property(files, parts, (names, of) => {
        const turned = [...names].reverse();
        const [all, others] = [shards(names, of), shards(turned, of)];
        expect(others.map((part) => [...part].reverse())).toEqual(all);
      }),
    );
  });

  it('are read as I/N', () => {
    expect(readShard('2/4')).toEqual({ ok: true, value: { part: 2, of: 4 } });
    expect(readShard('1/1').ok).toBe(true);
  });

  it.each([
    ['0/3', '--shard 0/3: the first part is 1/3.'],
    ['4/3', '--shard 4/3: the last part is 3/3.'],
    ['0/0', '--shard 0/0: there is at least one part.'],
    ['x', '--shard is I/N, such as 2/4 for the second of four parts; "x" is not.'],
    ['1/2/3', '--shard is I/N, such as 2/4 for the second of four parts; "1/2/3" is not.'],
    ['-1/3', '--shard is I/N, such as 2/4 for the second of four parts; "-1/3" is not.'],
    ['1.5/3', '--shard is I/N, such as 2/4 for the second of four parts; "1.5/3" is not.'],
  ])('refuse %s in a sentence', (text, error) => {
    expect(readShard(text)).toEqual({ ok: false, error });
  });
});
