import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import { diffStanza } from '../../src/match/diff.ts';
import { IDENTIFICATIONS, type Identification } from '../../src/match/identity-table.ts';
import { xml, type XmlElement } from '../../src/xml/element.ts';
import { CLIENT_NS, SCANSION_NS } from '../../src/xmpp/namespaces.ts';
import { sentences, told } from './notation.ts';

/** The innermost elements, and what is around them in a script and on the wire. */
function around(ns: string, name: string, stanza = 'iq') {
  return (expected: string, received: string, strict = 'false') =>
    [
      `<${stanza}><${name} xmlns="${ns}" scansion:strict="${strict}">${expected}</${name}></${stanza}>`,
      `<${stanza}><${name} xmlns="${ns}">${received}</${name}></${stanza}>`,
    ] as const;
}

const form = around('jabber:x:data', 'x', 'message');
const info = around('http://jabber.org/protocol/disco#info', 'query');
const items = around('http://jabber.org/protocol/disco#items', 'query');
const roster = around('jabber:iq:roster', 'query');
const admin = around('http://jabber.org/protocol/muc#admin', 'query');
const user = around('http://jabber.org/protocol/muc#user', 'x', 'presence');
const events = around('http://jabber.org/protocol/pubsub#event', 'items', 'message');
const unknown = around('urn:example:shelf', 'shelf');

const field = (name: string, value = '') =>
  `<field var="${name}" scansion:strict="false">${value}</field>`;
const came = (name: string, value = '') => `<field var="${name}" type="boolean">${value}</field>`;
const one = '<value>1</value>';
const none = '<value>0</value>';

