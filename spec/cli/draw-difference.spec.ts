import { expect, it } from 'vitest';
import { drawDifference } from '../../src/cli/draw-difference.ts';
import { diff } from '../match/notation.ts';

const presence = (content: string) => `<presence><x xmlns="urn:x">${content}</x></presence>`;
const draw = (expected: string, received: string) =>
  drawDifference(diff(presence(expected), presence(received)));

it('a difference is drawn with signs', () => {
  expect(draw('<item role="none"/><a/>', '<item/><a/><b/>')).toEqual([
    '  <presence>',
    '    <x>',
    '      <item',
    '-         role="none"',
    '      <a>',
    '+     <b>',
  ]);
});

it('what stands elsewhere is drawn with the place where it is expected', () => {
  expect(draw('<a/><b/>', '<b/><a/>')).toEqual([
    '  <presence>',
    '    <x>',
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
