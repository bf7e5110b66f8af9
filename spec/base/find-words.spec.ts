import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replaceFound, wordFinder, type WordEdges } from '../../src/base/find-words.ts';

const NO_EDGES: WordEdges = { joinsBefore: () => false, joinsBehind: () => false };
const WHOLE = {
  joinsBefore: (char: string) => /\w/.test(char),
  joinsBehind: (char: string) => /\w/.test(char),
};

function marked(text: string, words: readonly string[], edges = NO_EDGES): string {
  return replaceFound(text, wordFinder(words, edges).find(text), (found) => `[${found}]`);
}

describe('finding words', () => {
  it('takes the longest word where several begin', () => {
    expect(marked('a@b a@b/c', ['a@b', 'a@b/c'])).toBe('[a@b] [a@b/c]');
  });

  it('goes on with a shorter word where a longer one breaks off', () => {
    expect(marked('abcab', ['abcd', 'bc', 'ab'])).toBe('[ab]c[ab]');
  });

  it('leaves a word alone that is part of a longer one', () => {
    expect(marked('role roles of', ['role', 'o'], WHOLE)).toBe('[role] roles of');
  });

  it.each(['.', '(', '[a-', '\\', '$&', '{1}', '\u2028', '😀'])('takes %s as it is', (word) => {
    expect(marked(`x ${word} y`, [word])).toBe(`x [${word}] y`);
  });

  it('finds nothing without words', () => {
    expect(marked('abc', [])).toBe('abc');
    expect(marked('abc', [''])).toBe('abc');
  });

  it('finds what looking at each place for each word finds', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 30 });
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 5 }), fc.boolean(), (long, words, whole) => {
        const edges = whole ? WHOLE : NO_EDGES;
        expect(marked(long, words, edges)).toBe(slowly(long, words, edges));
      }),
    );
  });

  it('gets over a text and words of many characters', () => {
    const long = 'ab'.repeat(10_000);
    expect(marked(long, [long, 'b'.repeat(10_000)]).length).toBe(long.length + 2);
  });
});

function slowly(text: string, words: readonly string[], edges: WordEdges): string {
  const longest = words.filter((word) => word !== '').sort((a, b) => b.length - a.length);
  let written = '';
  for (let at = 0; at < text.length;) {
    const found = longest.find((word) => {
      const end = at + word.length;
      const isJoined = at > 0 && edges.joinsBefore(text.charAt(at - 1));
      const isContinued = end < text.length && edges.joinsBehind(text.charAt(end));
      return text.startsWith(word, at) && !isJoined && !isContinued;
    });
    written += found === undefined ? text.charAt(at) : `[${found}]`;
    at += found?.length ?? 1;
  }
  return written;
}