/** What is expected, what came, and the sentences that a person reads: each says which sibling it speaks of. */
const SENTENCES: readonly (readonly [string, readonly [string, string], readonly string[]])[] = [
  [
    'a field without its value, among others that have it',
    form(field('persistent', none), came('public', none) + came('persistent') + came('logs', none)),
    ['The script expects <value>0</value>. The stanza\'s <field var="persistent"> has no <value>.'],
  ],
  [
    'the value of one field, whatever the order',
    form(field('b', none) + field('a', one), came('a', one) + came('b', one) + came('c', none)),
    ['The script expects the text "0". The stanza\'s <value> of <field var="b"> has the text "1".'],
  ],
  [
    'a field that is not there: no other one is it',
    form(field('whois', none), came('public', none) + came('persistent', none)),
    ['The script expects <field var="whois">. The stanza\'s <x> has no such <field>.'],
  ],
  [
    'a field that is nearly called so',
    form(field('persistenroom', none), came('public', none) + came('persistentroom', one)),
    [
      'The script expects <field var="persistenroom">. The stanza\'s <x> has no such <field>. It has <field var="persistentroom" type="boolean">, which is nearly called so.',
    ],
  ],
  [
    'a field of a strict form: missing and extra, never changed',
    form(
      `<field var="a">${one}</field><field var="b">${one}</field>`,
      `<field var="a">${one}</field><field var="c">${one}</field>`,
      'true',
    ),
    [
      'The script expects no such <field> there, as <x> is compared strictly. The stanza\'s <x> also has <field var="c">.',
      'The script expects <field var="b">. The stanza\'s <x> has no such <field>.',
    ],
  ],
  [
    'an option, by its value',
    form(
      `<field var="w"><option label="All"><value>anyone</value></option><option label="M"><value>mods</value></option></field>`,
      `<field var="w"><option label="Mods"><value>mods</value></option><option label="All"><value>anyone</value></option></field>`,
    ),
    [
      'The script expects <option label="All"> before <option> of "mods", as the order counts in <field>. The stanza\'s <field> has <option label="All"> after <option> of "mods".',
      'The script expects label="M". The stanza\'s <option> of "mods" has label="Mods".',
    ],
  ],
  [
    'a feature',
    info(
      '<feature var="urn:xmpp:ping"/><feature var="urn:xmpp:sid:0"/>',
      '<feature var="urn:xmpp:sid:0"/><feature var="urn:xmpp:time"/>',
    ),
    [
      'The script expects <feature var="urn:xmpp:ping">. The stanza\'s <query> has no such <feature>.',
    ],
  ],
  [
    'an identity, by category and type',
    info(
      '<identity category="conference" type="text" name="Garden"/>',
      '<identity category="hierarchy" type="leaf" name="Garden"/><identity category="conference" type="text" name="Hall"/>',
    ),
    [
      'The script expects name="Garden". The stanza\'s <identity category="conference" type="text"> has name="Hall".',
    ],
  ],
  [
    'a disco item, by JID and node',
    items(
      '<item jid="a@c" node="n1" name="One"/><item jid="a@c" node="n2" name="Two"/>',
      '<item jid="a@c" node="n2" name="One"/><item jid="a@c" node="n1" name="One"/>',
    ),
    ['The script expects name="Two". The stanza\'s <item jid="a@c" node="n2"> has name="One".'],
  ],
  [
    'a roster item',
    roster(
      '<item jid="a@h" subscription="both"/><item jid="b@h" subscription="none"/>',
      '<item jid="b@h" subscription="both"/><item jid="c@h" subscription="none"/><item jid="a@h" subscription="both"/>',
    ),
    [
      'The script expects subscription="none". The stanza\'s <item jid="b@h"> has subscription="both".',
    ],
  ],
  [
    'a contact that is not there: another number makes another name',
    roster(
      '<item jid="user1@example.org" subscription="both"/>',
      '<item jid="user2@example.org" subscription="both"/><item jid="user3@example.org" subscription="both"/>',
    ),
    [
      'The script expects <item jid="user1@example.org" subscription="both">. The stanza\'s <query> has no such <item>.',
    ],
  ],
  [
    'a contact that is not there: names are compared without the host that they share',
    roster(
      '<item jid="tom@example.org"/>',
      '<item jid="jim@example.org"/><item jid="ann@example.org"/>',
    ),
    ['The script expects <item jid="tom@example.org">. The stanza\'s <query> has no such <item>.'],
  ],
  [
    'an affiliation, by JID, else by nickname',
    admin(
      '<item nick="Rosa" affiliation="member" scansion:strict="false"/><item jid="b@h" affiliation="owner" scansion:strict="false"/>',
      '<item jid="b@h" nick="Bea" affiliation="admin"/><item jid="r@h" nick="Rosa" affiliation="member"/>',
    ),
    [
      'The script expects affiliation="owner". The stanza\'s <item jid="b@h"> has affiliation="admin".',
    ],
  ],
  [
    'what may be any JID: what the others leave',
    admin(
      '<item jid="{scansion:any}" affiliation="owner"/><item jid="b@h" affiliation="owner"/>',
      '<item jid="b@h" affiliation="owner"/><item jid="c@h" affiliation="member"/>',
    ),
    [
      'The script expects affiliation="owner". The stanza\'s second <item> has affiliation="member".',
    ],
  ],
  [
    'a status code: another one is another status',
    user('<status code="110"/><status code="201"/>', '<status code="100"/><status code="110"/>'),
    ['The script expects <status code="201">. The stanza\'s <x> has no such <status>.'],
  ],
  [
    'a pubsub item, by its id',
    events(
      '<item id="1"><e xmlns="urn:e" v="1"/></item><item id="2"><e xmlns="urn:e" v="2"/></item>',
      '<item id="2"><e xmlns="urn:e" v="1"/></item><item id="1"><e xmlns="urn:e" v="1"/></item>',
    ),
    ['The script expects v="2". The stanza\'s <e> of <item id="2"> has v="1".'],
  ],
  [
    'the only item of its name, whose id is not the expected one',
    events('<item id="1"/>', '<item id="x7"/>'),
    ['The script expects id="1". The stanza\'s <item> has id="x7".'],
  ],
  [
    'entries of an extension that nobody knows, by what is one of a kind in both',
    unknown(
      '<book isbn="1" pages="10"/><book isbn="2" pages="20"/>',
      '<book isbn="3" pages="20"/><book isbn="2" pages="10"/><book isbn="1" pages="11"/>',
    ),
    [
      'The script expects pages="10". The stanza\'s third <book> has pages="11".',
      'The script expects pages="20". The stanza\'s second <book> has pages="10".',
    ],
  ],
  [
    'entries of such an extension, by id',
    unknown(
      '<book id="b" scansion:strict="false"><page/></book>',
      '<book id="a"><page/></book><book id="b"/><book id="c"><page/></book>',
    ),
    ['The script expects <page>. The stanza\'s <book id="b"> has no <page>.'],
  ],
];

