import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MUC_VOCABULARY } from '../../src/insight/vocabulary.ts';
import { completionsAt } from '../../src/script/complete.ts';
import { parseScript } from '../../src/script/parse.ts';
import {
  compileSlot,
  firstStanza,
  ownOffset,
  scriptOffset,
  scriptWith,
  slotAt,
} from '../../src/script/stanza-slot.ts';

const SCRIPT = `[Client] Romeo
	jid: romeo@localhost
	password: secret

-----

Romeo connects

Romeo sends:
	<presence to="orchard@muc.localhost/Romeo"/>

# Later
Romeo disconnects
`;
const slot = slotAt(SCRIPT, SCRIPT.indexOf('# Later'), 'Romeo');
const STANZA = '<message to="a">\n\t<body/>\n</message>';

describe('the slot of a stanza', () => {
  it('is where it would stand in the script', () => {
    const whole = scriptWith(slot, STANZA);
    expect(whole.slice(whole.indexOf('Romeo"/>'))).toBe(
      'Romeo"/>\n\nRomeo sends:\n\t<message to="a">\n\t\t<body/>\n\t</message>',
    );
    expect(parseScript(whole).actions).toHaveLength(3);
  });

  it('keeps the line ends of a script from Windows', () => {
    const { before } = slotAt(SCRIPT.replaceAll('\n', '\r\n'), 120, 'Romeo');
    expect(before.endsWith('\r\n\r\nRomeo sends:\r\n')).toBe(true);
  });

  it('translates offsets there and back', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '<b/>', '\n', '\t')), fc.nat(), (parts, at) => {
        const text = parts.join('');
        const offset = at % (text.length + 1);
        const there = scriptOffset(slot, text, offset);
        expect(ownOffset(slot, text, there)).toBe(offset);
        const whole = scriptWith(slot, text);
        expect(whole.charAt(there)).toBe(text.charAt(offset));
      }),
    );
  });

  it('takes what is outside to the ends', () => {
    expect(ownOffset(slot, STANZA, 0)).toBe(0);
    expect(ownOffset(slot, STANZA, 1e6)).toBe(STANZA.length);
  });

  it('tells of the problems of the stanza alone, at their places in its text', () => {
    const text = '<message>\n<body>\n</message>';
    const { diagnostics } = compileSlot(slot, text);
    const codes = diagnostics.map(({ range, code }) => [code, text.slice(range.start, range.end)]);
    expect(codes).toEqual([['unclosed-element', expect.stringContaining('body')]]);
    expect(compileSlot(slot, '').diagnostics).toEqual([]);
  });

  it('offers what the script would', () => {
    const text = '<message to=""/>';
    const { script } = compileSlot(slot, text);
    const offset = scriptOffset(slot, text, text.indexOf('""') + 1);
    const labels = completionsAt(script.syntax, offset, MUC_VOCABULARY).map((each) => each.label);
    expect(labels).toContain('orchard@muc.localhost/Romeo');
  });

  it('begins with a message to the room of the script', () => {
    expect(firstStanza(SCRIPT)).toContain('to="orchard@muc.localhost" type="groupchat"');
    expect(firstStanza('')).toContain('to="room@conference.localhost"');
  });
});
