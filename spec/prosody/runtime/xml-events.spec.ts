import { describe, expect, it } from 'vitest';
import { createXmlEventParsers } from '../../../src/prosody/runtime/xml-events.ts';

describe('XML events', () => {
  it('tell names by namespace, and declarations around their element', () => {
    expect(kinds("<a xmlns='urn:a' xmlns:b='urn:b' b:c='1' d='2'><b:e/></a>")).toEqual([
      'bind||urn:a',
      'bind|b|urn:b',
      'start|urn:a!a|2|urn:b!c|1|d|2',
      'start|urn:b!e|0',
      'end|urn:b!e',
      'end|urn:a!a',
      'unbind|',
      'unbind|b',
    ]);
  });

  it('come as soon as a chunk completes them', () => {
    const parsers = createXmlEventParsers();
    parsers.open(1, '!');
    const parse = (text: string) => eventsOf(parsers.parse(1, encode(text)));
    expect(parse('<a><b')).toEqual(['start|a|0']);
    expect(parse('>te')).toEqual(['start|b|0']);
    expect(parse('xt</b>')).toEqual(['text|text', 'end|b']);
  });

  it('survive a character cut in two', () => {
    const parsers = createXmlEventParsers();
    parsers.open(1, '!');
    const bytes = encode('<a>é</a>');
    parsers.parse(1, bytes.slice(0, 4));
    expect(eventsOf(parsers.parse(1, bytes.slice(4)))).toEqual(['text|é', 'end|a']);
  });

  it('share out every byte read', () => {
    const document = "<a b='é'>te&amp;xt<!-- c --><![CDATA[<]]><?p i?><d/></a>";
    expect(byteSum(document)).toBe(encode(document).length);
  });

  it.each([1, 2, 3, 7])('share out every byte of chunks of %i bytes', (size) => {
    const bytes = encode("<a b='é€🙂'>té€🙂xt<c/>plain<d>ë</d></a>");
    const parsers = createXmlEventParsers();
    parsers.open(1, '!');
    let told = 0;
    for (let at = 0; at < bytes.length; at += size) {
      const events = split(parsers.parse(1, bytes.slice(at, at + size)));
      told += events.reduce((sum, [, count]) => sum + Number(count), 0);
    }
    expect(told).toBe(bytes.length);
  });

  it('leave the bytes of a start tag to the element, not to its declarations', () => {
    const document = "<a xmlns='urn:a' xmlns:b='urn:b'><b:c xmlns='urn:c'/></a>";
    const bytes = split(parseAll(document)).map(([kind, count]) => `${kind} ${count}`);
    expect(bytes).toEqual([
      'bind 0',
      'bind 0',
      'start 33',
      'bind 0',
      'start 20',
      'end 0',
      'unbind 0',
      'end 4',
      'unbind 0',
      'unbind 0',
    ]);
  });

  it('resolve references and keep CDATA as it is', () => {
    expect(kinds('<a>&lt;&#233;<![CDATA[&lt;]]></a>')).toEqual([
      'start|a|0',
      'text|<é',
      'cdata|&lt;',
      'end|a',
    ]);
  });

  it('report comments, instructions, declarations and document types', () => {
    expect(kinds("<?xml version='1.0' encoding='UTF-8'?><!DOCTYPE a><?p i?><!--c--><a/>")).toEqual([
      'declaration|1.0|UTF-8|',
      'doctype| a',
      'instruction|p|i',
      'comment|c',
      'start|a|0',
      'end|a',
    ]);
  });

  it.each([
    ['mismatched tags', '<a><b></a></b>'],
    ['two roots', '<a/><b/>'],
    ['an unbound prefix', '<p:a/>'],
    ['a duplicate attribute', "<a b='1' b='2'/>"],
    ['one attribute by two prefixes', "<a xmlns:p='u' xmlns:q='u' p:b='1' q:b='2'/>"],
    ['an undefined entity', '<a>&nbsp;</a>'],
    ['a loose ampersand', '<a>b & c</a>'],
    ['a loose ampersand in a value', "<a b='c & d'/>"],
    ['< in a value', "<a b='<'/>"],
    ['a control character', '<a>\u0001</a>'],
    ['text outside', 'text'],
  ])('end with an error at %s', (_, document) => {
    expect(kinds(document).at(-1)).toMatch(/^error\|/);
  });

  it('end with an error at broken UTF-8', () => {
    const parsers = createXmlEventParsers();
    parsers.open(1, '!');
    expect(parsers.parse(1, Uint8Array.of(0x3c, 0x61, 0x3e, 0xff))).toMatch(/^error\0/);
  });

  it('find an open element at the end', () => {
    const parsers = createXmlEventParsers();
    parsers.open(1, '!');
    parsers.parse(1, encode('<a>'));
    expect(eventsOf(parsers.end(1))[0]).toMatch(/^error\|.*unclosed/);
  });

  it('know no namespaces when not asked for them', () => {
    const parsers = createXmlEventParsers();
    parsers.open(1, undefined);
    expect(eventsOf(parsers.parse(1, encode("<p:a xmlns:p='u'/>")))).toEqual([
      'start|p:a|1|xmlns:p|u',
      'end|p:a',
    ]);
  });
});

const encode = (text: string) => new TextEncoder().encode(text);

function parseAll(document: string): string {
  const parsers = createXmlEventParsers();
  parsers.open(1, '!');
  return parsers.parse(1, encode(document));
}

function kinds(document: string): string[] {
  return eventsOf(parseAll(document));
}

const FIELDS: Readonly<Record<string, number>> = {
  end: 1,
  bind: 2,
  unbind: 1,
  text: 1,
  comment: 1,
  cdata: 1,
  instruction: 2,
  doctype: 1,
  declaration: 3,
  error: 4,
};

/** `kind|field|field`, without the bytes. */
function eventsOf(answer: string): string[] {
  return split(answer).map(([kind, , ...fields]) => [kind, ...fields].join('|'));
}

function byteSum(document: string): number {
  return split(parseAll(document)).reduce((sum, [, bytes]) => sum + Number(bytes), 0);
}

function split(answer: string): string[][] {
  const fields = answer.split('\0').slice(0, -1);
  const events: string[][] = [];
  while (fields.length > 0) {
    const kind = fields[0] ?? '';
    const count = kind === 'start' ? 2 + 2 * Number(fields[3]) : (FIELDS[kind] ?? 0);
    events.push(fields.splice(0, 2 + count));
  }
  return events;
}
