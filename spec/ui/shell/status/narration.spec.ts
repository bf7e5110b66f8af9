import { describe, expect, it } from 'vitest';
import { placesOf } from '../../../../src/script/step-places.ts';
import { eventSeq } from '../../../../src/trace/event-seq.ts';
import {
  narrateRun,
  narrateScript,
  type Narration,
} from '../../../../src/ui/shell/status/narration.ts';
import type { ShownRun } from '../../../../src/ui/shell/status/status-sentence.ts';
import { scenario } from '../../../support/scenario-notation.ts';
import { trace } from '../../../support/trace-notation.ts';

const SOURCE = 'Romeo connects\nJuliet connects\nRomeo disconnects\n';
const three = scenario(SOURCE.trim());

function narrate(notation: string, more: Partial<ShownRun> = {}): Narration {
  return narrateRun({
    events: trace(notation),
    scenario: three,
    places: placesOf(three, SOURCE, SOURCE),
    isOver: false,
    viewAt: undefined,
    script: 'same',
    isWatching: false,
    ...more,
  });
}

const PASSED = 'step 1 | step 1: sent | step 2 | step 2: sent | step 3 | step 3: sent | passed';

describe('the narration', () => {
  it('tells what comes first, of a script that has not run', () => {
    expect(narrateScript(three)).toEqual({
      lead: 'Now',
      done: '',
      next: 'Step 1: Romeo connects.',
    });
    expect(narrateScript(undefined).next).toBe('');
  });

  it('tells what goes on, and what comes next', () => {
    expect(narrate('step 1 | step 1: sent | step 2')).toEqual({
      lead: 'Now',
      done: 'Juliet connects.',
      next: 'Step 3: Romeo disconnects.',
    });
  });

  it('tells what the last step did while a run stands before the next one', () => {
    expect(narrate('step 1 | step 1: sent | step 2 | paused 2 breakpoint')).toEqual({
      lead: 'Done',
      done: 'Romeo connects.',
      next: 'Step 2: Juliet connects.',
    });
    expect(narrate(PASSED, { isOver: true, viewAt: eventSeq(3) })).toMatchObject({
      done: 'Romeo connects.',
      next: 'Step 2: Juliet connects.',
    });
  });

  it('tells what a run that is over did not come to', () => {
    expect(narrate('step 1 | step 1: sent | stopped', { isOver: true }).next).toBe(
      'Step 2: Juliet connects. 2 steps were not run.',
    );
    expect(narrate(PASSED, { isOver: true }).next).toBe('');
  });
});
