import { describe, expect, it } from 'vitest';
import { sentenceParts } from '../../../src/ui/difference/sentence-parts.ts';

describe('a sentence about a difference', () => {
  it('has its protocol set as code', () => {
    const sentence = 'The script expects role="none". The stanza\'s <item> has no role.';
    const parts = sentenceParts(sentence, ['message', 'x', 'item', '@role']);
    expect(parts.flatMap((part) => (part.kind === 'code' ? [part.text] : []))).toEqual([
      'role="none"',
      'role',
    ]);
    expect(parts.map((part) => ('text' in part ? part.text : '')).join('')).toBe(sentence);
  });
});
