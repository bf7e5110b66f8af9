import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { xml, type XmlElement } from '../../src/xml/element.ts';
import { printXml } from '../../src/xml/print.ts';
import { createAddressMap, type AddressNames } from '../../src/xmpp/address-map/address-map.ts';

const NAMES: AddressNames = {
  domains: [
    { script: 'localhost', server: 'example.test', role: 'accounts' },
    { script: 'conference.localhost', server: 'rooms.example.test', role: 'rooms' },
    { script: 'pubsub.localhost', server: 'nodes.example.test', role: 'nodes' },
  ],
  accounts: [{ script: 'romeo@localhost', server: 'bob@example.test' }],
  suffix: 'k3f9',
};
const map = createAddressMap(NAMES);

describe('addresses of a script on a server', () => {
  it.each([
    ['localhost', 'example.test'],
    ['LOCALHOST', 'example.test'],
    ['localhost/orchard', 'example.test/orchard'],
    ['juliet@localhost/balcony', 'juliet@example.test/balcony'],
    ['romeo@localhost/a@localhost', 'bob@example.test/a@localhost'],
    ['garden@conference.localhost/Romeo', 'garden-k3f9@rooms.example.test/Romeo'],
    ['conference.localhost', 'rooms.example.test'],
    ['princely@pubsub.localhost', 'princely@nodes.example.test'],
    ['juliet@elsewhere.example', 'juliet@elsewhere.example'],
    ['sub.localhost', 'sub.localhost'],
    ['', ''],
    ['@', '@'],
  ])('maps %s to %s', (script, server) => {
    expect(map.addressToServer(script)).toBe(server);
  });

  it('finds the account again by another letter case, as servers lower it', () => {
    expect(map.addressToScript('BOB@example.test')).toBe('romeo@localhost');
  });
});

describe('the places of a stanza', () => {
  const sent = (stanza: XmlElement) => printXml(map.toServer(stanza));
  const heard = (stanza: XmlElement) => printXml(map.toScript(stanza));

  it('maps to, from, jid and by, at any depth', () => {
    const invite = xml('invite', { to: 'juliet@localhost' });
    const stanza = xml('message', { to: 'garden@conference.localhost' }, xml('x', {}, invite));
    expect(sent(stanza)).toBe(
      '<message to="garden-k3f9@rooms.example.test"><x><invite to="juliet@example.test"/></x></message>',
    );
    expect(
      heard(xml('item', { jid: 'bob@example.test', by: 'garden-k3f9@rooms.example.test' })),
    ).toBe('<item jid="romeo@localhost" by="garden@conference.localhost"/>');
  });

  it.each([
    ['value', 'romeo@localhost', 'bob@example.test'],
    ['value', 'localhost', 'example.test'],
    ['value', 'conference.localhost/x', 'rooms.example.test/x'],
    ['value', 'all of localhost', 'all of localhost'],
    ['body', 'localhost', 'localhost'],
    ['body', 'write to romeo@localhost.', 'write to bob@example.test.'],
    ['body', '(garden@conference.localhost/x y)', '(garden-k3f9@rooms.example.test/x y)'],
    ['note', 'gone:\nmoor@conference.localhost', 'gone:\nmoor-k3f9@rooms.example.test'],
    ['value', 'xmpp:garden@conference.localhost?join', 'xmpp:garden-k3f9@rooms.example.test?join'],
    ['password', 'romeo@localhost', 'romeo@localhost'],
    ['value', '@localhost romeo@', '@localhost romeo@'],
    ['value', 'x@romeo@localhost', 'x@romeo@localhost'],
  ])('of a %s maps the text %j to %j', (name, script, server) => {
    const outer = (text: string) => xml('x', {}, xml(name, {}, text));
    expect(map.toServer(outer(script))).toEqual(outer(server));
    expect(map.toScript(outer(server))).toEqual(outer(script));
  });

  it('maps an xmpp: URI', () => {
    expect(sent(xml('x', { uri: 'xmpp:garden@conference.localhost?join' }))).toBe(
      '<x uri="xmpp:garden-k3f9@rooms.example.test?join"/>',
    );
  });

  it('takes the suffix from names that the server tells', () => {
    expect(heard(xml('identity', { name: 'garden-k3f9' }))).toBe('<identity name="garden"/>');
    expect(heard(xml('value', {}, 'garden-k3f9'))).toBe('<value>garden</value>');
    expect(heard(xml('body', {}, 'garden-k3f9'))).toBe('<body>garden-k3f9</body>');
  });

  it('gives nodes of a publish-subscribe service the suffix, and no others', () => {
    const items = xml('pubsub', {}, xml('items', { node: 'news' }));
    expect(sent(xml('iq', { to: 'pubsub.localhost' }, items))).toContain('node="news-k3f9"');
    expect(sent(xml('iq', { to: 'juliet@localhost' }, items))).toContain('node="news"');
    const event = xml('event', {}, xml('items', { node: 'news-k3f9' }));
    expect(heard(xml('message', { from: 'nodes.example.test' }, event))).toContain('node="news"');
  });

  it('gives back the same object where there is nothing to map', () => {
    const stanza = xml('message', { to: 'a@b.example' }, xml('body', {}, 'localhost@me'));
    expect(map.toServer(stanza)).toBe(stanza);
  });
});

describe('both ways', () => {
  const address = fc.constantFrom(
    ...['localhost', 'romeo@localhost', 'romeo@localhost/orchard', 'juliet@localhost/balcony'],
    ...['garden@conference.localhost', 'garden@conference.localhost/Romeo', 'conference.localhost'],
    ...[
      'pubsub.localhost',
      'x@elsewhere.example',
      'romeo@localhost-',
      'xmpp:garden@conference.localhost?join',
      'word',
      '',
      '@',
      '/',
    ],
  );
  const text = fc.oneof(address, fc.string());
  const attributes = fc.dictionary(
    fc.constantFrom('to', 'from', 'jid', 'by', 'node', 'name', 'id', 'uri'),
    text,
  );
  const name = fc.constantFrom('message', 'iq', 'x', 'item', 'body', 'value', 'text');
  const { element } = fc.letrec<{ element: XmlElement }>((tie) => ({
    element: fc
      .tuple(
        name,
        attributes,
        fc.oneof(
          text.map((each) => [each]),
          fc.array(tie('element'), { maxLength: 3 }),
        ),
      )
      .map(([local, given, children]) => xml(local, given, ...children)),
  }));

  it('what is mapped is found again', () => {
    const domains = NAMES.domains.filter(({ role }) => role !== 'nodes');
    fc.assert(
      fc.property(element, fc.boolean(), (stanza, isolates) => {
        const { suffix } = NAMES;
        const both = createAddressMap({ ...NAMES, domains, suffix: isolates ? suffix : undefined });
        expect(both.toScript(both.toServer(stanza))).toEqual(stanza);
      }),
    );
  });

  it('of a stanza that a service sends back, its nodes, too', () => {
    fc.assert(
      fc.property(element, (child) => {
        const sent = map.toServer(xml('iq', { to: 'pubsub.localhost' }, child));
        const [relayed] = sent.children;
        if (relayed?.kind !== 'element') return;
        const back = map.toScript(xml('iq', { from: 'nodes.example.test' }, relayed));
        expect(back.children).toEqual([child]);
      }),
    );
  });
});
