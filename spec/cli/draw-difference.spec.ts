import fc from 'fast-check';
import { expect, it } from 'vitest';
import { visible } from '../../src/cli/visible.ts';
import { drawDifference, drawUnexpected } from '../../src/cli/draw-difference.ts';
import { diff, stanza } from '../match/notation.ts';

const presence = (content: string) => `<presence><x xmlns="urn:x">${content}</x></presence>`;
const draw = (expected: string, received: string) =>
  drawDifference(diff(presence(expected), presence(received)));

it('a difference is drawn with signs', () => {
  expect(draw('<item role="none"/><a/>', '<item/><a/><b/>')).toEqual([
    '  <presence>',
    '    <x xmlns="urn:x">',
    '      <item',
    '-         role="none"',
    '      <a>',
    '+     <b>',
  ]);
});

it('what stands elsewhere is drawn with the place where it is expected', () => {
  expect(draw('<a/><b/>', '<b/><a/>')).toEqual([
    '  <presence>',
    '    <x xmlns="urn:x">',
    '~     <a>   (expected before <b>)',
    '      <b>',
  ]);
});

it('long runs of what is equal are left out', () => {
  const items = Array.from({ length: 40 }, (_, index) => `<i n="${index}"/>`);
  const others = items.with(20, '<i n="20" k="1"/>');
  expect(draw(items.join(''), others.join(''))).toEqual([
    '  … 21 equal lines',
    '      <i n="19">',
    '      <i',
    '          n="20"',
    '+         k="1"',
    '      <i n="21">',
    '      <i n="22">',
    '      <i n="23">',
    '  … 16 equal lines',
  ]);
});

it('has no sign where nothing differs', () => {
  expect(
    draw('<item role="none"/>', '<item role="none"/>').filter((row) => !row.startsWith(' ')),
  ).toEqual([]);
});

it('an element of another namespace is told by that', () => {
  const rows = drawDifference(
    diff(
      '<presence><x xmlns="urn:muc"><status code="110"/></x></presence>',
      '<presence><x xmlns="urn:muc#user"><status code="110"/></x></presence>',
    ),
  );
  expect(rows).toEqual([
    '  <presence>',
    '-   <x xmlns="urn:muc">',
    '+   <x xmlns="urn:muc#user">',
    '      <status code="110">',
  ]);
});

it('an attribute of another namespace is told by that', () => {
  expect(draw('<i xmlns:a="urn:a" a:k="1"/>', '<i xmlns:a="urn:b" a:k="1"/>').slice(2)).toEqual([
    '      <i',
    '-         a:k="1" xmlns:a="urn:a"',
    '+         a:k="1" xmlns:a="urn:b"',
  ]);
});

it('values are drawn as they are', () => {
  expect(
    draw(
      String.raw`<i jid="friends\26family@r" name='"R&amp;D"' q="&quot;'"/><b>a\b</b>`,
      '<i/><b/>',
    ).slice(2),
  ).toEqual([
    '      <i',
    String.raw`-         jid="friends\26family@r"`,
    `-         name='"R&D"'`,
    `-         q=""'"`,
    '      <b>',
    String.raw`-       a\b`,
  ]);
});

it('a long value is cut around where it differs', () => {
  const long = 'x'.repeat(5_000);
  const rows = draw(`<i k="${long}a${long}"/>`, `<i k="${long}b${long}"/>`).slice(3);
  expect(rows.map((row) => row.length < 120)).toEqual([true, true]);
  expect(rows[0]).toContain('xa');
  expect(rows[1]).toContain('xb');
});

it("scansion's own attributes stay in the line of their start tag", () => {
  const expected = '<presence><x xmlns="urn:x" scansion:strict="false" a="1" b="2"/></presence>';
  const received = '<presence><x xmlns="urn:x" a="2" b="2"/></presence>';
  expect(drawDifference(diff(expected, received))).toEqual([
    '  <presence>',
    '    <x xmlns="urn:x" scansion:strict="false"',
    '-       a="1"',
    '+       a="2"',
    '        b="2"',
  ]);
});

it('elements of two names are each drawn in one line', () => {
  expect(drawDifference(diff('<message id="1"/>', '<presence id="2" to="a"/>'))).toEqual([
    '- <message id="1">',
    '+ <presence id="2" to="a">',
  ]);
});

const REFUSED = `<presence type="error" from="r@c/n" id="7"><x xmlns="urn:m"/>
  <error type="cancel" by="r@c"><conflict xmlns="urn:s"/><text xmlns="urn:s">Taken</text></error></presence>`;

it('an error is drawn as one, though the script does not name it', () => {
  expect(drawDifference(diff('<presence from="r@c/m"/>', REFUSED))).toEqual([
    '  <presence',
    '-     from="r@c/m"',
    '+     from="r@c/n"',
    '!     type="error"',
    '!   <error type="cancel" by="r@c">',
    '!     <conflict xmlns="urn:s">',
    '!     <text xmlns="urn:s">',
    '!       Taken',
  ]);
});

it('an error that the script names in part is drawn in full', () => {
  const expected =
    '<presence type="error" from="r@c/m"><error type="cancel"><conflict xmlns="urn:s"/></error></presence>';
  expect(drawDifference(diff(expected, REFUSED))).toEqual([
    '  <presence',
    '      type="error"',
    '-     from="r@c/m"',
    '+     from="r@c/n"',
    '    <error',
    '        type="cancel"',
    '!       by="r@c"',
    '      <conflict xmlns="urn:s">',
    '!     <text xmlns="urn:s">',
    '!       Taken',
  ]);
});

it('what came where nothing was to come is drawn as a whole', () => {
  expect(
    drawUnexpected(stanza('<message type="error"><error><gone xmlns="urn:s"/></error></message>')),
  ).toEqual(['+ <message type="error">', '+   <error>', '+     <gone xmlns="urn:s">']);
});

const NAMES = fc.constantFrom('a', 'b');
const VALUES = fc.constantFrom('1', '2', '\\', '\u00a0', '\u200b', ' ', '&quot;', '&amp;quot;');
const DECLARED = fc.constantFrom(
  '',
  ' xmlns="urn:1"',
  ' xmlns="urn:2"',
  ' xmlns:p="urn:1"',
  ' xmlns:p="urn:2"',
);
const { tree } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc
    .record({
      name: NAMES,
      declared: DECLARED,
      values: fc.array(VALUES, { maxLength: 1 }),
      text: fc.oneof(fc.constant(''), VALUES),
      children: fc.oneof({ maxDepth: 2 }, fc.constant([]), fc.array(tie('tree'), { maxLength: 2 })),
    })
    .map(({ name, declared, values, text, children }) => {
      const prefix = declared.includes(':p') ? 'p:' : '';
      const attributes = values.map((value) => ` ${prefix}k="${value}"`).join('');
      return `<${name}${declared}${attributes}>${text}${children.join('')}</${name}>`;
    }),
}));

/** Two sides of one difference stand next to each other. */
const equalSides = (rows: readonly string[]) =>
  rows.filter((row, at) => {
    const next = rows[at + 1] ?? '';
    return row.startsWith('-') && next.startsWith('+') && row.slice(1) === next.slice(1);
  });

it('whatever differs, the lines of its two sides do not look equal', () => {
  fc.assert(
    fc.property(tree, tree, (expected, received) => {
      const found = diff(presence(expected), presence(received));
      const rows = drawDifference(found).map(visible);
      expect(equalSides(rows)).toEqual([]);
      expect(rows.some((row) => /^[-+~]/.test(row))).toBe(found.differences.length > 0);
    }),
    { numRuns: 200 },
  );
});
