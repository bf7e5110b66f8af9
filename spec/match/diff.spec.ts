import { describe, expect, it } from 'vitest';
import { diffPattern } from '../../src/match/diff.ts';
import type { ElementDiff } from '../../src/match/difference.ts';
import { diff, pattern, stanza, told } from './notation.ts';

const x = (content: string) => `<presence><x xmlns="urn:x">${content}</x></presence>`;

/** A small picture of a diff: `~` pair, `-` missing, `+` extra, `(+)` allowed extra, `^` out of order. */
function picture(node: ElementDiff): string {
  const sign = { pair: '~', missing: '-', extra: node.allowed ? '(+)' : '+' }[node.kind];
  const name = (node.expected ?? node.received)?.local ?? '';
  const children = node.children.map(picture);
  const inner = children.length === 0 ? '' : `(${children.join(' ')})`;
  return `${sign}${node.outOfOrder ? '^' : ''}${name}${inner}`;
}

describe('differences', () => {
  it('are told with their path, once each', () => {
    const expected = '<message from="room"><x xmlns="urn:x"><item role="none"/></x></message>';
    const received = '<message from="room" to="a"><x xmlns="urn:x"><item/></x></message>';
    expect(told(expected, received)).toEqual(['attribute-missing message/x/item/@role']);
  });

  it('number siblings of one name in the path', () => {
    expect(told(x('<s code="1"/><s code="2"/>'), x('<s code="1"/><s code="3"/>'))).toEqual([
      'attribute-value presence/x/s[2]/@code',
    ]);
  });

  it('of attributes: another value, missing, too many where that counts', () => {
    expect(told(x('<i a="1" b="2"/>'), x('<i a="2" c="3"/>'))).toEqual([
      'attribute-value presence/x/i/@a',
      'attribute-missing presence/x/i/@b',
      'attribute-extra presence/x/i/@c',
    ]);
  });

  it('of text end in text()', () => {
    expect(told('<message><body>a</body></message>', '<message><body>b</body></message>')).toEqual([
      'text message/body/text()',
    ]);
  });

  it('of the stanza itself do not hide the rest', () => {
    expect(told('<message id="1"/>', '<presence id="2"/>')).toEqual([
      'name message',
      'attribute-value message/@id',
    ]);
  });

  it('of a namespace are told once, not for each descendant', () => {
    const inNs = (ns: string) => `<iq><query xmlns="${ns}"><item jid="a"/></query></iq>`;
    expect(told(inNs('urn:admin'), inNs('urn:owner'))).toEqual(['name iq/query']);
  });
});

describe('alignment of a strict level', () => {
  it('sees an insertion as one difference', () => {
    expect(told(x('<a/><b/><c/>'), x('<a/><n/><b/><c/>'))).toEqual(['child-extra presence/x/n']);
  });

  it('sees a deletion among equal siblings as one difference', () => {
    expect(told(x('<a/><b/><a/><c/>'), x('<b/><a/><c/>'))).toEqual([
      'child-missing presence/x/a[1]',
    ]);
  });

  it('sees a move as one difference', () => {
    const result = diff(x('<a/><b/><c/><d/>'), x('<b/><c/><d/><a/>'));
    expect(result.differences.map(({ kind }) => kind)).toEqual(['order']);
    expect(picture(result.root)).toBe('~presence(~x(~^a ~b ~c ~d))');
  });

  it('sees a move with a change as two', () => {
    const expected = x('<f var="a"><v>1</v></f><f var="b"/><f var="c"/>');
    const received = x('<f var="b"/><f var="c"/><f var="a"><v>2</v></f>');
    expect(told(expected, received)).toEqual([
      'order presence/x/f[1]',
      'text presence/x/f[1]/v/text()',
    ]);
  });

  it('sees a changed name as one difference', () => {
    expect(told(x('<a i="1"/><b/>'), x('<z i="1"/><b/>'))).toEqual(['name presence/x/a']);
  });

  it('does not pair what has little in common', () => {
    expect(picture(diff(x('<a p="1" q="2"/>'), x('<z r="1" s="2"/>')).root)).toBe(
      '~presence(~x(+z -a))',
    );
  });
});

