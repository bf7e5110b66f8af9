import { describe, expect, it } from 'vitest';
import { ensure } from '../../src/base/assert.ts';
import { applyEdits } from '../../src/base/text-edit.ts';
import { candidatesOf } from '../../src/diagnosis/candidates.ts';
import { repairsForStep } from '../../src/diagnosis/repair/step-repairs.ts';
import { stepDiff } from '../../src/diagnosis/step-diff.ts';
import { compileScript } from '../../src/script/compile.ts';
import { recordedTask } from '../../src/state/run-task.ts';
import { parseTrace, serialiseTrace } from '../../src/trace/file.ts';
import { buildTraceModel } from '../../src/trace/model.ts';
import { simulate } from '../support/simulated-run.ts';

const HEAD = `[Client] Juliet
	jid: juliet@localhost
	password: p

-----

Juliet connects

Juliet receives:
	`;
const X = (content: string) =>
  `<presence><x xmlns="http://jabber.org/protocol/muc#user">${content}</x></presence>`;
const ITEM = '<item affiliation="owner" role="moderator"/>';
const STATUS = '<status code="110"/>';

function play(content: string, anyOrder: boolean, pattern = X(STATUS + ITEM)) {
  const text = `${HEAD}${pattern}\n`;
  const scenario = ensure(compileScript(text).scenario, 'a script without errors');
  const xml = X(content).replace('<presence', '<presence xmlns="jabber:client"');
  const cues = [{ on: 1, to: 'Juliet', xml }];
  const { events } = simulate({ script: scenario, source: text, cues, options: { anyOrder } });
  return { text, source: text, scenario, model: buildTraceModel(events), events };
}

describe('a run in which children may come in any order', () => {
  it('takes what another run would not, and its trace says why', () => {
    expect(play(ITEM + STATUS, false).model.ended?.outcome).toBe('failed');
    const { model, events } = play(ITEM + STATUS, true);
    expect(model.ended?.outcome).toBe('passed');
    expect(model.started?.order).toBe('any');
    const read = parseTrace(serialiseTrace(events));
    expect(read.ok && read.value[0]).toMatchObject({ type: 'run-started', order: 'any' });
    expect(recordedTask(ensure(model.started, 'a beginning'))?.options.anyOrder).toBe(true);
  });

  it('says nothing of it where nobody asked for it', () => {
    expect(play(STATUS + ITEM, false).model.started).not.toHaveProperty('order');
  });

  it('has no difference of order where it fails, and its repair passes as it ran', () => {
    const ran = play(`<item affiliation="member" role="moderator"/>${STATUS}`, true);
    expect(stepDiff(ran.model, ran.scenario, 2)?.differences.map(({ kind }) => kind)).toEqual([
      'attribute-value',
    ]);
    const step = ran.scenario.steps[1];
    if (step?.kind !== 'receives') throw new Error('The second step receives.');
    const [candidate] = candidatesOf(ran.model, step);
    const [repair] = repairsForStep(ran, step, ensure(candidate, 'a candidate'));
    const repaired = applyEdits(ran.text, ensure(repair, 'a repair').edits).slice(HEAD.length);
    // What stands in another order stays where it is.
    expect(repaired.trimEnd()).toBe(X(`${STATUS}${ITEM}`).replace('owner', 'member'));
    expect(
      play(`<item affiliation="member" role="moderator"/>${STATUS}`, true, repaired.trimEnd()).model
        .ended?.outcome,
    ).toBe('passed');
  });
});
