import { describe, expect, it } from 'vitest';
import { attributeTokens, textTokens, xmlLines } from '../../../src/ui/widgets/xml-tokens.ts';
import { xml } from '../../../src/xml/element.ts';

const print = (...parameters: Parameters<typeof xmlLines>) =>
  xmlLines(...parameters).map(
    ({ depth, tokens }) => '  '.repeat(depth) + tokens.map(({ text }) => text).join(''),
  );

describe('XML as lines', () => {
  it('has one node a line, and a namespace where it changes', () => {
    const stanza = xml(
      'message',
      { xmlns: 'jabber:client', type: 'groupchat' },
      xml('body', {}, 'Hi & bye'),
      xml('x', { xmlns: 'urn:x' }, xml('y')),
    );
    expect(print(stanza)).toEqual([
      '<message type="groupchat">',
      '  <body>Hi &amp; bye</body>',
      '  <x xmlns="urn:x">',
      '    <y/>',
      '  </x>',
      '</message>',
    ]);
  });

  it('drops white space around texts', () => {
    const stanza = xml('p', { xmlns: 'urn:p' }, '\n  ', xml('a'), ' tail ');
    expect(print(stanza, 'urn:p')).toEqual(['<p>', '  <a/>', '  tail', '</p>']);
  });
});

describe('the pieces of a value', () => {
  it('are variables and wildcards apart from the rest', () => {
    const attribute = { prefix: '', local: 'to', ns: '', value: "x/${Romeo's JID}" };
    expect(attributeTokens(attribute).map(({ kind, text }) => [kind, text])).toEqual([
      ['attr', 'to'],
      ['punct', '='],
      ['value', '"'],
      ['value', 'x/'],
      ['variable', "${Romeo's JID}"],
      ['value', '"'],
    ]);
    expect(textTokens('{scansion:any}')).toEqual([{ kind: 'variable', text: '{scansion:any}' }]);
  });

  it('are escaped as XML wants it', () => {
    const attribute = { prefix: 'xml', local: 'lang', ns: 'n', value: 'a"<b' };
    expect(
      attributeTokens(attribute)
        .map(({ text }) => text)
        .join(''),
    ).toBe('xml:lang="a&quot;&lt;b"');
  });

  it('are code points where nobody sees them, if asked for', () => {
    expect(textTokens('a\u200bb', true)).toEqual([
      { kind: 'text', text: 'a' },
      { kind: 'point', text: 'U+200B' },
      { kind: 'text', text: 'b' },
    ]);
    expect(textTokens('a b', true)).toEqual([{ kind: 'text', text: 'a b' }]);
  });
});

it('a text of many unseen characters has a token for each as far as it is painted, and one for the rest', () => {
  const tokens = textTokens('\u200b'.repeat(300_000), true);
  expect(tokens).toHaveLength(40_001);
  expect(tokens.at(-1)?.text).toHaveLength(260_000);
});

it('a long text is one token', () => {
  const text = 'a < b '.repeat(10_000);
  const [token, ...others] = textTokens(text);
  expect(others).toEqual([]);
  expect(token?.text.startsWith('a &lt; b a &lt; b ')).toBe(true);
  expect(token?.text.endsWith('a < b ')).toBe(true);
});
