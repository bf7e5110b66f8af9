import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensure } from '../../../../src/base/assert.ts';
import { matches } from '../../../../src/match/match.ts';
import { repairsInParts } from '../../../../src/diagnosis/repair/stanza/repair.ts';
import { finish } from '../../../../src/base/in-parts.ts';
import { applyEdits } from '../../../../src/base/text-edit.ts';
import { actorVariables } from '../../../../src/diagnosis/repair/stanza/variables.ts';
import type { XmlElement } from '../../../../src/xml/element.ts';
import { parseTolerant } from '../../../../src/xml/parse-tolerant.ts';
import { printXml } from '../../../../src/xml/print.ts';
import { CLIENT_NS, SCANSION_NS } from '../../../../src/xmpp/namespaces.ts';
import { applyEdit, edit, loosen, loosening, smallStanza } from '../../../match/edits.ts';
import { IN_SCRIPT, stanza } from '../../../match/notation.ts';

const variables = actorVariables([
  { name: 'Romeo', jid: 'romeo@localhost', fullJid: 'romeo@localhost/orchard' },
  { name: 'Juliet', jid: 'juliet@localhost', fullJid: undefined },
]);

const STANZAS = 'urn:ietf:params:xml:ns:xmpp-stanzas';
const HEAD = '# Title\n\nRomeo receives:\n';
const TAIL = '\n\nRomeo disconnects\n';

