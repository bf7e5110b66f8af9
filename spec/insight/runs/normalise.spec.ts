import { describe, expect, it } from 'vitest';
import { createNormaliser, namedByKind } from '../../../src/insight/runs/normalise.ts';

describe('a normalised frame', () => {
  const frame = (xml: string, script = '') => createNormaliser({ script }).frame(xml);

  it('has no moments, and generated ids by the order of their appearance', () => {
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

  it('knows a generated value again where it stands as a word, whatever stands around it', () => {
    const known = { resource: ['UVyGuo05FFVS', 'a+b='] };
    const { frame: normal } = createNormaliser({ known });
    expect(normal('<a jid="r@l/UVyGuo05FFVS">(a+b=) UVyGuo05FFVSx</a>')).toBe(
      '<a jid="r@l/resource-1">(resource-2) UVyGuo05FFVSx</a>',
    );
  });

  it('tells different words apart', () => {
    expect(frame('<a>one</a>')).not.toBe(frame('<a>two</a>'));
    expect(frame('<a id="1"/>')).not.toBe(frame('<a id="2"/>'));
  });

  it('may name values by their kind alone, and keeps short moments apart from numbers', () => {
    const { frame: normal } = createNormaliser({ nameOf: namedByKind });
    const last = '<iq><query xmlns="jabber:iq:last" seconds="7"/></iq>';
    expect(normal('<iq id="d2c1a9f0-0000-4000-8000-000000000001"/>')).toBe('<iq id="‹uuid›"/>');
    expect(normal('<iq id="AbCdEfGhIjKl" stamp="2024-01-01T00:00:00Z"/>')).toBe(
      '<iq id="‹token›" stamp="‹stamp›"/>',
    );
    expect(normal(last)).toContain('seconds="‹stamp›"');
    expect(normal('<a>7</a>')).toBe('<a>7</a>');
  });
});