describe('alignment of a free level', () => {
  it('pairs an element with the one of its name that needs fewest changes', () => {
    const loose = '<iq><q xmlns="urn:q" scansion:strict="false"><i a="1" b="1" c="1"/></q></iq>';
    const received = '<iq><q xmlns="urn:q"><i a="2" b="2" c="1"/><i a="1" b="1" c="2"/></q></iq>';
    expect(told(loose, received)).toEqual(['attribute-value iq/q/i/@c']);
  });

  it('pairs an element of the same name however much of it differs', () => {
    const received = '<presence><x xmlns="urn:x"><a/><b/><c/><d/></x></presence>';
    expect(told('<presence><x xmlns="urn:x"/></presence>', received)).toEqual([
      'child-extra presence/x/a',
      'child-extra presence/x/b',
      'child-extra presence/x/c',
      'child-extra presence/x/d',
    ]);
  });

  it('takes a status of another code for another status', () => {
    const loose =
      '<presence><x xmlns="urn:x" scansion:strict="false"><status code="110"/></x></presence>';
    const result = diff(loose, x('<status code="100"/>'));
    expect(picture(result.root)).toBe('~presence(~x((+)status -status))');
  });

  it('tells another id of the only one of its name as changed', () => {
    const id = (value: string) =>
      `<presence><occupant-id xmlns="urn:xmpp:occupant-id:0" id="${value}"/><show/></presence>`;
    expect(told(id('a'), id('b'))).toEqual(['attribute-value presence/occupant-id/@id']);
    const two = '<message><a id="1"/><a id="2"/></message>';
    expect(told('<message><a id="3"/></message>', two)).toEqual(['child-missing message/a']);
  });

  it('tells another namespace where the content is nearly the same', () => {
    const joined = (ns: string, item: string) =>
      `<presence><x xmlns="urn:vcard"><photo/></x><x xmlns="${ns}"><item ${item} role="participant"/><status code="110"/></x></presence>`;
    expect(
      told(
        joined('urn:muc', '').replace(/<x xmlns="urn:vcard.*?<.x>/, ''),
        joined('urn:muc#user', 'jid="j"'),
      ),
    ).toEqual(['name presence/x', 'attribute-extra presence/x/item/@jid']);
  });

  it('tells another namespace of the only one of its name, whatever is in it', () => {
    expect(
      told(
        '<iq><query xmlns="urn:items" node="a"/></iq>',
        '<iq><query xmlns="urn:info"><a/><b/></query><c xmlns="urn:c"/></iq>',
      ),
    ).toEqual([
      'name iq/query',
      'attribute-missing iq/query/@node',
      'child-extra iq/query/a',
      'child-extra iq/query/b',
    ]);
  });

  it('takes an element of another namespace for another one beside several', () => {
    const two = '<iq><x xmlns="urn:b"><b/></x><x xmlns="urn:c"><c/></x></iq>';
    expect(told('<iq><x xmlns="urn:a"><a/></x></iq>', two)).toEqual(['child-missing iq/x']);
  });

  it('shows another error condition in the place of the expected one', () => {
    const error = (name: string) =>
      `<iq type="error"><error type="auth"><${name} xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/></error></iq>`;
    expect(told(error('forbidden'), error('not-allowed'))).toEqual(['name iq/error/forbidden']);
  });

  it('does not take another part of a presence for the expected one', () => {
    const result = diff('<presence><show/></presence>', '<presence><status/></presence>');
    expect(picture(result.root)).toBe('~presence((+)status -show)');
  });

  it('shows allowed extras where the stanza has them, and never as differences', () => {
    const received = '<message><thread/><body/><delay xmlns="urn:d"><a/></delay></message>';
    const result = diff('<message><body/></message>', received);
    expect(picture(result.root)).toBe('~message((+)thread ~body (+)delay((+)a))');
    expect(result.differences).toEqual([]);
  });
});

describe('the painted tree', () => {
  it('gives each attribute its state', () => {
    const expected = '<iq id="{scansion:any}" type="set" from="a" to="b"/>';
    const { root } = diff(expected, '<iq lang="en" from="a" type="get" id="7"/>');
    expect(root.attributes.map((a) => [(a.expected ?? a.received)?.local, a.state])).toEqual([
      ['id', 'wildcard'],
      ['type', 'differs'],
      ['from', 'equal'],
      ['to', 'missing'],
      ['lang', 'extra-allowed'],
    ]);
  });

  it('leaves directives out', () => {
    const { root } = diff('<iq scansion:strict="true" id="1"/>', '<iq id="1"/>');
    expect(root.ordered).toBe(true);
    expect(root.attributes.map(({ state }) => state)).toEqual(['equal']);
  });

  it('gives texts their state', () => {
    const text = (expected: string, received: string) =>
      diff(`<message>${expected}</message>`, `<message>${received}</message>`).root.text?.state;
    expect(text('a', 'a')).toBe('equal');
    expect(text('', 'a')).toBe('ignored');
    expect(text('{scansion:any}', 'a')).toBe('ignored');
    expect(text('a', '')).toBe('differs');
    expect(text('', '')).toBeUndefined();
  });
});

describe('places in the script', () => {
  const source =
    '<message type="chat"><x xmlns="urn:x" a="1"><gone/></x><body>Hello</body></message>';
  const received = '<message type="normal"><x xmlns="urn:x"><n/></x><body>Hi</body></message>';

  it('are the attribute, the name, the text; the enclosing name for extras', () => {
    const places = diff(source, received).differences.map(({ kind, expectedRange: range }) => [
      kind,
      range && source.slice(range.start, range.end),
    ]);
    expect(places).toEqual([
      ['attribute-value', 'type="chat"'],
      ['attribute-missing', 'a="1"'],
      ['name', 'gone'],
      ['text', 'Hello'],
    ]);
    const extra = diff(x('<a/>'), x('<a/><b/>')).differences[0]?.expectedRange;
    expect(extra && x('<a/>').slice(extra.start, extra.end)).toBe('x');
  });
});

describe('an expectation with variables', () => {
  it('is compared only when each has a value of its own', () => {
    const expected = pattern('<iq to="${constructor}"/>');
    const received = stanza('<iq to="a"/>');
    expect(diffPattern(expected, received, {})).toBeUndefined();
    expect(diffPattern(expected, received, { constructor: 'a' })?.differences).toEqual([]);
  });
});