/** The expectation of a script whose only block is `block`. */
function parseBlock(source: string, block: string): XmlElement {
  const range = { start: HEAD.length, end: HEAD.length + block.length };
  const comments = [...source.matchAll(/^#.*$/gm)];
  const blanks = comments.map(({ index, 0: line }) => ({ start: index, end: index + line.length }));
  return ensure(parseTolerant(source, { range, blanks, ...IN_SCRIPT }).roots[0], 'an element');
}

/** What each repair makes of a block, by its label. */
function repaired(block: string, received: XmlElement): Readonly<Record<string, string>> {
  const source = HEAD + block + TAIL;
  const pattern = parseBlock(source, block);
  const repairs = finish(repairsInParts({ source, pattern, received, variables }));
  return Object.fromEntries(
    repairs.map(({ label, edits }) => {
      const changed = applyEdits(source, edits);
      expect(changed.startsWith(HEAD) && changed.endsWith(TAIL)).toBe(true);
      return [label, changed.slice(HEAD.length, -TAIL.length)];
    }),
  );
}

const accepted = (block: string, received: string) =>
  repaired(block, stanza(received))['Accept what came'];

describe('what came is too large for a script', () => {
  const long = 'many words '.repeat(100_000);
  const list = `<x xmlns="urn:x">${`<a b="${'c'.repeat(2000)}"/>`.repeat(600)}</x>`;

  it.each([
    ['a text', '<body>few</body>', `<body>${long}</body>`, ['Accept any text']],
    [
      'a value',
      '<x xmlns="urn:x" a="1"/>',
      `<x xmlns="urn:x" a="${long}"/>`,
      ['Make it a wildcard'],
    ],
    ['an element', '<x xmlns="urn:x" scansion:strict="yes"/>', list, ['Ignore extras in <x>']],
  ])('nothing writes %s into it, and the other repairs stay', (_, expected, received, labels) => {
    const repairs = repaired(
      `\t<message>${expected}</message>`,
      stanza(`<message>${received}</message>`),
    );
    expect(Object.keys(repairs)).toEqual(labels);
  });
});

describe('Accept what came', () => {
  it.each([
    [
      'changes a value, in its own quotes',
      `\t<iq type='result' id="1"/>`,
      '<iq type="error" id="1"/>',
      `\t<iq type='error' id="1"/>`,
    ],
    [
      'takes a missing attribute away',
      `\t<presence>\n\t  <x xmlns='urn:x'>\n\t    <item role="none"\n\t      jid="a"/>\n\t  </x>\n\t</presence>`,
      '<presence><x xmlns="urn:x"><item jid="a"/></x></presence>',
      `\t<presence>\n\t  <x xmlns='urn:x'>\n\t    <item\n\t      jid="a"/>\n\t  </x>\n\t</presence>`,
    ],
    [
      'adds what a strict element has too many',
      `\t<presence><x xmlns='urn:x'><item a="1" /><b></b></x></presence>`,
      '<presence><x xmlns="urn:x"><item a="1" nick="R&amp;J" xml:lang="en"/><b c="2"/></x></presence>',
      `\t<presence><x xmlns='urn:x'><item a="1" nick="R&amp;J" xml:lang="en" /><b c="2"></b></x></presence>`,
    ],
    [
      'changes a text',
      '\t<message>\n\t\t<body> Hello\n\t\t</body>\n\t</message>',
      '<message><body>1 &lt; 2</body></message>',
      '\t<message>\n\t\t<body> 1 &lt; 2\n\t\t</body>\n\t</message>',
    ],
    [
      'takes a missing child away',
      '\t<message>\n\t\t<body/>\n\t\t<subject/>\n\t</message>',
      '<message><body/></message>',
      '\t<message>\n\t\t<body/>\n\t</message>',
    ],
    [
      'adds a child behind the one it follows, on a line of its own',
      `\t<presence>\n\t\t<x xmlns='urn:x'>\n\t\t\t<a/>\n\t\t\t<c/>\n\t\t</x>\n\t</presence>`,
      '<presence><x xmlns="urn:x"><a/><b><d/></b><c/></x></presence>',
      `\t<presence>\n\t\t<x xmlns='urn:x'>\n\t\t\t<a/>\n\t\t\t<b>\n\t\t\t\t<d/>\n\t\t\t</b>\n\t\t\t<c/>\n\t\t</x>\n\t</presence>`,
    ],
    [
      'adds the first children of an empty element',
      `\t<presence>\n\t\t<x xmlns='urn:x' />\n\t</presence>`,
      '<presence><x xmlns="urn:x"><a/><b xmlns="urn:y"/></x></presence>',
      `\t<presence>\n\t\t<x xmlns='urn:x'>\n\t\t\t<a/>\n\t\t\t<b xmlns="urn:y"/>\n\t\t</x>\n\t</presence>`,
    ],
    [
      'writes an element anew whose children stand in another order',
      `\t<presence id='1'>\n\t  <x xmlns='urn:x'>\n\t    <a i='{scansion:any}'/>\n\t    <b/>\n\t    <c/>\n\t  </x>\n\t</presence>`,
      '<presence id="1"><x xmlns="urn:x"><b/><c/><a i="7"/></x></presence>',
      `\t<presence id='1'>\n\t  <x xmlns="urn:x">\n\t    <b/>\n\t    <c/>\n\t    <a i="{scansion:any}"/>\n\t  </x>\n\t</presence>`,
    ],
    [
      'writes an element anew that has another name',
      `\t<iq>\n\t  <error type='auth'>\n\t    <forbidden xmlns='urn:s'/>\n\t  </error>\n\t</iq>`,
      '<iq><error type="auth"><not-allowed xmlns="urn:s"/></error></iq>',
      `\t<iq>\n\t  <error type='auth'>\n\t    <not-allowed xmlns="urn:s"/>\n\t  </error>\n\t</iq>`,
    ],
    [
      'leaves variables, wildcards and directives where they are',
      `\t<iq scansion:strict='true' id='{scansion:any}' to="\${Romeo's full JID}" from='a'/>`,
      '<iq id="7" to="romeo@localhost/orchard" from="b" type="get"/>',
      `\t<iq scansion:strict='true' id='{scansion:any}' to="\${Romeo's full JID}" from='b' type="get"/>`,
    ],
    [
      'writes the JIDs of actors as variables',
      `\t<message from='a' to="b"><jid>c</jid></message>`,
      '<message from="romeo@localhost/orchard" to="juliet@localhost"><jid>romeo@localhost</jid></message>',
      `\t<message from="\${Romeo's full JID}" to="\${Juliet's JID}"><jid>\${Romeo's JID}</jid></message>`,
    ],
    [
      'does several things at once',
      `\t<message type="a" id="1"><body>x</body><thread/></message>`,
      '<message type="b"><body>y</body></message>',
      `\t<message type="b"><body>y</body></message>`,
    ],
    [
      'indents as the block does',
      `\t<presence>\n\t\t<x xmlns="urn:x"/>\n\t</presence>`,
      '<presence><x xmlns="urn:x"><a><b/></a></x></presence>',
      `\t<presence>\n\t\t<x xmlns="urn:x">\n\t\t\t<a>\n\t\t\t\t<b/>\n\t\t\t</a>\n\t\t</x>\n\t</presence>`,
    ],
    [
      'takes another namespace with all that a strict element has',
      `\t<presence>\n\t\t<x xmlns="urn:muc">\n\t\t\t<item role="none"/>\n\t\t</x>\n\t</presence>`,
      '<presence><x xmlns="urn:muc#user"><item role="none" jid="romeo@localhost"/></x></presence>',
      `\t<presence>\n\t\t<x xmlns="urn:muc#user">\n\t\t\t<item role="none" jid="\${Romeo's JID}"/>\n\t\t</x>\n\t</presence>`,
    ],
    [
      'takes the type and the condition of an error',
      `\t<iq type="result" id="1"/>`,
      `<iq type="error" id="1"><query xmlns="urn:q"/><error type="auth" by="room"><forbidden xmlns="${STANZAS}"/><text xmlns="${STANZAS}">No</text></error></iq>`,
      `\t<iq type="error" id="1">\n\t\t<error type="auth">\n\t\t\t<forbidden xmlns="${STANZAS}"/>\n\t\t</error>\n\t</iq>`,
    ],
    [
      'takes an error in the place of a payload',
      `\t<presence from="a"><x xmlns="urn:x"/></presence>`,
      `<presence from="a" type="error"><error type="auth"><forbidden xmlns="${STANZAS}"/></error></presence>`,
      `\t<presence from="a" type="error"><error type="auth"><forbidden xmlns="${STANZAS}"/></error></presence>`,
    ],
    [
      'steps over comment lines',
      `\t<message>\n# <body>not this</body>\n\t\t<body>x</body>\n\t</message>`,
      '<message><body>y</body></message>',
      `\t<message>\n# <body>not this</body>\n\t\t<body>y</body>\n\t</message>`,
    ],
  ])('%s', (_, block, received, expected) => {
    expect(accepted(block, received)).toBe(expected);
  });

  it('comes last, and says what it does, where nothing of the content would be asked for any more', () => {
    const block = '\t<message from="a"><x xmlns="urn:x"/></message>';
    expect(
      Object.entries(repaired(block, stanza('<message from="a" to="b"><body>c</body></message>'))),
    ).toEqual([
      ['Accept the whole stanza', '\t<message from="a" to="b">\n\t\t<body>c</body>\n\t</message>'],
      ['Remove <x> from the script', '\t<message from="a"></message>'],
    ]);
  });

  it('loosens nested elements once for all, where more than one is too strict', () => {
    const block =
      '\t<iq id="1">\n\t\t<x xmlns="urn:x">\n\t\t\t<a><b/></a>\n\t\t\t<c/>\n\t\t</x>\n\t</iq>';
    const wider = '<iq id="1"><x xmlns="urn:x"><c d="1"/><a><b/><e/></a></x></iq>';
    const name = 'Ignore order and extras in all of <x>';
    const offered = repaired(block, stanza(wider));
    expect(offered[name]).toBe(
      block.replace('<x xmlns="urn:x">', '<x xmlns="urn:x" scansion:strict="nowhere">'),
    );
    const one = repaired(block, stanza(wider.replace('<e/>', '').replace(' d="1"', '')));
    expect(Object.keys(one)).not.toContain(name);
  });

  it('is not offered when nothing differs, or a variable has no value', () => {
    expect(repaired('\t<iq id="1"/>', stanza('<iq id="1" to="a"/>'))).toEqual({});
    expect(repaired(`\t<iq to="\${Juliet's full JID}"/>`, stanza('<iq/>'))).toEqual({});
  });

  it('is offered for every stanza, and after it the step matches', () => {
    fc.assert(
      fc.property(smallStanza, loosening, fc.array(edit, { maxLength: 4 }), (base, dice, edits) => {
        const received = edits.reduce(applyEdit, base);
        const inheritedPrefixes = { scansion: SCANSION_NS };
        const options = { inheritedNs: CLIENT_NS, inheritedPrefixes, indent: '  ' };
        const block = `\t${printXml(loosen(base, dice), options).replaceAll('\n', '\n\t')}`;
        if (matches(parseBlock(HEAD + block, block), received) !== undefined) return;
        const accepting = /^(Accept what came|Remove .* from the script)$/;
        const offers = Object.entries(repaired(block, received));
        const result = offers.find(([label]) => accepting.test(label))?.[1] ?? '';
        expect(matches(parseBlock(HEAD + result, result), received)).toBeDefined();
      }),
      { numRuns: 300 },
    );
  });
});

describe('Ignore …', () => {
  const ignoring = (block: string, received: string) =>
    Object.entries(repaired(block, stanza(received))).find(([label]) => label.startsWith('Ignore'));

  it.each([
    [
      'the order, in the quotes of the tag',
      `\t<presence><x xmlns='urn:x'><a/><b/></x></presence>`,
      '<presence><x xmlns="urn:x"><b/><a/></x></presence>',
      'Ignore the order in <x>',
      `\t<presence><x xmlns='urn:x' scansion:strict='false'><a/><b/></x></presence>`,
    ],
    [
      'extras, where a directive is already',
      `\t<presence><x xmlns="urn:x" scansion:strict="true"/></presence>`,
      '<presence><x xmlns="urn:x" n="1"><b/></x></presence>',
      'Ignore extras in <x>',
      `\t<presence><x xmlns="urn:x" scansion:strict="false"/></presence>`,
    ],
    [
      'order and extras at every level that needs it, and accepts the rest',
      `\t<presence><x xmlns="urn:x"><a k="1"><c/></a><b/></x></presence>`,
      '<presence><x xmlns="urn:x"><b/><a k="2"><c/><d/></a></x></presence>',
      'Ignore order and extras in <x> and <a>, accept the rest',
      `\t<presence><x xmlns="urn:x" scansion:strict="false"><a k="2" scansion:strict="false"><c/></a><b/></x></presence>`,
    ],
  ])('%s', (_, block, received, ...offer) => {
    expect(ignoring(block, received)).toEqual(offer);
  });

  it('is not offered where neither order nor extras differ', () => {
    expect(ignoring('\t<iq id="1"/>', '<iq id="2"/>')).toBeUndefined();
  });
});

describe('Accept the whole stanza', () => {
  it('takes in what the script did not ask for, and keeps its wildcards', () => {
    const block = `\t<message from="{scansion:any}"><body>x</body></message>`;
    const received =
      '<message from="a" to="romeo@localhost/orchard"><body>y</body><delay xmlns="urn:xmpp:delay" stamp="2024"/></message>';
    expect(repaired(block, stanza(received))['Accept the whole stanza']).toBe(
      `\t<message from="{scansion:any}" to="\${Romeo's full JID}">\n\t\t<body>y</body>\n\t\t<delay xmlns="urn:xmpp:delay" stamp="{scansion:any}"/>\n\t</message>`,
    );
  });
});

describe('Make it a wildcard', () => {
  const wildcard = (block: string, received: string) =>
    repaired(block, stanza(received))['Make it a wildcard'];

  it('replaces each value that differs', () => {
    expect(
      wildcard(
        `\t<iq id='1' type="get"><q xmlns="urn:q" ver="2"/></iq>`,
        '<iq id="7" type="get"><q xmlns="urn:q" ver="3"/></iq>',
      ),
    ).toBe(`\t<iq id='{scansion:any}' type="get"><q xmlns="urn:q" ver="{scansion:any}"/></iq>`);
  });

  it('takes away a text that differs: none accepts any', () => {
    const body = (text: string) => `<message><body>${text}</body></message>`;
    expect(repaired(`\t${body('a')}`, stanza(body('b')))['Accept any text']).toBe(`\t${body('')}`);
  });

  it('is not offered for the type of a stanza: any lets errors pass', () => {
    expect(wildcard('\t<iq id="1" type="result"/>', '<iq id="1" type="error"/>')).toBeUndefined();
    expect(wildcard('\t<presence type="unavailable"/>', '<presence type="x"/>')).toBeUndefined();
    expect(wildcard('\t<message type="chat"/>', '<message type="error"/>')).toBeUndefined();
    expect(wildcard('\t<message type="chat"/>', '<message type="normal"/>')).toBeDefined();
    const refusal = `<presence from="a/b" type="error"><error><conflict xmlns="${STANZAS}"/></error></presence>`;
    expect(wildcard('\t<presence from="a/c"/>', refusal)).toBeUndefined();
  });

  it('is not offered where it cannot help', () => {
    expect(wildcard('\t<iq id="1" type="get"/>', '<iq type="set"/>')).toBeUndefined();
    const body = (text: string) => `<message><body>${text}</body></message>`;
    expect(wildcard(`\t${body('a')}`, body('b'))).toBeUndefined();
  });
});

describe('actorVariables', () => {
  it('resolves both kinds, by the longest name', () => {
    const { resolve } = actorVariables([
      { name: 'Juliet', jid: 'j@localhost', fullJid: 'j@localhost/1' },
      { name: "Juliet's phone", jid: 'j@localhost', fullJid: 'j@localhost/2' },
    ]);
    expect(resolve("Juliet's JID")).toBe('j@localhost');
    expect(resolve("Juliet's phone's full JID")).toBe('j@localhost/2');
    expect(resolve("Nurse's JID")).toBeUndefined();
    expect(resolve('Juliet')).toBeUndefined();
  });

  it('restores JIDs among other words, and no part of another address', () => {
    const { restore } = actorVariables([
      { name: 'Juliet', jid: 'j@localhost', fullJid: 'j@localhost/1' },
    ]);
    expect(restore('j@localhost/1 (j@localhost) invites you')).toBe(
      "${Juliet's full JID} (${Juliet's JID}) invites you",
    );
    const others = 'jj@localhost j@localhost/12 j@localhost.org j@localhost/1/2';
    expect(restore(others)).toBe(others);
  });

  it('restores what it resolves, the first actor of a shared JID', () => {
    const { restore } = actorVariables([
      { name: 'Juliet', jid: 'j@localhost', fullJid: 'j@localhost/1' },
      { name: "Juliet's phone", jid: 'j@localhost', fullJid: 'j@localhost/2' },
    ]);
    expect(restore('j@localhost')).toBe("${Juliet's JID}");
    expect(restore('j@localhost/2')).toBe("${Juliet's phone's full JID}");
    expect(restore('other')).toBe('other');
  });
});
