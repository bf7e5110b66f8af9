import { describe, expect, it } from 'vitest';
import { createLineIndex } from '../../src/base/text-range.ts';
import { breakpointLine, EMPTY_OUTLINE, outlineOf } from '../../src/editor/outline.ts';
import { parseScript } from '../../src/script/parse.ts';

const TEXT = [
  '# Title', // 1
  '[Client] Romeo', // 2
  '\tjid: romeo@localhost', // 3
  '', // 4
  '[Client] Juliet', // 5
  '\tjid: juliet@localhost', // 6
  '-----', // 7
  '# They meet', // 8
  'Romeo connects', // 9
  '', // 10
  'Romeo sends:', // 11
  '\t<presence', // 12
  '\t  to="room@localhost"/>', // 13
  '', // 14
  '# They part', // 15
  'Romeo disconnects', // 16
  '',
].join('\n');

const outlineOfText = (text: string) => outlineOf(parseScript(text), createLineIndex(text));

describe('the outline', () => {
  const outline = outlineOfText(TEXT);

  it('knows the lines of each step, its block included', () => {
    expect(outline.steps).toEqual([
      { line: 9, endLine: 9 },
      { line: 11, endLine: 13 },
      { line: 16, endLine: 16 },
    ]);
  });

  it('folds the definitions, each scene to its last step, and each block', () => {
    expect(outline.folds).toEqual([
      { line: 2, endLine: 6 },
      { line: 8, endLine: 13 },
      { line: 15, endLine: 16 },
      { line: 11, endLine: 13 },
    ]);
  });

  it('knows who plays', () => {
    expect(outline.actors).toEqual(['Romeo', 'Juliet']);
  });

  it('of nothing is empty', () => {
    expect(outlineOfText('')).toEqual(EMPTY_OUTLINE);
  });

  it('of a broken script is as good as it can be', () => {
    const broken = outlineOfText(`${TEXT}\nRomeo sends:\n\t<presence\n\nRomeo waits:\n\t<iq/>`);
    expect(broken.steps).toEqual([
      ...outline.steps,
      { line: 18, endLine: 19 },
      { line: 21, endLine: 22 },
    ]);
  });

  it('puts a breakpoint at the line of its step', () => {
    expect([1, 9, 12, 13, 14].map((line) => breakpointLine(outline.steps, line))).toEqual([
      undefined,
      9,
      11,
      11,
      undefined,
    ]);
  });
});
