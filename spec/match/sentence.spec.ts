import { describe, expect, it } from 'vitest';
import { statusSentence, summarise } from '../../src/match/sentence.ts';
import { diff, sentences } from './notation.ts';

const notice = (item: string) => `<message from="room"><x xmlns="urn:x">${item}</x></message>`;
const presence = (content: string) => `<presence><x xmlns="urn:x">${content}</x></presence>`;

describe('sentences', () => {
  it.each([
    [
      'a missing attribute',
      notice('<item role="none" jid="a"/>'),
      notice('<item jid="a"/>'),
      `The script expects role="none". The stanza's <item> has no role.`,
    ],
    [
      'a missing attribute of any value',
      '<iq id="{scansion:any}"/>',
      '<iq/>',
      'The script expects some id, whatever its value. The <iq> has no id.',
    ],
    [
      'another value',
      '<iq type="result"/>',
      '<iq type="error"/>',
      'The script expects type="result". The <iq> has type="error".',
    ],
    [
      'an attribute too many',
      presence('<item/>'),
      presence('<item nick="R"/>'),
      `The script expects no nick there, as <item> is compared strictly. The stanza's <item> has nick="R".`,
    ],
    [
      'a missing child',
      '<message><body>Hi</body></message>',
      '<message/>',
      'The script expects <body>Hi</body>. The <message> has no <body>.',
    ],
    [
      'a missing child among others of its name',
      presence('<status code="110"/><status code="201"/>'),
      presence('<status code="110"/>'),
      `The script expects <status code="201">. The stanza's <x> has no such <status>.`,
    ],
    [
      'a missing child beside one of another namespace',
      '<presence><x xmlns="urn:a"/></presence>',
      '<presence><x xmlns="urn:b"/></presence>',
      'The script expects <x xmlns="urn:a">. The <presence> has no such <x>.',
    ],
    [
      'a child too many',
      presence('<item/>'),
      presence('<item/><status code="100"/>'),
      `The script expects no <status> there, as <x> is compared strictly. The stanza's <x> also has <status code="100">.`,
    ],
    [
      'another order',
      presence('<a/><b/><c/>'),
      presence('<b/><c/><a/>'),
      `The script expects <a> before <b> and <c>, as the order counts in <x>. The stanza's <x> has <a> after <b> and <c>.`,
    ],
    [
      'another name',
      '<iq><error><forbidden xmlns="urn:s"/></error></iq>',
      '<iq><error><not-allowed xmlns="urn:s"/></error></iq>',
      `The script expects <forbidden>. The stanza's <error> has <not-allowed> in its place.`,
    ],
    [
      'another text',
      '<message><body>Hello</body></message>',
      '<message><body>Hallo</body></message>',
      `The script expects the text "Hello". The stanza's <body> has the text "Hallo".`,
    ],
    [
      'no text',
      '<message><body>Hello</body></message>',
      '<message><body/></message>',
      `The script expects the text "Hello". The stanza's <body> has no text.`,
    ],
    [
      'another kind of stanza',
      '<message/>',
      '<iq/>',
      'The script expects a <message>. The stanza is an <iq>.',
    ],
    [
      'one of several of that name, by what names it',
      presence('<f var="a"><v>1</v></f><f var="b" type="t"/>'),
      presence('<f var="a"><v>1</v></f><f var="b" type="u"/>'),
      `The script expects type="t". The stanza's <f var="b"> has type="u".`,
    ],
    [
      'one of several of that name, by number',
      presence('<v>1</v><v>2</v>'),
      presence('<v>1</v><v>3</v>'),
      `The script expects the text "2". The stanza's second <v> has the text "3".`,
    ],
  ])('name %s', (_, expected, received, sentence) => {
    expect(sentences(expected, received)).toEqual([sentence]);
  });

  it('cut long values around their first difference', () => {
    const long = (end: string) => `<iq id="${'abcdefghij'.repeat(20)}${end}"/>`;
    const [sentence = ''] = sentences(long('1'), long('2'));
    expect(sentence).toContain('hij1". The <iq> has id="…');
    expect(sentence.length).toBeLessThan(200);
  });
});

