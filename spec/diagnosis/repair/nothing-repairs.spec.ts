import { describe, expect, it } from 'vitest';
import { ensure } from '../../../src/base/assert.ts';
import { applyEdits } from '../../../src/base/text-edit.ts';
import { bestRepair } from '../../../src/diagnosis/repair/accept-all.ts';
import { repairsForNothing } from '../../../src/diagnosis/repair/nothing-repairs.ts';
import { compileScript } from '../../../src/script/compile.ts';
import { buildTraceModel } from '../../../src/trace/model.ts';
import { simulate, type Cue } from '../../support/simulated-run.ts';

const HEAD = `[Client] Romeo
	jid: romeo@localhost
	password: p

-----

Romeo connects

`;
const CAME: Cue = {
  on: 1,
  to: 'Romeo',
  xml: '<message xmlns="jabber:client" from="room@muc" to="romeo@localhost/r"><jid>romeo@localhost</jid></message>',
};
const EXPECTED = `Romeo receives:
	<message from="room@muc">
		<jid>\${Romeo's JID}</jid>
	</message>
`;

function play(steps: string, cues: readonly Cue[]) {
  const source = HEAD + steps;
  const scenario = ensure(compileScript(source).scenario, 'a script without errors');
  const run = simulate({ script: scenario, source, cues });
  return { scenario, source, text: source, model: buildTraceModel(run.events), run };
}

function repaired(steps: string, cues: readonly Cue[] = [CAME], text = HEAD + steps) {
  const ran = { ...play(steps, cues), text };
  const step = ran.scenario.steps[1];
  if (step?.kind !== 'receives-nothing') throw new Error('another step');
  return repairsForNothing(ran, step).map(({ label, edits }) => ({
    label,
    steps: applyEdits(text, edits).slice(HEAD.length),
  }));
}

describe('the repairs of "receives: nothing"', () => {
  it('expect what came, or drop the step; either way the script passes', () => {
    const offers = repaired('Romeo receives: nothing\n\nRomeo disconnects\n');
    expect(offers).toEqual([
      { label: 'Expect what came', steps: `${EXPECTED}\nRomeo disconnects\n` },
      { label: 'Remove this step', steps: 'Romeo disconnects\n' },
    ]);
    for (const { steps } of offers) expect(play(steps, [CAME]).run.ended?.outcome).toBe('passed');
  });

  it.each(['Romeo receives nothing\n', 'Romeo receives:  nothing \n'])('fit %j', (steps) => {
    expect(repaired(steps)[0]?.steps.trim()).toBe(EXPECTED.trim());
  });

  it('are none when nothing came, and when the script has moved on', () => {
    const steps = 'Romeo receives: nothing\n';
    expect(repaired(steps, [])).toEqual([]);
    expect(repaired(steps, [CAME], `${HEAD}Romeo disconnects\n`)).toEqual([]);
  });

  it('are what accepting until green does', () => {
    const ran = play('Romeo receives: nothing\n', [CAME]);
    expect(bestRepair(ran, 2)?.label).toBe('Expect what came');
  });
});
