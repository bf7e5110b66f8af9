import { describe, expect, it } from 'vitest';
import { foldingRanges, scriptOutline, type OutlineEntry } from '../../src/script/outline.ts';
import { parseScript } from '../../src/script/parse.ts';

const syntax = parseScript(`# Title
# Description

[Client] Romeo
	jid: romeo@localhost
	password: secret
-----
Romeo connects

# Scene one
# in two lines
Romeo sends:
	<presence>
		<x/>
	</presence>

Romeo receives: nothing

# Scene two
Romeo disconnects
`);

function draw({ kind, name, detail, range, selection, children }: OutlineEntry): string[] {
  expect(selection.start).toBeGreaterThanOrEqual(range.start);
  expect(selection.end).toBeLessThanOrEqual(range.end);
  return [`${kind} ${name} | ${detail}`, ...children.flatMap(draw).map((line) => `  ${line}`)];
}

describe('scriptOutline', () => {
  it('has the definitions, and the scenes with their steps', () => {
    expect(scriptOutline(syntax).flatMap(draw)).toEqual([
      'definition Romeo | romeo@localhost',
      'step Romeo connects | ',
      'scene Scene one in two lines | ',
      '  step Romeo sends | presence',
      '  step Romeo receives | nothing',
      'scene Scene two | ',
      '  step Romeo disconnects | ',
    ]);
    expect(scriptOutline(parseScript(''))).toEqual([]);
  });
});

describe('foldingRanges', () => {
  it('has all that spans lines', () => {
    const lines = foldingRanges(syntax).map(
      ({ kind, startLine, endLine }) => `${startLine}-${endLine} ${kind}`,
    );
    expect(lines).toEqual([
      '1-2 comment',
      '4-6 definition',
      '10-17 scene',
      '10-11 comment',
      '12-15 block',
      '19-20 scene',
    ]);
    expect(foldingRanges(parseScript(''))).toEqual([]);
  });
});
