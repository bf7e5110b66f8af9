import { describe, expect, it } from 'vitest';
import { match, told } from './notation.ts';

/** Both judges must agree. */
function accepts(expected: string, received: string): boolean {
  const matched = match(expected, received) !== undefined;
  expect(told(expected, received).length === 0).toBe(matched);
  return matched;
}

describe('a level that is not strict', () => {
  it('wants each expected attribute, and ignores others', () => {
    expect(accepts('<iq id="1"/>', '<iq id="1" type="result" to="a@b/c"/>')).toBe(true);
    expect(accepts('<iq id="1"/>', '<iq id="2"/>')).toBe(false);
    expect(accepts('<iq id="1"/>', '<iq/>')).toBe(false);
  });

  it('wants each expected child, in any order, and ignores others', () => {
    const expected = '<message><body/><subject/></message>';
    expect(accepts(expected, '<message><subject/><thread/><body/></message>')).toBe(true);
    expect(accepts(expected, '<message><subject/></message>')).toBe(false);
  });

  it('wants a received child of its own for each expected one', () => {
    const expected = '<message><body/><body/></message>';
    expect(accepts(expected, '<message><body>one</body></message>')).toBe(false);
    expect(accepts(expected, '<message><body>one</body><body/></message>')).toBe(true);
  });

  it('finds the pairs even where the first choice is wrong', () => {
    const expected = '<message><body/><body a="1"/><body a="1" b="2"/></message>';
    const received = '<message><body a="1" b="2"/><body a="1"/><body/></message>';
    expect(accepts(expected, received)).toBe(true);
    expect(accepts(expected, '<message><body a="1" b="2"/><body/><body/></message>')).toBe(false);
  });

  it('takes an empty expectation for a stanza of any content', () => {
    const received = '<iq type="result" id="roster1"><query xmlns="jabber:iq:roster"/></iq>';
    expect(accepts('<iq type="result" id="roster1"/>', received)).toBe(true);
  });
});

describe('a strict level', () => {
  const x = (content: string) => `<presence><x xmlns="urn:x">${content}</x></presence>`;

  it('wants the same attributes and no more', () => {
    expect(accepts(x('<item a="1"/>'), x('<item a="1"/>'))).toBe(true);
    expect(accepts(x('<item a="1"/>'), x('<item a="1" b="2"/>'))).toBe(false);
    expect(accepts(x('<item a="1" b="2"/>'), x('<item b="2" a="1"/>'))).toBe(true);
  });

  it('wants the same children in the same order and no more', () => {
    expect(accepts(x('<a/><b/>'), x('<a/><b/>'))).toBe(true);
    expect(accepts(x('<a/><b/>'), x('<b/><a/>'))).toBe(false);
    expect(accepts(x('<a/>'), x('<a/><b/>'))).toBe(false);
    expect(accepts(x('<a/><b/>'), x('<a/>'))).toBe(false);
  });

  it('is what a foreign namespace makes, in all its descendants', () => {
    expect(accepts(x('<a><b/></a>'), x('<a><b c="1"/></a>'))).toBe(false);
  });

  it('is switched off by scansion:strict for one level only', () => {
    const loose = '<iq><query xmlns="urn:q" scansion:strict="false"><item/></query></iq>';
    const received = (item: string) => `<iq><query xmlns="urn:q" n="1"><b/>${item}</query></iq>`;
    expect(accepts(loose, received('<item/>'))).toBe(true);
    expect(accepts(loose, received('<item a="1"/>'))).toBe(false);
  });

  it('is switched on by scansion:strict', () => {
    expect(accepts('<iq scansion:strict="true" id="1"/>', '<iq id="1"/>')).toBe(true);
    expect(accepts('<iq scansion:strict="true" id="1"/>', '<iq id="1" to="a"/>')).toBe(false);
  });

  it('is not what jabber:client makes, however it is written', () => {
    const forwarded = (message: string) =>
      `<message><forwarded xmlns="urn:f">${message}</forwarded></message>`;
    const expected = forwarded('<message xmlns="jabber:client" to="a"/>');
    expect(accepts(expected, forwarded('<message xmlns="jabber:client" to="a" id="1"/>'))).toBe(
      true,
    );
  });
});

