import { describe, expect, it } from 'vitest';
import { stanzaFilter } from '../../../src/timeline/filter/stanza-filter.ts';
import { stanza } from '../../support/scenario-notation.ts';

const KICKED = stanza(
  '<presence from="room@muc/Romeo" type="unavailable"><x xmlns="http://jabber.org/protocol/muc#user"><status code="307"/></x></presence>',
);
const REFUSED = stanza(
  '<message type="error" from="room@muc"><error type="auth"><forbidden xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/></error></message>',
);
const kicked = { actor: 'Juliet', direction: 'received', element: KICKED, step: 8 } as const;
const refused = { ...kicked, element: REFUSED };

describe('a breakpoint on stanzas', () => {
  it.each([
    ['status:307', true, false],
    ['error', false, true],
    ['error:forbidden', false, true],
    ['error:conflict', false, false],
    ['kind:presence from:romeo', true, false],
    ['actor:juliet -error', true, false],
    ['to:Juliet', true, true],
    ['unavailable', true, false],
    ['step:8', true, true],
    ['receives', true, true],
  ])('%s', (text, first, second) => {
    const test = stanzaFilter(text);
    expect([test?.(kicked), test?.(refused)]).toEqual([first, second]);
  });

  it('needs a term', () => {
    expect(stanzaFilter('  ')).toBeUndefined();
  });

  it('knows the sender of what is sent', () => {
    const sent = { actor: 'Romeo', direction: 'sent', element: REFUSED, step: 1 } as const;
    expect(stanzaFilter('from:romeo')?.(sent)).toBe(true);
    expect(stanzaFilter('to:romeo')?.(sent)).toBe(false);
  });
});
