import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown, markdownOf } from '../../../src/script/hovering/markdown.ts';

const STATUS = {
  title: 'Status 110',
  sentences: ['This is about you.'],
  section: 'XEP-0045 §7.2.2',
  url: 'https://xmpp.org/extensions/xep-0045.html#enter-pres',
};

describe('a hover as Markdown', () => {
  it('has the title, the sentences, and a link to the section', () => {
    expect(markdownOf(STATUS)).toBe(
      '**Status 110**\n\nThis is about you\\.\n\n' +
        '[XEP\\-0045 §7\\.2\\.2](https://xmpp.org/extensions/xep-0045.html#enter-pres)',
    );
  });

  it('names the section without an address', () => {
    const { title, sentences, section } = STATUS;
    expect(markdownOf({ title, sentences, section })).toMatch(/\n\nXEP\\-0045 §7\\\.2\\\.2$/);
    expect(markdownOf({ title, sentences })).toBe('**Status 110**\n\nThis is about you\\.');
  });

  it.each([
    'javascript:alert(1)',
    'command:editor.action.formatDocument',
    'https://a/) [b](javascript:alert(1)',
    'https://a/\nhttps://b/',
    'data:text/html,x',
  ])('makes no link to %s', (url) => {
    expect(markdownOf({ ...STATUS, url })).not.toContain('](');
  });

  it('shows what stands in a script as it stands there', () => {
    expect(escapeMarkdown('<b>*a*</b> & [x](y) `c`')).toBe(
      '&lt;b&gt;\\*a\\*&lt;\\/b&gt; &amp; \\[x\\]\\(y\\) \\`c\\`',
    );
  });

  it('leaves no mark unescaped, and no line to begin with one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        const escaped = escapeMarkdown(text).replace(/\\[!-~]|&(?:amp|lt|gt);/g, '');
        expect(escaped).not.toMatch(/[!-/:-@[-`{-~\n]/);
      }),
    );
  });
});
