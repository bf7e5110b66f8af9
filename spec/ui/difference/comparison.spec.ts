import { describe, expect, it } from 'vitest';
import type { EventSeq, StepVerdict, TraceEntry } from '../../../src/trace/event.ts';
import { compare } from '../../../src/ui/difference/comparison.ts';
import { describeRecord, inspect } from '../../../src/ui/selection/inspected.ts';
import { compareMarked } from '../../../src/ui/difference/marked.ts';
import {
  offeredForChosen,
  offeredForSkipped,
  offeredRepairs,
  repairAt,
} from '../../../src/ui/failure/offered-repairs.ts';
import { applyEdits } from '../../../src/base/text-edit.ts';
import { candidatesOf } from '../../../src/diagnosis/diagnosis.ts';
import { ensure } from '../../../src/base/assert.ts';
import { received, runOf, sent, SCRIPT, type Run } from './run-of.ts';

const YES = '<message from="juliet@localhost" type="chat"><body>Yes</body></message>';
const NO = '<message from="juliet@localhost" type="chat"><body>No</body></message>';

const ended = (step: number, verdict: StepVerdict, stanza?: number): TraceEntry => ({
  type: 'step-ended',
  step,
  verdict,
  ...(stanza === undefined ? {} : { stanza: stanza as EventSeq }),
});

const SENT = sent('<message to="juliet@localhost" id="m1"/>', 2);
const selection = (step: number | undefined, stanza?: number) =>
  ({ step, stanza: stanza as EventSeq | undefined, origin: 'timeline' }) as const;

const inspectIn = ({ model, scenario }: Run, chosen?: ReturnType<typeof selection>) =>
  inspect(model, scenario, chosen);

const compareIn = (run: Run, chosen?: ReturnType<typeof selection>) => {
  const inspected = ensure(inspectIn(run, chosen), 'something to inspect');
  return compare(run.model, inspected, (index) => {
    const step = run.scenario.steps[index - 1];
    return step?.kind === 'receives' ? step : undefined;
  });
};

describe('what is inspected', () => {
  it('is nothing before a run', () => {
    expect(inspectIn(runOf())).toBeUndefined();
  });

  it('is the step that failed, when nothing is selected', () => {
    const run = runOf(SENT, ended(2, 'sent'), received(NO), ended(3, 'differs', 2));
    expect(inspectIn(run)).toMatchObject({
      title: 'Step 3: Romeo receives message',
      stanza: { frame: { seq: 2 } },
    });
  });

  it('is the last step that ended, when none failed', () => {
    expect(inspectIn(runOf(SENT, ended(1, 'sent'), ended(2, 'sent')))?.title).toBe(
      'Step 2: Romeo sends message',
    );
  });

  it('finds the stanza that a selected step sent', () => {
    expect(inspectIn(runOf(SENT), selection(2))?.stanza?.frame.seq).toBe(0);
  });

  it('names a stanza without a step by its fate', () => {
    const run = runOf(received(NO), { type: 'stanza-skipped', stanza: 0 as EventSeq, step: 3 });
    const record = ensure(run.model.stanzas[0], 'stanza');
    expect(describeRecord(record)).toBe('Romeo receives message, skipped while step 3 waited');
  });
});

describe('the comparison', () => {
  it('sets a failed step against its nearest candidate', () => {
    const found = compareIn(runOf(received(NO), ended(3, 'differs', 0)));
    expect(found).toMatchObject({
      kind: 'compared',
      isVerdict: true,
      diff: { differences: [{ kind: 'text', expected: 'Yes', received: 'No' }] },
    });
  });

  it('says of a matched step that everything is there', () => {
    const found = compareIn(runOf(received(YES), ended(3, 'matched', 0)));
    expect(found.sentence).toBe('Every part that the script expects is there.');
  });

  it('lists what came instead of a stanza that never came', () => {
    const run = runOf(
      received('<presence/>'),
      { type: 'stanza-skipped', stanza: 0 as EventSeq, step: 3 },
      ended(3, 'missing'),
    );
    expect(compareIn(run)).toMatchObject({
      kind: 'alone',
      isMissing: true,
      sentence: 'Romeo never received this <message>.',
      cameInstead: [{ frame: { seq: 0 } }],
    });
  });

  it('tells why a skipped stanza was not taken', () => {
    const run = runOf(received(NO), { type: 'stanza-skipped', stanza: 0 as EventSeq, step: 3 });
    expect(compareIn(run, selection(undefined, 0))).toMatchObject({
      kind: 'compared',
      isVerdict: false,
      sentence: 'Step 3 passed over this stanza: it has one difference.',
    });
  });

  it('shows a step that has not run alone', () => {
    expect(compareIn(runOf(SENT), selection(3))).toMatchObject({ kind: 'alone', isMissing: false });
  });

  it.each([
    [selection(1), 'Romeo connects: there is no stanza to compare.'],
    [selection(2), 'This was sent as the script has it, so there is nothing to compare.'],
    [selection(4), 'Step 4 has not run yet.'],
    [
      selection(undefined, 3),
      'No step of the script asks for this stanza, so there is nothing to compare it with.',
    ],
  ])('has a sentence where there is nothing to compare: %j', (chosen, sentence) => {
    const run = runOf(ended(1, 'sent'), SENT, ended(2, 'sent'), received('<presence/>'));
    expect(compareIn(run, chosen).sentence).toBe(sentence);
  });
});