describe('siblings', () => {
  it.each(SENTENCES)('are told apart: %s', (_, [expected, received], wanted) => {
    expect(sentences(expected, received)).toEqual(wanted);
  });

  it('are in their order where it counts, and what moved is what was named', () => {
    const [expected, received] = roster(
      '<item jid="a@h" name="A"/><item jid="b@h" name="B"/><item jid="c@h" name="C"/>',
      '<item jid="c@h" name="A"/><item jid="a@h" name="A"/><item jid="b@h" name="B"/>',
      'true',
    );
    expect(told(expected, received)).toEqual([
      'order iq/query/item[3]',
      'attribute-value iq/query/item[3]/@name',
    ]);
  });
});

const rows = [...IDENTIFICATIONS].map(([key, row]) => {
  const [name = '', ns = ''] = key.split(' ');
  return { key, name, ns, ...row };
});

/** An element with the identity of that number, and one value that says nothing of it. */
function made(
  name: string,
  ns: string,
  { by }: Identification,
  [identity, content]: [number, string],
) {
  const values = by.map(
    (source) => [source, `thing-${identity}-${source.replace(/\W/g, '')}`] as const,
  );
  const attributes = values.filter(([source]) => !/[<(]/.test(source));
  const children = values.flatMap(([source, value]) => {
    if (source === 'types()') return [xml(`T${identity}`)];
    return source.startsWith('<') ? [xml(source.slice(1, -1), {}, value)] : [];
  });
  const text = values.filter(([source]) => source === 'text()').map(([, value]) => value);
  return xml(name, { xmlns: ns, ...Object.fromEntries(attributes), content }, ...children, ...text);
}

function directed(element: XmlElement, strict: string): XmlElement {
  const directive = { prefix: 'scansion', local: 'strict', ns: SCANSION_NS, value: strict };
  return { ...element, attributes: [...element.attributes, directive] };
}

describe('each row of the table', () => {
  it.each(rows)('$key by $by ($source)', ({ name, ns, ...row }) => {
    const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
    fc.assert(
      fc.property(order, fc.nat(3), fc.boolean(), (received, changed, strict) => {
        const level = (children: readonly XmlElement[]) =>
          xml(
            'message',
            { xmlns: CLIENT_NS },
            directed(xml('level', { xmlns: ns }, ...children), String(strict)),
          );
        const contentOf = (index: number) =>
          index === changed ? String((index + 1) % 4) : String(index);
        const expected = level(
          [0, 1, 2, 3].map((index) => made(name, ns, row, [index, String(index)])),
        );
        const came = level(received.map((index) => made(name, ns, row, [index, contentOf(index)])));
        const { differences } = diffStanza(expected, came);
        const own = differences.filter(({ kind }) => kind !== 'order');
        expect(own.map(({ kind }) => kind)).toEqual(['attribute-value']);
        expect(ensure(own[0], 'a difference')).toMatchObject({
          expected: String(changed),
          received: contentOf(changed),
        });
        if (!strict) expect(differences).toHaveLength(1);
      }),
      { numRuns: 40 },
    );
  });

  it('names its source', () => {
    for (const { source } of rows) expect(source).toMatch(/^(?:XEP-\d{4}|RFC \d{4}), /);
  });
});
