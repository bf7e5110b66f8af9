import { describe, expect, it } from 'vitest';
import { readAddress, scenarioAddress, sharedAddress } from '../../src/state/address.ts';

const PAGE = 'https://example.org/caesura/';

describe('the page’s address', () => {
  it.each([
    ['', { kind: 'none' }],
    ['?scenario=20-kick', { kind: 'scenario', id: '20-kick' }],
    [
      '?script=https%3A%2F%2Fa.example%2Fx.scs',
      {
        kind: 'web',
        what: 'script',
        link: {
          kind: 'foreign',
          url: 'https://a.example/x.scs',
          host: 'a.example',
          isOwnNetwork: false,
        },
      },
    ],
    [
      '?script=x.scs',
      {
        kind: 'web',
        what: 'script',
        link: { kind: 'own', url: `${PAGE}x.scs`, host: 'example.org' },
      },
    ],
    [
      '?script=x.scs&trace=x.jsonl',
      {
        kind: 'web',
        what: 'trace',
        link: { kind: 'own', url: `${PAGE}x.jsonl`, host: 'example.org' },
      },
    ],
    ['?scenario=20-kick#s=abc', { kind: 'shared', hash: '#s=abc' }],
    ['?trace=x.jsonl#t=abc', { kind: 'shared-trace', hash: '#t=abc' }],
  ])('%s asks for %o', (rest, request) => {
    expect(readAddress(PAGE + rest)).toEqual(request);
  });

  it('names a scenario, and nothing that was there before', () => {
    expect(scenarioAddress(`${PAGE}?script=x&trace=y&theme=dark#s=1`, '05-joining')).toBe(
      `${PAGE}?theme=dark&scenario=05-joining`,
    );
  });

  it('carries a shared script', () => {
    expect(sharedAddress(`${PAGE}?scenario=05-joining`, '#s=abc')).toBe(`${PAGE}#s=abc`);
  });
});
