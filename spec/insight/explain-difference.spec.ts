import { describe, expect, it } from 'vitest';
import { explainDifference } from '../../src/insight/explain-difference.ts';
import { lookUp, specLabel } from '../../src/insight/registry.ts';
import type { Difference } from '../../src/match/difference.ts';
import { parseStrict } from '../../src/xml/parse-strict.ts';

const parse = (text: string) => {
  const parsed = parseStrict(text.replace(/^<(\w+)/, '<$1 xmlns="jabber:client"'));
  if (!parsed.ok) throw new Error(parsed.error.sentence);
  return parsed.value;
};

const explain = (
  difference: Omit<Difference, 'sentence'>,
  received = '<presence/>',
  expected = '<presence/>',
) =>
  explainDifference({
    difference: { ...difference, sentence: '' },
    expected: parse(expected),
    received: parse(received),
  })
    ?.map((part) => (part.kind === 'spec' ? specLabel(part.ref) : part.text))
    .join('');

describe('the background of a difference', () => {
  it('knows that Prosody leaves the role of absent people out', () => {
    const path = ['message', 'x', 'item', '@role'];
    expect(explain({ kind: 'attribute-missing', path, expected: 'none' }, '<message/>')).toBe(
      "Prosody leaves role out for someone who is not in the room. XEP-0045 §10.3 shows role='none'; the schema makes it optional.",
    );
  });

  it('tells roles and affiliations apart', () => {
    const path = ['presence', 'x', 'item', '@role'];
    const difference = {
      kind: 'attribute-value',
      path,
      expected: 'visitor',
      received: 'none',
    } as const;
    expect(explain(difference)).toBe(
      'visitor: present, but without voice in a moderated room. none: not in the room. See XEP-0045 §5.1.',
    );
  });

  it('says what a missing status code means', () => {
    const path = ['presence', 'x', 'status'];
    const note = explain({ kind: 'child-missing', path, expected: '<status code="110">' });
    expect(note).toContain('Status 110: this presence is about you');
    expect(note).toContain('See XEP-0045 §7.2.2.');
  });

  it('says why something was refused', () => {
    const error =
      '<iq type="error"><error type="cancel"><conflict xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/></error></iq>';
    const path = ['iq', '@type'];
    const difference = {
      kind: 'attribute-value',
      path,
      expected: 'result',
      received: 'error',
    } as const;
    expect(explain(difference, error, '<iq type="result"/>')).toContain(
      'The request was refused with conflict:',
    );
  });

  it('tells of a status what the registry says that Prosody chooses', () => {
    const received =
      '<presence><x xmlns="http://jabber.org/protocol/muc#user"><status code="170"/></x></presence>';
    const difference = {
      kind: 'child-extra',
      path: ['presence', 'x', 'status'],
      received: '<status code="170"/>',
    } as const;
    expect(explain(difference, received)).toContain(lookUp('status code', '170')?.prosody);
  });

  it('knows that Prosody prefers not-allowed to forbidden', () => {
    const error = (condition: string) =>
      `<iq type="error"><error type="cancel"><${condition} xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/></error></iq>`;
    const difference = {
      kind: 'child-missing',
      path: ['iq', 'error', 'forbidden'],
      expected: '<forbidden>',
    } as const;
    expect(explain(difference, error('not-allowed'), error('forbidden'))).toContain(
      'Prosody answers changes of roles and affiliations with not-allowed',
    );
  });

  it('explains an extension by its namespace', () => {
    const received = '<message><delay xmlns="urn:xmpp:delay" stamp="x"/></message>';
    const difference = {
      kind: 'child-extra',
      path: ['message', 'delay'],
      received: '<delay>',
    } as const;
    expect(explain(difference, received)).toContain('<delay>: this stanza is late');
  });

  it('has nothing to say of a text', () => {
    const path = ['message', 'body', 'text()'];
    expect(explain({ kind: 'text', path, expected: 'a', received: 'b' })).toBeUndefined();
  });
});
