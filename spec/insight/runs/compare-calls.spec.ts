import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CodePlace } from '../../../src/base/code-place.ts';
import { compareCalls, type ComparedCalls } from '../../../src/insight/runs/compare-calls.ts';

/** `broadcast:95 handle:40`: calls of one file, innermost first; `:7` is a function without a name. */
const calls = (words: string): CodePlace[] =>
  words
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => {
      const [name = '', line = '0'] = word.split(':');
      const place = { file: 'modules/muc/muc.lib.lua', line: Number(line), defined: 1 };
      return name === '' ? place : { ...place, name };
    });

const words = ({ calls: pairs, parting }: ComparedCalls): string[] =>
  pairs.map((pair) => {
    const [left, right] = [pair.left, pair.right].map((place) =>
      place === undefined ? '-' : `${place.name ?? ''}:${place.line}`,
    );
    return `${left} ${right}${pair === parting ? ' parts' : ''}`;
  });

describe('the calls of two runs', () => {
  it('are the same where the functions are, whatever their lines', () => {
    const compared = compareCalls(calls('send:9 handle:40'), calls('send:12 handle:44'));
    expect(words(compared)).toEqual(['send:9 send:12', 'handle:40 handle:44']);
    expect(compared).toMatchObject({ parting: undefined, shared: 2 });
  });

  it('part in the innermost call that both have from outside', () => {
    const compared = compareCalls(
      calls('send:9 kick:7 handle:40'),
      calls('send:9 ban:8 handle:44'),
    );
    expect(words(compared)).toEqual([
      'send:9 send:9',
      '- ban:8',
      'kick:7 -',
      'handle:40 handle:44 parts',
    ]);
    expect(compared.shared).toBe(1);
  });

  it('part where one goes on and the other does not', () => {
    expect(words(compareCalls(calls('send:9 handle:40'), calls('handle:44')))).toEqual([
      'send:9 -',
      'handle:40 handle:44 parts',
    ]);
  });

  it('part at different lines only where both ran the same code', () => {
    const [left, right] = [calls('send:9 handle:40 fire:1'), calls('send:9 handle:44 fire:1')];
    expect(compareCalls(left, right).parting).toBeUndefined();
    expect(words(compareCalls(left, right, true))).toEqual([
      'send:9 send:9',
      'handle:40 handle:44 parts',
      'fire:1 fire:1',
    ]);
    expect(words(compareCalls(calls('send:9'), calls('send:8'), true))).toEqual([
      'send:9 send:8 parts',
    ]);
  });

  it('know a function without a name by its file', () => {
    expect(compareCalls(calls(':9 handle:40'), calls(':12 handle:44')).parting).toBeUndefined();
  });

  it('have nothing to part in where not even the outermost is the same, or one has none', () => {
    expect(compareCalls(calls('send:1'), calls('ban:1'))).toMatchObject({
      parting: undefined,
      shared: 0,
    });
    expect(words(compareCalls([], calls('ban:1')))).toEqual(['- ban:1']);
    expect(compareCalls([], [])).toEqual({ calls: [], parting: undefined, shared: 0 });
  });

  const someCalls = fc
    .array(fc.constantFrom('a:1', 'b:2', 'a:3', ':4'), { maxLength: 6 })
    .map((list) => calls(list.join(' ')));

  it('keep every call of either, in order; and the other way round they are the mirror', () => {
    fc.assert(
      fc.property(someCalls, someCalls, fc.boolean(), (left, right, isSameCode) => {
        const compared = compareCalls(left, right, isSameCode);
        expect(compared.calls.flatMap((pair) => pair.left ?? [])).toEqual(left);
        expect(compared.calls.flatMap((pair) => pair.right ?? [])).toEqual(right);
        const mirror = compareCalls(right, left, isSameCode);
        expect(mirror.calls).toEqual(
          compared.calls.map((pair) => ({ left: pair.right, right: pair.left })),
        );
        expect(mirror.shared).toBe(compared.shared);
      }),
    );
  });
});
