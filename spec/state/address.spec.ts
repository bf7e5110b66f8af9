import { describe, expect, it } from 'vitest';
import {
  ownPageAddress,
  readAddress,
  readPlace,
  scenarioAddress,
  sharedAddress,
} from '../../src/state/address.ts';
import {
  asksForEmbed,
  embedAddress,
  embedHtml,
  readLanguage,
  readTheme,
} from '../../src/state/embed-address.ts';

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

describe('the address of the embedded page', () => {
  it.each([
    ['?embed&scenario=20-kick', true],
    ['?embed=1', true],
    ['?scenario=embed', false],
    ['#embed', false],
  ])('%s asks for it: %s', (query, asks) => {
    expect(asksForEmbed(PAGE + query)).toBe(asks);
  });

  it('stands beside the page, and leads back to it', () => {
    const embedded = embedAddress(`${PAGE}index.html?embed=&scenario=20-kick&theme=dark#s=1`);
    expect(embedded).toBe(`${PAGE}embed.html?scenario=20-kick&theme=dark#s=1`);
    expect(ownPageAddress(embedded, { step: 8, moment: 41 })).toBe(
      `${PAGE}?scenario=20-kick&step=8&moment=41#s=1`,
    );
    expect(
      ownPageAddress(`${PAGE}embed.html?step=3#t=1`, { step: undefined, moment: undefined }),
    ).toBe(`${PAGE}#t=1`);
  });

  it.each([
    ['?step=8&moment=0', { step: 8, moment: 0 }],
    ['?step=0&moment=-1', { step: undefined, moment: undefined }],
    ['?step=12345678&moment=x', { step: undefined, moment: undefined }],
  ])('says where to stand: %s', (query, place) => {
    expect(readPlace(PAGE + query)).toEqual(place);
  });

  it('says which colours, if they are ours, and which language', () => {
    expect(readTheme(`${PAGE}?theme=contrast`)).toBe('contrast');
    expect(readTheme(`${PAGE}?theme=pink`)).toBeUndefined();
    expect(readLanguage(`${PAGE}?lang=de`)).toBe('de');
    expect(readLanguage(PAGE)).toBeUndefined();
  });

  it('is written into HTML as text', () => {
    const html = embedHtml(`${PAGE}embed.html?scenario=a&step=1`, '"><script>');
    expect(html).toContain('src="https://example.org/caesura/embed.html?scenario=a&#38;step=1"');
    expect(html).not.toContain('<script>');
    expect(html).toContain('title="&#34;&#62;&#60;script&#62;"');
  });
});
