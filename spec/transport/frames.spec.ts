import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameKind, inClientNamespace, parseFrame, wireFrame } from '../../src/transport/frames.ts';
import { XML_NS, childElements, xml } from '../../src/xml/element.ts';
import type { XmlElement, XmlNode } from '../../src/xml/element.ts';
import { CLIENT_NS, SASL_NS } from '../../src/xmpp/namespaces.ts';
import { allPending, playOnline } from './stage.ts';

const name = fc.constantFrom('message', 'x', 'body', 'item', 'é');
const ns = fc.constantFrom('', CLIENT_NS, 'urn:a', 'urn:b');
const text = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '<', '&', '"', ']]>', 'é', '☾') });

/** Elements as a script may hold them: texts are never neighbours and never empty. */
const { element } = fc.letrec<{ element: XmlElement }>((tie) => ({
  element: fc
    .record({
      local: name,
      ns,
      attributes: fc.uniqueArray(fc.tuple(fc.constantFrom('to', 'id', 'xml:lang'), text), {
        selector: ([key]) => key,
        maxLength: 3,
      }),
      lead: text,
      children: fc.oneof(
        { maxDepth: 3 },
        fc.constant([]),
        fc.array(tie('element'), { maxLength: 3 }),
      ),
    })
    .map(({ local, ns, attributes, lead, children }): XmlElement => {
      const texts: XmlNode[] = lead === '' ? [] : [{ kind: 'text', text: lead }];
      const named = attributes.map(([key, value]) =>
        key === 'xml:lang'
          ? { prefix: 'xml', local: 'lang', ns: XML_NS, value }
          : { prefix: '', local: key, ns: '', value },
      );
      const all: XmlNode[] = [...texts, ...children];
      return { kind: 'element', prefix: '', local, ns, attributes: named, children: all };
    }),
}));

describe('a stanza on its way to the server', () => {
  it('arrives as it was in the script, whatever is in it', async () => {
    const { server, session, witness } = await playOnline();
    await fc.assert(
      fc.asyncProperty(element, async (stanza) => {
        session.send(stanza);
        const sent = parseFrame(server.heard.at(-1) ?? '');
        expect(sent).toEqual({ ok: true, value: inClientNamespace(stanza) });
        expect(witness.frames.at(-1)).toMatchObject({ xml: server.heard.at(-1), phase: 'session' });
        await Promise.resolve();
      }),
    );
  });

  it('gets the client namespace only where it has none from the root down', () => {
    const given = xml('message', {}, xml('x', { xmlns: 'urn:x' }), xml('body'));
    const none: XmlElement = { ...xml('y'), ns: '' };
    const nested = {
      ...given,
      children: [...given.children, { ...xml('z', { xmlns: 'urn:z' }), children: [none] }],
    };
    const sent = inClientNamespace(nested);
    expect(sent.ns).toBe(CLIENT_NS);
    expect(childElements(sent).map((child) => child.ns)).toEqual(['urn:x', CLIENT_NS, 'urn:z']);
    expect(childElements(sent)[2]?.children).toEqual([none]);
  });
});

describe('whatever a server sends', () => {
  it('is recorded, and ends the session with a problem or not at all', async () => {
    const piece = fc.constantFrom(
      '<message',
      ' xmlns="jabber:client"',
      '>',
      '/>',
      '</message>',
      '<iq',
      '<!--',
      '<![CDATA[',
      ']]>',
      '&amp;',
      '&x;',
      '<?xml version="1.0"?>',
      ' ',
      'a',
      '<!DOCTYPE x>',
      '\u0000',
      '\uD800',
      '<x:y',
      " type='set'",
    );
    const frame = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(fc.array(frame, { maxLength: 5 }), async (sequence) => {
        const { server, witness, session } = await playOnline();
        for (const each of sequence) server.says(each);
        await allPending();
        const ends = witness.calls.filter((call) => call === 'closed').length;
        const allGood = sequence.every((each) => parseFrame(each).ok);
        expect(ends).toBe(allGood ? 0 : 1);
        session.abort();
      }),
      { numRuns: 50 },
    );
  });
});

describe('a stream error', () => {
  const said = (attributes: string) =>
    `<stream:error${attributes}><conflict xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>`;
  it.each([
    ['declares its prefix', said(" xmlns:stream='http://etherx.jabber.org/streams'")],
    ['does not, as Prosody 13 sends it', said('')],
  ])('is one where it %s', (_which, frame) => {
    const parsed = parseFrame(frame);
    expect(parsed.ok && frameKind(parsed.value)).toBe('stream-error');
  });
});

describe('secrets', () => {
  it.each(['auth', 'challenge', 'response', 'success'])('are blotted out of <%s/>', (local) => {
    fc.assert(
      // Longer than any word that the frame has anyway: `leng` is a part of `challenge`.
      fc.property(fc.base64String({ minLength: 16 }), fc.string(), (secret, mechanism) => {
        const element = xml(local, { xmlns: SASL_NS, mechanism }, secret);
        const frame = `<${local} xmlns='${SASL_NS}' mechanism='a>b'>${secret}</${local}>`;
        const { xml: recorded } = wireFrame({
          direction: 'sent',
          text: frame,
          element,
          isOnline: false,
        });
        expect(recorded).not.toContain(secret);
        expect(recorded).toMatch(/ characters\)</);
      }),
    );
  });
});
