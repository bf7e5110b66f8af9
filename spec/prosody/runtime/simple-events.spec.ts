import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { PLAIN_ASCII } from '../../../src/prosody/runtime/simple-events.ts';
import { createXmlEventParsers } from '../../../src/prosody/runtime/xml-events.ts';
import { printXml } from '../../../src/xml/print.ts';
import { xmlElement } from '../../xml/arbitrary-xml.ts';

const STREAM = "<s:s xmlns='jabber:client' xmlns:s='urn:streams'>";

/** What parsers tell of a document that comes in chunks, up to the first error. */
function told(chunks: readonly string[], separator: string | undefined) {
  const parsers = createXmlEventParsers();
  parsers.open(1, separator);
  const answers: string[] = [];
  for (const chunk of chunks) {
    answers.push(parsers.parse(1, new TextEncoder().encode(chunk)));
    if (/(?:^|\0)error\0/.test(answers.at(-1) ?? '')) return answers;
  }
  return [...answers, parsers.end(1)];
}

/** The same with the parser for all of XML alone. */
function toldByAll(chunks: readonly string[], separator: string | undefined) {
  const spy = vi.spyOn(PLAIN_ASCII, 'test').mockReturnValue(false);
  const answers = told(chunks, separator);
  spy.mockRestore();
  return answers;
}

function expectSame(chunks: readonly string[]): void {
  for (const separator of ['\u0001', undefined]) {
    expect(told(chunks, separator)).toEqual(toldByAll(chunks, separator));
  }
}

describe('the events of simple chunks', () => {
  it.each([
    [['<a/>']],
    [['<a b="1" c=\'&lt;\'>x &amp; y<d/>\n\t</a>']],
    [['<a/>', '<b/>']],
    [['<a/>', ' ']],
    [['<a/>', 'x']],
    [[STREAM, '<message to="a@b"><body>Hi</body></message>', '<iq/>', '</s:s>']],
    [[STREAM, '<message>\n\n<body/>\n</message>', '<iq>', '\n</presence>']],
    [[STREAM, '<iq/>', '<a>\n', '</b>']],
    [[STREAM, '<s:features/>', '<t:features/>']],
    [[STREAM, '<x s:a="1" b="2"/>', "<x xmlns:p='urn:streams' s:a='1' p:a='2'/>"]],
    [[STREAM, '<x xml:lang="en"/>', '<x xml:lang="en" xml:lang="de"/>']],
    [[STREAM, "<x xmlns=' urn:x '/>", "<x xmlns:p=''/>"]],
    [[STREAM, "<x xmlns=''/>", "<x xmlns:xml='urn:x'/>"]],
    [[STREAM, "<x xmlns:xmlns='urn:x'/>"]],
    [[STREAM, "<x xmlns='http://www.w3.org/2000/xmlns/'/>"]],
    [[STREAM, '<xmlns:a/>']],
    [[STREAM, '<a', '<b/>']],
    [[STREAM, 'text', '<b/>', 'é', '<b>é</b>', '<b/>']],
    [[STREAM, '<![CDATA[', '<b/>', ']]>', '<b/>']],
    [[STREAM, '&am', 'p;', '<b/>']],
    [['<?xml version="1.0"?>', STREAM, '<b/>', '</s:s>', '<b/>']],
  ])('are those of the parser for all of XML: %j', (chunks) => {
    expectSame(chunks);
  });

  const plain = xmlElement.map((element) => printXml(element));
  const piece = fc.constantFrom(
    ...['<a>', "<a b='", "'", '</a>', '/>', '<b/>', '&amp;', ']]>', '>', '<', ' ', '\n', '\t', 'x'],
    ...[' c="d"', '<s:x/>', " xmlns='u'", " xmlns:p='u'", '<p:y/>', '<!', 'é', '</s:s>'],
  );

  it('are so whatever comes', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.array(fc.oneof(plain, piece, fc.constant('<iq id="1"><ping xmlns="urn:p"/></iq>')), {
          maxLength: 8,
        }),
        (isStream, chunks) => expectSame(isStream ? [STREAM, ...chunks] : chunks),
      ),
      { numRuns: 300 },
    );
  });

  it('need no parser for all of XML', () => {
    const spy = vi.spyOn(PLAIN_ASCII, 'test');
    told([STREAM, '<iq/>', '<a>é</a>'], '\u0001');
    const read = spy.mock.results.map(({ value }) => value as unknown);
    spy.mockRestore();
    // The stream has no element open before the first chunk: it may be simple, too.
    expect(read).toEqual([true, true, false]);
  });
});
