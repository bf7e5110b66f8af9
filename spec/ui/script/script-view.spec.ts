import { describe, expect, it } from 'vitest';
import { ensure } from '../../../src/base/assert.ts';
import { compileScript } from '../../../src/script/compile.ts';
import { buildTraceModel } from '../../../src/trace/model.ts';
import { scriptViewOf, type ScriptViewInput } from '../../../src/ui/script/script-view.ts';
import { placesOf } from '../../../src/script/step-places.ts';
import { trace } from '../../support/trace-notation.ts';

const SOURCE = [
  '# A member notice', // 1
  '[Client] Romeo', // 2
  '\tjid: romeo@localhost', // 3
  '\tpassword: secret', // 4
  '-----', // 5
  'Romeo connects', // 6
  '', // 7
  'Romeo receives:', // 8
  '\t<message from="room@localhost">', // 9
  '\t\t<item role="none"/>', // 10
  '\t</message>', // 11
  '', // 12
  'Romeo disconnects', // 13
  '',
].join('\n');

const SCENARIO = ensure(compileScript(SOURCE).scenario, 'the scenario');

const CAME = '<message xmlns="jabber:client" from="room@localhost"><item/></message>';
const DIFFERED = `step 1 | step 1: sent | step 2 | Romeo < ${CAME} | step 2: differs 4 | failed 2`;

const view = (notation: string, more: Partial<ScriptViewInput> & { text?: string } = {}) =>
  scriptViewOf(
    {
      scenario: SCENARIO,
      source: SOURCE,
      trace: buildTraceModel(trace(notation)),
      phase: 'ended',
      isPast: false,
      selectedStep: undefined,
      ...more,
    },
    placesOf(SCENARIO, SOURCE, more.text ?? SOURCE),
  );

const words = (text: string, { start, end }: { start: number; end: number }) =>
  text.slice(start, end);

describe('the marks of a text', () => {
  it('are the selection alone before the first run', () => {
    const { marks, lens, failure } = view('', { trace: undefined, selectedStep: 2 });
    expect(marks.selected).toEqual({ line: 8, endLine: 11 });
    expect([marks.verdicts, lens, failure]).toEqual([[], undefined, undefined]);
  });

  it('give each step the verdict of the run', () => {
    expect(view(DIFFERED).marks.verdicts).toEqual([
      { line: 6, mark: 'sent' },
      { line: 8, mark: 'differs' },
      { line: 13, mark: 'not-run' },
    ]);
  });

  it('show a step that waits, and where the run stands', () => {
    const { marks, lens } = view('step 1 | step 1: sent | step 2', { phase: 'running' });
    expect(marks.verdicts[1]).toEqual({ line: 8, mark: 'waiting' });
    expect(marks.currentLine).toBe(8);
    expect(lens).toEqual({ step: 2, line: 8, state: 'running', took: undefined });
  });

  it('show where a run is paused, before the step has begun', () => {
    const { marks, lens } = view('step 1 | step 1: sent | paused 2 breakpoint', {
      phase: 'paused',
    });
    expect([marks.currentLine, lens?.state]).toEqual([8, 'paused']);
  });

  it('stand nowhere once a run has passed', () => {
    const { marks, lens } = view('step 1 | step 1: sent | passed');
    expect([marks.currentLine, lens]).toEqual([undefined, undefined]);
  });

  it('stand at an earlier moment while that is shown', () => {
    const { marks, lens } = view('step 1 | step 1: sent', { isPast: true });
    expect([marks.currentLine, lens?.took]).toEqual([6, 10]);
  });
});

describe('a failed step', () => {
  it('has its failing line, what differs in it, and the difference below', () => {
    const { failure, marks, lens } = view(DIFFERED);
    expect(marks.failed?.span).toEqual({ line: 8, endLine: 11 });
    expect(marks.failed?.ranges.map((range) => words(SOURCE, range))).toEqual(['role="none"']);
    expect([marks.failed?.failingLine, marks.currentLine, failure?.line]).toEqual([10, 10, 10]);
    expect(lens).toEqual({ step: 2, line: 8, state: 'done', took: 20 });
  });

  it('that came to nothing is told below its last line', () => {
    const { failure, marks } = view('step 1 | step 1: sent | step 2 | step 2: missing | failed 2');
    expect(marks.failed).toEqual({
      span: { line: 8, endLine: 11 },
      failingLine: undefined,
      ranges: [],
    });
    expect([marks.currentLine, failure?.line, failure?.compared]).toEqual([8, 11, undefined]);
  });

  it('moves with the text above it', () => {
    const text = `# new\n${SOURCE}`;
    const { failure, marks } = view(DIFFERED, { text });
    expect([marks.failed?.span.line, failure?.line]).toEqual([9, 11]);
    expect(marks.failed?.ranges.map((range) => words(text, range))).toEqual(['role="none"']);
  });

  it('is forgotten once it was edited; the other steps keep their verdicts', () => {
    const { failure, marks } = view(DIFFERED, { text: SOURCE.replace(' role="none"', '') });
    expect([failure, marks.failed, marks.currentLine]).toEqual([undefined, undefined, undefined]);
    expect(marks.verdicts.map(({ mark }) => mark)).toEqual(['sent', 'not-run']);
  });
});

describe('the step at a line', () => {
  it('is found in the edited text, but not where it was edited', () => {
    const places = placesOf(SCENARIO, SOURCE, `# new\n${SOURCE.replace('none', 'x')}`);
    expect([7, 9, 14].map((line) => places.stepAt(line))).toEqual([1, undefined, 3]);
  });
});
