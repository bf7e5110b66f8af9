import { describe, expect, it } from 'vitest';
import type { Difference } from '../../../src/match/difference.ts';
import { differenceLines } from '../../../src/insight/difference-rows/difference-lines.ts';

const difference = (path: string, sides: Pick<Difference, 'expected' | 'received' | 'places'>) =>
  differenceLines({ kind: 'text', sentence: '', path: path.split('/'), ...sides });

describe('a difference in two lines', () => {
  it('shows an attribute on both sides', () => {
    expect(difference('message/@type', { expected: 'chat', received: 'normal' })).toEqual({
      expected: { kind: 'attribute', name: 'type', value: 'chat' },
      received: { kind: 'attribute', name: 'type', value: 'normal' },
    });
  });

  it('gives what is absent a place', () => {
    expect(difference('x/item/@role', { expected: 'none' }).received).toEqual({
      kind: 'absent',
      text: 'no role',
    });
    expect(difference('x/status[2]', { received: '<status code="110">' }).expected).toEqual({
      kind: 'absent',
      text: 'no <status>',
    });
    expect(difference('body/text()', { expected: 'hi' }).received).toEqual({
      kind: 'absent',
      text: 'no text',
    });
  });

  it('says where an element stands that is out of order', () => {
    const sides = { expected: '<status/>', received: '<status/>' };
    const places = { expected: 'before <item>', received: 'after <item>' };
    expect(difference('x/status', { ...sides, places })).toEqual({
      expected: { kind: 'text', text: '<status/> before <item>' },
      received: { kind: 'text', text: '<status/> after <item>' },
    });
  });

  it('shows elements and texts as they are', () => {
    expect(difference('body/text()', { expected: 'hi', received: '' })).toEqual({
      expected: { kind: 'text', text: 'hi' },
      received: { kind: 'absent', text: 'no text' },
    });
  });
});