describe('look-alikes', () => {
  const body = (text: string) => `<message><body>${text}</body></message>`;

  it.each([
    [
      '🤖',
      '🤖\ufe0f',
      'at character 2 the script has nothing, the stanza has U+FE0F (emoji variation selector)',
    ],
    [
      "That's",
      'That’s',
      'at character 5 the script has U+0027 (apostrophe), the stanza has U+2019 (right single quotation mark)',
    ],
    [
      'a b',
      'a\u00a0b',
      'at character 2 the script has U+0020 (space), the stanza has U+00A0 (no-break space)',
    ],
    [
      'ab',
      'a\u200bb',
      'at character 2 the script has nothing, the stanza has U+200B (zero width space)',
    ],
    ['é', 'e\u0301', 'at character 1 the script has U+00E9, the stanza has U+0065, U+0301'],
    ['Romeo', 'Rоmeo', 'at character 2 the script has U+006F, the stanza has U+043E'],
  ])('%s and %s are told apart by code points', (expected, received, note) => {
    const [sentence = ''] = sentences(body(expected), body(received));
    expect(sentence).toContain(`They look alike: ${note}.`);
  });

  it('are noticed in attributes, too, spaces included', () => {
    const [sentence = ''] = sentences('<iq id="a"/>', '<iq id="a "/>');
    expect(sentence).toContain('the stanza has U+0020 (space)');
  });

  it('are no matter for texts that plainly differ', () => {
    expect(sentences(body('Hello'), body('Hallo'))[0]).not.toContain('alike');
  });
});

describe('summarise', () => {
  it.each([
    [
      notice('<item role="none"/>'),
      notice('<item/>'),
      'no role on <item>; the script expects none',
    ],
    ['<iq id="{scansion:any}"/>', '<iq/>', 'no id on <iq>; the script expects some value'],
    ['<iq type="set"/>', '<iq type="get"/>', 'type="get" on <iq>; the script expects set'],
    [presence('<a/>'), presence('<a b="1"/>'), 'b="1" on <a>; the script expects no b'],
    [
      '<message><body/></message>',
      '<message/>',
      'no <body> in <message>; the script expects <body>',
    ],
    [presence('<a/>'), presence('<a/><b/>'), '<b> in <x>; the script expects no <b>'],
    [
      '<message><body>a</body></message>',
      '<message><body>b</body></message>',
      '"b" in <body>; the script expects "a"',
    ],
    ['<message/>', '<iq/>', '<iq>; the script expects a <message>'],
    ['<iq type="set" id="1"/>', '<iq/>', 'no type on <iq>; the script expects set (and 1 more)'],
    ['<iq/>', '<iq/>', ''],
  ])('%s against %s', (expected, received, line) => {
    expect(summarise(diff(expected, received))).toBe(line);
  });
});

describe('statusSentence', () => {
  const status = (expected: string, received: string) =>
    statusSentence(diff(expected, received), 'Romeo');

  it('says who received what, and the first difference', () => {
    expect(status(notice('<item role="none"/>'), notice('<item/>'))).toBe(
      'Romeo received this <message>, but its <item> has no role; the script expects role="none".',
    );
  });

  it('calls the stanza itself it', () => {
    expect(status('<iq type="result"/>', '<iq type="error"/>')).toBe(
      'Romeo received this <iq>, but it has type="error"; the script expects type="result".',
    );
  });

  it('names the condition of an error that nobody expected', () => {
    const error = (text: string) =>
      `<presence type="error"><error type="auth"><forbidden xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/>${text}</error></presence>`;
    expect(status(`<presence><x xmlns="urn:x"/></presence>`, error(''))).toBe(
      'Romeo received an error in place of this <presence>: forbidden.',
    );
    const text = '<text xmlns="urn:ietf:params:xml:ns:xmpp-stanzas">You are banned</text>';
    expect(status('<presence type="unavailable"/>', error(text))).toBe(
      'Romeo received an error in place of this <presence>: forbidden ("You are banned").',
    );
  });

  it('names another kind of stanza once', () => {
    expect(status('<message/>', '<iq/>')).toBe(
      'Romeo received this <iq>; the script expects a <message>.',
    );
  });

  it('counts the other differences', () => {
    const expected = '<iq type="a" id="1" from="b"/>';
    expect(status(expected, '<iq type="a"/>')).toContain('There is one more difference.');
    expect(status(expected, '<iq/>')).toContain('There are 2 more differences.');
  });

  it('names code points', () => {
    const body = (text: string) => `<message><body>${text}</body></message>`;
    expect(status(body('🤖'), body('🤖\ufe0f'))).toContain('U+FE0F');
  });

  it('is empty when nothing differs', () => {
    expect(status('<iq/>', '<iq/>')).toBe('');
  });
});