describe('names', () => {
  it('are compared with resolved namespaces, never by prefix', () => {
    const expected = '<presence><x xmlns="urn:x"><a/></x></presence>';
    const prefixed = '<presence xmlns:p="urn:x"><p:x><p:a/></p:x></presence>';
    expect(accepts(expected, prefixed)).toBe(true);
    expect(accepts(expected, '<presence><x xmlns="urn:y"><a xmlns="urn:x"/></x></presence>')).toBe(
      false,
    );
  });

  it('keep two children of one name and two namespaces apart', () => {
    const expected = '<presence><x xmlns="urn:b"/></presence>';
    expect(accepts(expected, '<presence><x xmlns="urn:a"/><x xmlns="urn:b"/></presence>')).toBe(
      true,
    );
  });

  it('of the stanza must be the same', () => {
    expect(accepts('<message/>', '<presence/>')).toBe(false);
  });
});

describe('text', () => {
  const body = (text: string) => `<message><body>${text}</body></message>`;

  it('is compared without the white space around it, and runs of it count as one space', () => {
    expect(accepts(body('\n\t\tA  storm\n\t'), body('A storm'))).toBe(true);
    expect(accepts(body('A storm'), body('A\u00a0storm'))).toBe(false);
  });

  it('that is not expected is accepted, even when strict', () => {
    const header = (text: string) => `<iq><slot xmlns="urn:u"><header>${text}</header></slot></iq>`;
    expect(accepts(header(''), header('Bearer 1234'))).toBe(true);
    expect(accepts(header('Bearer'), header(''))).toBe(false);
  });

  it('between child elements is nothing when it is white space', () => {
    expect(accepts('<message>\n\t<body/>\n</message>', '<message><body/></message>')).toBe(true);
  });

  it('as a wildcard is any text but none', () => {
    expect(accepts(body('{scansion:any}'), body('Hello'))).toBe(true);
    expect(accepts(body('{scansion:any}'), body(''))).toBe(false);
    expect(match(body(' {scansion:capture:line} '), body('Hello'))?.captures).toEqual({
      line: 'Hello',
    });
  });
});

describe('wildcards', () => {
  it('want the attribute, whatever its value', () => {
    expect(accepts('<iq id="{scansion:any}"/>', '<iq id=""/>')).toBe(true);
    expect(accepts('<iq id="{scansion:any}"/>', '<iq/>')).toBe(false);
    expect(accepts('<iq id="x{scansion:any}"/>', '<iq id="xy"/>')).toBe(false);
  });

  it('capture, and a second use overwrites', () => {
    const expected = '<iq id="{scansion:capture:id}"/>';
    expect(match(expected, '<iq id="abc"/>')?.captures).toEqual({ id: 'abc' });
    const fin = '<iq><fin xmlns="urn:m" a="{scansion:capture:n}" b="{scansion:capture:n}"/></iq>';
    const received = '<iq><fin xmlns="urn:m" a="1" b="2"/></iq>';
    expect(match(fin, received)?.captures).toEqual({ n: '2' });
  });

  it('capture from the child that was paired', () => {
    const expected = '<message><body id="{scansion:capture:id}" lang="en"/></message>';
    const received = '<message><body id="1" lang="de"/><body id="2" lang="en"/></message>';
    expect(match(expected, received)?.captures).toEqual({ id: '2' });
  });
});

describe('large stanzas', () => {
  const form = (values: readonly number[]) => {
    const fields = values.map((n) => `<field var="f${n}"><value>${n}</value></field>`).join('');
    return `<iq><x xmlns="jabber:x:data" scansion:strict="false">${fields}</x></iq>`;
  };
  const plain = (text: string) => text.replace(' scansion:strict="false"', '');
  const forward = Array.from({ length: 1000 }, (_, n) => n);

  it('match in any order', () => {
    expect(accepts(form(forward), plain(form(forward.toReversed())))).toBe(true);
  });

  it('differ in one field', () => {
    const changed = forward.map((n) => (n === 500 ? -1 : n));
    expect(accepts(form(forward), plain(form(changed)))).toBe(false);
  });
});
