import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { libraryFault } from '../../src/xml/library-faults.ts';
import { parseStrict } from '../../src/xml/parse-strict.ts';

const LIBRARY = readFileSync(
  path.resolve(import.meta.dirname, '../../node_modules/saxes/saxes.js'),
  'utf8',
);

/** What the library finds with options that are not ours (namespaces), or never of a text. */
const NOT_OURS =
  /^(?:xmlns? |xml prefix|the default namespace|may not assign|cannot write|invalid attempt|tags may not|unbound)/;

/** All messages of the library, as its code has them; `x` for what is put in. */
const messages = [...LIBRARY.matchAll(/(?:fail\(|\n\s+)(?<text>"(?:[^"\\]|\\.|\\\n)*"|`[^`]*`)\)/g)]
  .map(({ groups }) => (groups?.['text'] ?? '').slice(1, -1).replaceAll(/\$\{[^}]*\}/g, 'x'))
  .map((text) => text.replaceAll('\\"', '"'))
  .filter((text) => !NOT_OURS.test(text));

const UNTOLD = 'This is no well-formed XML.';

describe('a fault that the parser’s library finds', () => {
  it('is told in a sentence of ours, whatever it is', () => {
    expect(messages.length).toBeGreaterThan(50);
    expect(messages.filter((message) => libraryFault(message) === UNTOLD)).toEqual([]);
    expect(libraryFault('something new.')).toBe(UNTOLD);
  });

  it.each([
    ['<a>', 'The element <a> is not closed.'],
    ['<a></b>', 'An end tag does not fit the element that is open.'],
    ['<a><b></a></b>', 'An end tag does not fit the element that is open.'],
    ['<a></></a>', 'An end tag has no name.'],
    ['<a b/>', 'An attribute is a name, an equals sign and a value in quotes.'],
    ['<a b=c/>', 'The value of an attribute is not in quotes.'],
    ["<a b='1'c='2'/>", 'There is no space between two attributes.'],
    ["<a b='1' b='2'/>", 'The attribute b is given twice.'],
    ['<a/>text', 'There is text outside of the element.'],
    ['<a/><b/>', 'There is more than one element.'],
    ['<a>&nbsp;</a>', 'XML knows no such entity.'],
    ['<a>you & me;</a>', 'An ampersand has to be written as &amp;.'],
    ['<a>&#0;</a>', 'A reference to a character is not complete.'],
    ['<a>]]></a>', 'No text may hold “]]>”: write ]]&gt;.'],
    ['<a>\u0001</a>', 'XML does not allow that character.'],
    ['<a><?xml version="1.0"?></a>', 'The XML declaration has to stand first.'],
    ["<?xml version='x'?><a/>", 'The XML declaration is not as it should be.'],
    ['<a><b', 'The element <a> is not closed.'],
  ])('%s: %s', (text, sentence) => {
    const result = parseStrict(text);
    expect(result.ok ? '' : result.error.sentence).toBe(sentence);
  });
});
