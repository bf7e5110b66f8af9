import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { readSimpleXml } from '../../src/xml/parse-simple.ts';
import { printXml } from '../../src/xml/print.ts';
import { xmlElement } from './arbitrary-xml.ts';

/** What a reader tells, neighbouring texts as one. */
function createNotes() {
  const heard: string[] = [];
  let texts = '';
  const note = (what: string) => {
    if (texts !== '') heard.push(`text ${texts}`);
    texts = '';
    heard.push(what);
  };
  return {
    heard,
    open: (name: string, attributes: readonly (readonly [string, string])[]) =>
      note(JSON.stringify([name, ...attributes])),
    close: () => note('close'),
    text: (text: string) => void (texts += text),
  };
}

function simply(text: string): string[] | undefined {
  const notes = createNotes();
  return readSimpleXml(text, notes) ? notes.heard : undefined;
}

function bySaxes(text: string): string[] | undefined {
  const notes = createNotes();
  const parser = new SaxesParser({ xmlns: false, fragment: false });
  let isWrong = false;
  parser.on('error', () => void (isWrong = true));
  parser.on('opentag', ({ name, attributes }) => notes.open(name, Object.entries(attributes)));
  parser.on('closetag', () => notes.close());
  parser.on('text', (found) => notes.text(found));
  for (const kind of ['cdata', 'comment', 'doctype'] as const) {
    parser.on(kind, () => void (isWrong = true));
  }
  parser.write(text).close();
  return isWrong ? undefined : notes.heard;
}

describe('what is read simply', () => {
  it.each([
    `<message to='a@b' xml:lang="en"><body>Hi &amp; &lt;bye&gt;</body><x xmlns='urn:x'/></message>`,
    '<presence/>',
    '<a>ä\n€</a>',
    `<a b='"' c="'" d='>'>></a>`,
    "<p:a p:b=''></p:a>",
  ])('%s', (text) => {
    expect(simply(text)).toEqual(bySaxes(text));
    expect(simply(text)).toBeDefined();
  });

  it.each([
    ['', 'nothing'],
    [' <a/>', 'a blank before'],
    ['<a/>\n', 'a line break behind'],
    ['<a/><a/>', 'two elements'],
    ['<a>', 'no end'],
    ['<a></b>', 'another end'],
    ['</a>', 'just an end'],
    ['</>', 'an end of nothing'],
    ['<a></a >', 'a blank in an end tag'],
    ['<a />', 'a blank in a tag'],
    ["<a  b=''/>", 'two blanks'],
    ["<a b=''c=''/>", 'no blank'],
    ["<a b='' b=''/>", 'an attribute twice'],
    ["<a xmlns='u' xmlns='u'/>", 'a declaration twice'],
    ["<a b='<'/>", '< in a value'],
    ["<a b='\n'/>", 'a line break in a value'],
    ["<a b='\t'/>", 'a tab in a value'],
    ['<a>\r</a>', 'a carriage return'],
    ['<a>\u0001</a>', 'a control character'],
    ['<a>\ud800</a>', 'half a character'],
    ['<a>🙂</a>', 'a character of two halves'],
    ['<a>]]></a>', 'the end of a CDATA section'],
    ['<a>]]]></a>', 'that behind a bracket'],
    ['<a><![CDATA[]]></a>', 'a CDATA section'],
    ['<a><!-- --></a>', 'a comment'],
    ['<a><?b?></a>', 'an instruction'],
    ['<a>&#65;</a>', 'a reference by number'],
    ['<a>&nbsp;</a>', 'an unknown entity'],
    ['<a>& b</a>', 'a loose ampersand'],
    ['<a>&</a>', 'a loose ampersand at the end'],
    ['<a>&amp</a>', 'an entity without its end'],
    ['<a>&constructor;</a>', 'a name that objects know'],
    ["<a b='&x;'/>", 'an unknown entity in a value'],
    ['<é/>', 'a name beyond ASCII'],
    ['<a:b:c/>', 'two colons'],
    ['<:a/>', 'a colon first'],
    ['<1/>', 'a digit first'],
    ['<a b=c/>', 'no quotes'],
    ['<a b/>', 'no value'],
    ["<?xml version='1.0'?><a/>", 'a declaration'],
    ['<', 'a tag that begins'],
    ["<a b='", 'a value that begins'],
  ])('is not %j: %s', (text) => {
    expect(simply(text)).toBeUndefined();
  });

  it('is what a parser for all of XML reads, too', () => {
    let read = 0;
    fc.assert(
      fc.property(xmlElement, (element) => {
        const text = printXml(element);
        const heard = simply(text);
        if (heard !== undefined) {
          read += 1;
          expect(heard).toEqual(bySaxes(text));
        }
      }),
      { numRuns: 500 },
    );
    expect(read).toBeGreaterThan(5);
  });

  it('is nothing that such a parser refuses', () => {
    const piece = fc.constantFrom(
      ...['<a>', "<a b='", "'", '"', '</a>', '/>', '<b/>', '&', '&amp;', ';', ']]>', ']', '>', '<'],
      ...[' ', '\n', '\t', 'x', ' c="d"', " b='e'", '<!', '--', '<?', '=', 'é', '\ud83d', '\ude42'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const heard = simply(text);
        if (heard !== undefined) expect(heard).toEqual(bySaxes(text));
      }),
      { numRuns: 3000 },
    );
  });
});