describe('two marked stanzas', () => {
  it('differ in all that only one of them has', () => {
    const { model } = runOf(received(YES), received(NO.replace('type="chat"', '')));
    const pair = compareMarked(model, [0 as EventSeq, 1 as EventSeq]);
    expect(pair?.diff.differences.map(({ kind }) => kind)).toEqual(['attribute-missing', 'text']);
  });

  it('need to be two', () => {
    const { model } = runOf(received(YES));
    expect(compareMarked(model, [0 as EventSeq])).toBeUndefined();
  });
});

const SKIPPED = { type: 'stanza-skipped', stanza: 0 as EventSeq, step: 3 } as const;

describe('the repairs on offer', () => {
  const run = runOf(received(NO), ended(3, 'differs', 0));
  const offersFor = (text: string) => {
    const found = compareIn(run);
    if (found.kind !== 'compared') throw new Error('nothing to repair');
    const candidate = ensure(found.candidates[0], 'a candidate');
    return offeredRepairs({ ...run, source: SCRIPT, text }, found.step, candidate);
  };

  it('make the script expect what came, and run it', () => {
    const [repair, andRun] = offersFor(SCRIPT);
    expect(repair).toMatchObject({ words: 'Accept what came', key: 'a', then: 'stay' });
    expect(andRun).toMatchObject({ words: 'Accept and run', key: 'r', then: 'run' });
    const at = SCRIPT.indexOf('Yes');
    expect(repair?.edits).toEqual([{ start: at, end: at + 3, text: 'No' }]);
  });

  it('show the lines that change', () => {
    const line =
      '<message from="juliet@localhost" type="{scansion:any}"><body>Yes</body></message>';
    expect(offersFor(SCRIPT)[0]).toMatchObject({
      preview: [{ line: 13, before: [`\t${line}`], after: [`\t${line.replace('Yes', 'No')}`] }],
      title: `line 13: ${line} → ${line.replace('Yes', 'No')}`,
    });
  });

  it('fit the script as it is now', () => {
    const [repair] = offersFor(`# A new line\n${SCRIPT}`);
    expect(repair?.edits[0]?.start).toBe(SCRIPT.indexOf('Yes') + 13);
  });

  it('are none once the step says something else', () => {
    expect(offersFor(SCRIPT.replace('Yes', 'Maybe'))).toEqual([]);
  });

  it('have a key each', () => {
    const offers = offersFor(SCRIPT);
    const pressed = { ctrlKey: false, altKey: false, metaKey: false };
    expect(repairAt(offers, { ...pressed, key: 'w' })?.words).toBe('Accept any text');
    expect(repairAt(offers, { ...pressed, key: 'e' })?.words).toBe('Accept the whole stanza');
    expect(repairAt(offers, { ...pressed, key: 'a', ctrlKey: true })).toBe(undefined);
  });

  it('accept any stanza that a person holds against a step that failed', () => {
    const far = '<message from="else@where" type="chat"><subject>No</subject></message>';
    const chosen = runOf(received(far), SKIPPED, ended(3, 'missing'));
    const ran = { ...chosen, source: SCRIPT, text: SCRIPT };
    const step = chosen.scenario.steps[2];
    if (step?.kind !== 'receives') throw new Error('no receives');
    expect(candidatesOf(chosen.model, step)).toEqual([]);
    const { repairs } = offeredForChosen(ran, step, ensure(chosen.model.stanzas[0], 'a stanza'));
    expect(repairs.map(({ words }) => words)).toEqual([
      'Accept the whole stanza',
      'Accept and run',
      'Remove <body> from the script',
      'Accept until green',
      'Add a receives for it',
    ]);
  });

  it('give a skipped stanza a step of its own', () => {
    const skipped = runOf(
      received(
        '<presence from="room@muc/Romeo" to="romeo@localhost/r" id="7"><x xmlns="urn:x"/></presence>',
      ),
      SKIPPED,
    );
    const record = ensure(skipped.model.stanzas[0], 'stanza');
    const [repair] = offeredForSkipped({ ...skipped, source: SCRIPT, text: SCRIPT }, record);
    expect(repair).toMatchObject({ words: 'Add a receives for it', key: 's' });
    expect(applyEdits(SCRIPT, repair?.edits ?? [])).toContain(
      'Romeo receives:\n\t<presence from="room@muc/Romeo">\n\t\t<x xmlns="urn:x"/>\n\t</presence>\n\nRomeo receives:\n\t<message',
    );
  });
});
