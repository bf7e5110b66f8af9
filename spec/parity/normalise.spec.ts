import { describe, expect, it } from 'vitest';
import { trace } from '../support/trace-notation.ts';
import { createNormaliser } from './normalise.ts';
import { transcriptsOf } from './transcript.ts';

describe('a normalised frame', () => {
  const frame = (xml: string, script = '') => createNormaliser({ script }).frame(xml);

  it('has no moments, and made-up ids by the order of their appearance', () => {
    const { frame: normal } = createNormaliser();
    const first = '<iq id="d2c1a9f0-0000-4000-8000-000000000001"/>';
    const second = '<iq id="AbCdEfGhIjKl" stamp="2024-01-01T00:00:00Z"/>';
    expect(normal(first)).toBe('<iq id="uuid-1"/>');
    expect(normal(second)).toBe('<iq id="token-2" stamp="stamp"/>');
    expect(normal(first)).toBe('<iq id="uuid-1"/>');
  });

  it('keeps the ids of the script, and words', () => {
    const xml = '<iq id="Ab-12_fGhIjK"/>';
    expect(frame(xml)).toBe('<iq id="token-1"/>');
    expect(frame(xml, `Romeo sends: ${xml}`)).toBe(xml);
    expect(frame('<iq id="subscription"/>')).toBe('<iq id="subscription"/>');
  });

  it('has its attributes in order, and the fields of a form', () => {
    const form = (...fields: string[]) =>
      `<x xmlns="jabber:x:data"><title/>${fields.map((name) => `<field var="${name}"/>`).join('')}</x>`;
    expect(frame('<a z="1" b="2"/>')).toBe('<a b="2" z="1"/>');
    expect(frame(form('b', 'a'))).toBe(form('a', 'b'));
  });

  it('keeps the order where it matters', () => {
    const user = (...children: string[]) =>
      `<x xmlns="http://jabber.org/protocol/muc#user">${children.join('')}</x>`;
    const [item, status] = ['<item/>', '<status code="110"/>'];
    expect(frame(user(status, item))).toBe(user(status, item));
    expect(frame(user(item, status))).toBe(user(item, status));
  });

  it('tells different words apart', () => {
    expect(frame('<a>one</a>')).not.toBe(frame('<a>two</a>'));
    expect(frame('<a id="1"/>')).not.toBe(frame('<a id="2"/>'));
  });
});

describe('transcripts', () => {
  const occupant = (nick: string, ...codes: number[]) =>
    `Romeo < <presence from="room@c/${nick}"><x xmlns="http://jabber.org/protocol/muc#user">${codes.map((code) => `<status code="${code}"/>`).join('')}</x></presence>`;
  const heard = (...lines: string[]) =>
    transcriptsOf(trace(lines.join('\n'))).transcripts['Romeo']?.map(
      (line) => /room@c\/\w+/.exec(line)?.[0] ?? line,
    );

  it('hold what each actor received, and nothing sent', () => {
    expect(heard('Romeo connecting', 'Romeo > <presence/>', 'Juliet < <iq/>')).toEqual([
      '(connecting)',
    ]);
  });

  it('know no order of occupants in one go, but that one comes last oneself', () => {
    const [a, b, self] = [occupant('a'), occupant('b'), occupant('Z', 110)];
    expect(heard(b, a, self, a)).toEqual(['room@c/a', 'room@c/b', 'room@c/Z', 'room@c/a']);
    expect(heard(b, 'step 3', a)).toEqual(['room@c/b', 'room@c/a']);
  });

  it('end when the remaining sessions are closed', () => {
    const lines = ['step 1: sent', 'Romeo >> <close xmlns="urn:x"/>', 'Romeo < <presence/>'];
    expect(heard('Romeo < <message/>', ...lines)).toEqual(['<message/>']);
  });
});
