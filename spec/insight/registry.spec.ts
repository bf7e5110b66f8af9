import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explainStanza } from '../../src/insight/explain.ts';
import { lookUp, specLabel, specUrl } from '../../src/insight/registry.ts';
import { richText } from '../../src/insight/rich-text.ts';
import { ensure } from '../../src/base/assert.ts';
import { parseStrict } from '../../src/xml/parse-strict.ts';

const parse = (text: string) => {
  const parsed = parseStrict(text);
  if (!parsed.ok) throw new Error(parsed.error.sentence);
  return parsed.value;
};

describe('the registry', () => {
  it('knows every status code of XEP-0045, section 16.6.2', () => {
    const codes = [100, 101, 102, 103, 104, 110, 170, 171, 172, 173, 201, 210, 301, 303, 307];
    for (const code of [...codes, 321, 322, 332, 333]) {
      expect(lookUp('status code', String(code)), String(code)).toBeDefined();
    }
  });

  it('explains each word in full sentences', () => {
    expect(lookUp('status code', '110')?.sentence).toBe(
      'This presence is about you (self-presence).',
    );
    expect(lookUp('role', 'none')?.sentence).toBe('Not in the room.');
    expect(lookUp('affiliation', 'none')?.sentence).toBe('No lasting relation with the room.');
    expect(lookUp('role', 'king')).toBeUndefined();
  });

  it('links to the section', () => {
    const ref = ensure(lookUp('status code', '201')?.ref, 'ref');
    expect(specLabel(ref)).toBe('XEP-0045 §10.1.1');
    expect(specUrl(ref)).toBe('https://xmpp.org/extensions/xep-0045.html#createroom-general');
    expect(specUrl({ document: 'XEP-0421' })).toBe('https://xmpp.org/extensions/xep-0421.html');
    expect(specUrl({ document: 'RFC 6120', section: '8.3.2' })).toBe(
      'https://www.rfc-editor.org/rfc/rfc6120.html#section-8.3.2',
    );
  });
});

describe('the explanation of a stanza', () => {
  it('has its terms once each, in their order', () => {
    const stanza = parse(
      '<presence xmlns="jabber:client" from="garden@conference.localhost/Romeo">' +
        '<x xmlns="http://jabber.org/protocol/muc#user"><status code="201"/>' +
        '<item affiliation="owner" role="moderator"/><item affiliation="owner" role="moderator"/>' +
        '<status code="110"/></x></presence>',
    );
    expect(explainStanza(stanza).map(({ kind, term }) => `${kind} ${term}`)).toEqual([
      'namespace http://jabber.org/protocol/muc#user',
      'status code 201',
      'affiliation owner',
      'role moderator',
      'status code 110',
    ]);
  });

  it('names the condition and the type of an error', () => {
    const stanza = parse(
      '<iq xmlns="jabber:client" type="error"><error type="cancel">' +
        '<not-allowed xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/></error></iq>',
    );
    const terms = explainStanza(stanza).map(({ term }) => term);
    expect(terms).toContain('not-allowed');
    expect(terms).toContain('cancel');
  });

  it('is empty for what the registry does not know', () => {
    expect(
      explainStanza(parse('<message xmlns="jabber:client"><body>Hi</body></message>')),
    ).toEqual([]);
  });
});

describe('the notation of texts', () => {
  it('reads code and sections', () => {
    expect(richText('Say `role`. {§10.3} and {RFC 6120§8.3.2}, {XEP-0421}')).toEqual([
      { kind: 'words', text: 'Say ' },
      { kind: 'code', text: 'role' },
      { kind: 'words', text: '. ' },
      { kind: 'spec', ref: { document: 'XEP-0045', section: '10.3' } },
      { kind: 'words', text: ' and ' },
      { kind: 'spec', ref: { document: 'RFC 6120', section: '8.3.2' } },
      { kind: 'words', text: ', ' },
      { kind: 'spec', ref: { document: 'XEP-0421' } },
    ]);
  });

  it('names only sections of XEP-0045 that exist', () => {
    for (const file of ['explain-difference.ts', 'explain-child.ts']) {
      const source = readFileSync(new URL(`../../src/insight/${file}`, import.meta.url), 'utf8');
      for (const [, section] of source.matchAll(/\{§([\d.]+)\}/g)) {
        expect(specUrl({ document: 'XEP-0045', section: section ?? '' }), section).toContain('#');
      }
    }
  });
});
