import { describe, expect, it } from 'vitest';
import { explainBadge, explainType } from '../../src/insight/explain-badge.ts';
import { searchGlossary } from '../../src/insight/glossary.ts';
import { ERROR_CONDITIONS } from '../../src/insight/registry/errors.ts';
import { STATUS_CODES } from '../../src/insight/registry/status-codes.ts';
import { stanzaLabel } from '../../src/timeline/words/stanza-label.ts';
import { parseStrict } from '../../src/xml/parse-strict.ts';

describe('what a badge means', () => {
  it('is the registry’s sentence for every status code and every error condition', () => {
    const badges = [
      ...STATUS_CODES.map(({ code, sentence }) => ({ badge: code, sentence })),
      ...ERROR_CONDITIONS.map(({ condition, sentence }) => ({
        badge: `error ${condition}`,
        sentence,
      })),
    ];
    for (const { badge, sentence } of badges) {
      const meaning = explainBadge(badge);
      expect(meaning?.sentence, badge).toBe(sentence);
      expect(meaning?.ref, badge).toBeDefined();
      const found = searchGlossary(meaning?.word ?? 'none');
      expect(found.map((entry) => entry.sentence)).toContain(sentence);
    }
  });

  it('says what Prosody chooses, too', () => {
    expect(explainBadge('201')).toMatchObject({
      title: 'Status 201',
      ref: { document: 'XEP-0045', section: '10.1.1' },
      prosody: expect.stringContaining('Prosody writes it first') as string,
    });
  });

  it('is known for whatever badges a row gives a stanza, and for its type', () => {
    const read = parseStrict(
      '<message xmlns="jabber:client" type="groupchat"><delay xmlns="urn:xmpp:delay" stamp="2020-01-01T00:00:00Z"/></message>',
    );
    const label = read.ok ? stanzaLabel(read.value) : undefined;
    expect(label?.badges.map((badge) => explainBadge(badge)?.title)).toEqual(['Late: delay']);
    expect(explainType(label?.name ?? '', label?.type ?? '')).toEqual({
      title: 'Type groupchat',
      sentence: 'To everybody in the room, or from there.',
      ref: { document: 'RFC 6121', section: '5.2.2' },
    });
    expect(explainBadge('came before 13')?.sentence).toContain('before step 13');
  });

  it('is nothing for what nobody knows, whatever it is called', () => {
    for (const badge of ['999', 'error made-up', 'error constructor', 'came before', '']) {
      expect(explainBadge(badge), badge).toBeUndefined();
    }
    expect(explainType('constructor', 'groupchat')).toBeUndefined();
    expect(explainType('message', 'toString')).toBeUndefined();
  });
});
