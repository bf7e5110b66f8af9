import { describe, expect, it } from 'vitest';
import { createLineIndex } from '../../src/base/text-range.ts';
import { breakpointLine, outlineOf, stepAt } from '../../src/editor/outline.ts';
import type { Scenario, Step } from '../../src/script/scenario.ts';

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

const LINES = createLineIndex(TEXT);

/** From the start of a line to the end of another one, its line end included. */
const rangeOf = (line: number, endLine = line) => ({
  start: LINES.lineStart(line),
  end: LINES.lineStart(endLine + 1),
});

const step = (index: number, line: number, endLine = line): Step => ({
  kind: 'connects',
  index,
  actor: 'Romeo',
  line,
  range: rangeOf(line, endLine),
});

const actor = (name: string, line: number, endLine: number) => ({
  name,
  jid: '',
  password: '',
  resource: undefined,
  connectHost: undefined,
  connectPort: undefined,
  range: rangeOf(line, endLine),
});

const SCENARIO: Scenario = {
  title: 'Title',
  description: '',
  tags: [],
  actors: [actor('Romeo', 2, 3), actor('Juliet', 5, 6)],
  steps: [step(1, 9), step(2, 11, 13), step(3, 16)],
  scenes: [
    { title: 'They meet', line: 8, firstStep: 1 },
    { title: 'They part', line: 15, firstStep: 3 },
  ],
};

describe('the outline', () => {
  const outline = outlineOf(SCENARIO, LINES);

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

  it('of nothing is empty', () => {
    const empty = { ...SCENARIO, actors: [], steps: [], scenes: [] };
    expect(outlineOf(empty, LINES)).toEqual({ steps: [], folds: [] });
  });

  it('finds the step of a line, and none between steps', () => {
    expect([9, 11, 13, 14, 15].map((line) => stepAt(outline.steps, line))).toEqual([
      1,
      2,
      2,
      undefined,
      undefined,
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
