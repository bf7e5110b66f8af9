import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOwnNetwork } from '../../src/state/own-network.ts';
import { refusalOfLink } from '../../src/state/link-refusal.ts';
import { readScriptLink } from '../../src/state/script-link.ts';

const PAGE = new URL('https://example.org/caesura/');
const PLAIN_PAGE = new URL('http://127.0.0.1:4199/');

const hostOf = (url: string) => new URL(url).hostname;

describe('the visitor’s own network', () => {
  it.each([
    'localhost',
    'localhost.',
    'LOCALHOST',
    'a.localhost',
    'printer',
    'printer.local',
    'nas.lan',
    'wiki.corp',
    'router.home.arpa',
    'metadata.google.internal',
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0x7f.1',
    '0177.0.0.1',
    '017700000001',
    '0',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '3232235777',
    '169.254.169.254',
    '100.64.0.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '[::]',
    '[::1]',
    '[fe80::1]',
    '[fc00::1]',
    '[fd12:3456::1]',
    '[ff02::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:c0a8:101]',
    '[::127.0.0.1]',
    '[64:ff9b::192.168.1.1]',
    '[2002:7f00:1::]',
    '１２７.0.0.1',
    '127。0。0。1',
  ])('holds %s', (host) => {
    expect(isOwnNetwork(hostOf(`https://${host}/`))).toBe(true);
  });

  it.each([
    'example.org',
    'a.example.org.',
    'local.example.org',
    '1.1.1.1',
    '172.15.0.1',
    '172.32.0.1',
    '192.169.0.1',
    '100.63.0.1',
    '100.128.0.1',
    '[2606:4700::1111]',
    '[::ffff:1.1.1.1]',
    '[64:ff9b::1.1.1.1]',
    '[2002:101:101::]',
  ])('does not hold %s', (host) => {
    expect(isOwnNetwork(hostOf(`https://${host}/`))).toBe(false);
  });

  it('holds every private address in every spelling', () => {
    const priv = fc.oneof(
      fc.tuple(fc.constant(10), fc.nat(255)),
      fc.tuple(fc.constant(127), fc.nat(255)),
      fc.tuple(fc.constant(192), fc.constant(168)),
      fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 })),
      fc.tuple(fc.constant(169), fc.constant(254)),
    );
    const spellings = [
      (o: readonly number[]) => o.join('.'),
      (o: readonly number[]) => o.map((each) => `0x${each.toString(16)}`).join('.'),
      (o: readonly number[]) => o.map((each) => `0${each.toString(8)}`).join('.'),
      (o: readonly number[]) => String(o.reduce((sum, each) => sum * 256 + each, 0)),
      (o: readonly number[]) => `[::ffff:${o.join('.')}]`,
      (o: readonly number[]) => `${o.join('.')}.`,
    ];
    fc.assert(
      fc.property(
        priv,
        fc.nat(255),
        fc.nat(255),
        fc.constantFrom(...spellings),
        (net, c, d, spell) => {
          expect(isOwnNetwork(hostOf(`http://${spell([...net, c, d])}/`))).toBe(true);
        },
      ),
    );
  });
});

describe('a link to a script', () => {
  it.each([
    'javascript:alert(1)',
    'data:text/plain,hi',
    'file:///etc/passwd',
    'blob:https://example.org/1',
    'ftp://example.org/x',
    'about:blank',
    'view-source:https://a.example/',
    ' JAVASCRIPT:alert(1)',
    'java\nscript:alert(1)',
    'ws://a.example/',
    'https://',
    'https://user:pw@a.example/x.scs',
    'https://user@example.org/x.scs',
    'https://:pw@a.example/',
    'http://a.example/x.scs',
    'https://a b/',
    'https://[::1',
  ])('is refused in words: %j', (text) => {
    const link = readScriptLink(text, PAGE);
    if (link.kind !== 'refused') expect.fail(`it is ${link.kind}`);
    expect(refusalOfLink(link)).toMatchObject({ code: 'script-link-refused' });
  });

  it.each([
    ['x.scs', 'https://example.org/caesura/x.scs'],
    ['/x.scs', 'https://example.org/x.scs'],
    ['https://example.org/x.scs#frag', 'https://example.org/x.scs'],
    ['https://EXAMPLE.org:443/x.scs', 'https://example.org/x.scs'],
  ])('to this very site needs no question: %s', (text, url) => {
    expect(readScriptLink(text, PAGE)).toEqual({ kind: 'own', url, host: 'example.org' });
  });

  it.each([
    ['https://a.example/x.scs', 'a.example', false],
    ['//a.example/x.scs', 'a.example', false],
    ['\\\\a.example\\x', 'a.example', false],
    ['https://example.org:444/x', 'example.org:444', false],
    ['https://192.168.0.1/x.scs', '192.168.0.1', true],
    ['https://3232235521/x.scs', '192.168.0.1', true],
  ])('to elsewhere is asked about: %s', (text, host, own) => {
    expect(readScriptLink(text, PAGE)).toMatchObject({ kind: 'foreign', host, isOwnNetwork: own });
  });

  it('may be unencrypted where the page is', () => {
    expect(readScriptLink('http://127.0.0.1:9/x', PLAIN_PAGE)).toMatchObject({
      kind: 'foreign',
      isOwnNetwork: true,
    });
  });

  it('is this site, foreign or refused, whatever it says', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl()), (text) => {
        const link = readScriptLink(text, PAGE);
        if (link.kind === 'own') expect(new URL(link.url).origin).toBe(PAGE.origin);
        else if (link.kind === 'foreign') expect(link.url).toMatch(/^https:\/\/[^@]*(\/|$)/);
        else expect(refusalOfLink(link).what.length).toBeLessThan(700);
      }),
    );
  });
});
