import { describe, expect, it } from 'vitest';
import { readAddress, scenarioAddress, sharedAddress } from '../../src/state/address.ts';

const PAGE = 'https://example.org/caesura/';

describe('the page’s address', () => {
  it.each([
    ['', { kind: 'none' }],
    ['?scenario=20-kick', { kind: 'scenario', id: '20-kick' }],
    ['?script=https%3A%2F%2Fa.example%2Fx.scs', { kind: 'web', url: 'https://a.example/x.scs' }],
    ['?script=x.scs', { kind: 'web', url: `${PAGE}x.scs` }],
    ['?script=http%3A%2F%2Fa.example%2Fx.scs', { kind: 'none' }],
    ['?script=javascript%3Aalert(1)', { kind: 'none' }],
    ['?script=data%3Atext%2Fplain%2Chi', { kind: 'none' }],
    ['?scenario=20-kick#s=abc', { kind: 'shared', hash: '#s=abc' }],
  ])('%s asks for %o', (rest, request) => {
    expect(readAddress(PAGE + rest)).toEqual(request);
  });

  it('names a scenario, and nothing that was there before', () => {
    expect(scenarioAddress(`${PAGE}?script=x&theme=dark#s=1`, '05-joining')).toBe(
      `${PAGE}?theme=dark&scenario=05-joining`,
    );
  });

  it('carries a shared script', () => {
    expect(sharedAddress(`${PAGE}?scenario=05-joining`, '#s=abc')).toBe(`${PAGE}#s=abc`);
  });
});
