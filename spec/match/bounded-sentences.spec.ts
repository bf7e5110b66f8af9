import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffStanza } from '../../src/match/diff.ts';
import { statusSentence, summarise } from '../../src/match/sentence.ts';
import { signInRefused } from '../../src/transport/sign-in-problems.ts';
import { streamError } from '../../src/transport/stream-problems.ts';
import { xml, type XmlElement } from '../../src/xml/element.ts';

/** Longest sentence: what a status line or a row can still show. */
const LONGEST = 900;

const long = fc
  .tuple(
    fc.constantFrom('a', '\u200b', 'é', '👨', 'p\u0430', '"', '\u202e'),
    fc.constantFrom(1, 61, 5000),
  )
  .map(([text, count]) => text.repeat(count));

const element: fc.Arbitrary<XmlElement> = fc
  .tuple(long, long, long, long)
  .map(([name, value, text, ns]) =>
    xml(
      'message',
      { id: value, type: text },
      xml(`n${name}`, { xmlns: ns, var: value, [`m${name}`]: text }, text),
      xml(`n${name}`, { xmlns: ns, var: text }, value),
    ),
  );

describe('sentences about what a server sent', () => {
  it('are bounded, and show what cannot be seen', () => {
    fc.assert(
      fc.property(element, element, long, (expected, received, actor) => {
        const diff = diffStanza(expected, received);
        const sentences = [
          summarise(diff),
          statusSentence(diff, actor),
          ...diff.differences.map(({ sentence }) => sentence),
        ];
        for (const sentence of sentences) {
          expect(sentence.length).toBeLessThanOrEqual(LONGEST);
          expect(sentence).not.toMatch(/[\u200b\u202e]/);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('do not cut values that differ so that they look alike', () => {
    fc.assert(
      fc.property(long, long, long, (start, one, other) => {
        fc.pre(one !== other);
        const body = (text: string) => xml('message', {}, xml('body', {}, text));
        const [expected, received] = [`${start}x${one}y`, `${start}x${other}y`];
        const diff = diffStanza(body(expected), body(received));
        const quotes = /"(.*)" in <body>; the script expects "(.*)"/.exec(summarise(diff));
        if (quotes !== null) expect(quotes[1]).not.toBe(quotes[2]);
      }),
      { numRuns: 100 },
    );
  });

  it('tell problems of the connection in a few words', () => {
    const where = { actor: 'Romeo', server: 'ws://h', hasTcpAddress: false };
    fc.assert(
      fc.property(long, long, (condition, text) => {
        for (const problem of [
          streamError(where, condition, text),
          signInRefused(where, condition, text),
        ]) {
          for (const sentence of [problem.what, problem.meaning, problem.advice]) {
            expect(sentence.length).toBeLessThanOrEqual(600);
            expect(sentence).not.toMatch(/[\u200b\u202e]/);
          }
        }
      }),
    );
  });
});
