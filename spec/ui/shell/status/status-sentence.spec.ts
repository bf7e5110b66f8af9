import { describe, expect, it } from 'vitest';
import { placesOf } from '../../../../src/script/step-places.ts';
import { eventSeq } from '../../../../src/trace/event-seq.ts';
import { runSentence, type ShownRun } from '../../../../src/ui/shell/status/status-sentence.ts';
import { scenario } from '../../../support/scenario-notation.ts';
import { trace } from '../../../support/trace-notation.ts';

const SOURCE = 'Romeo connects\nJuliet connects\nRomeo disconnects\n';
const three = scenario(SOURCE.trim());

function told(notation: string, more: Partial<ShownRun> = {}, text = SOURCE): string {
  const { lead, text: rest } = runSentence({
    events: trace(notation),
    scenario: three,
    places: placesOf(three, SOURCE, text),
    isOver: false,
    viewAt: undefined,
    script: text === SOURCE ? 'same' : 'edited',
    isWatching: false,
    ...more,
  });
  return `${lead} ${rest}`.trim();
}

const PAUSED = 'step 1 | step 1: sent | step 2 | paused 2 breakpoint';
const PASSED = 'step 1 | step 1: sent | step 2 | step 2: sent | step 3 | step 3: sent | passed';

describe('the sentence at the top of a run', () => {
  it('names lines of the script as it stands now, and says that it was edited', () => {
    expect(told(PAUSED)).toBe('Paused at step 2 (line 2)');
    expect(told(PAUSED, {}, `# new\n${SOURCE}`)).toBe(
      'Paused at step 2 (line 3). The script was edited since; this run goes on with it as it was.',
    );
    expect(told(PAUSED, {}, SOURCE.replace('Juliet', 'Rosaline'))).toMatch(
      /^Paused at step 2\. The/,
    );
  });

  it('says of a run that is over that the script was edited', () => {
    expect(told(PASSED, { isOver: true }, `# new\n${SOURCE}`)).toMatch(
      /^Passed: 3 of 3 steps in \d+ ms\. The script was edited since\.$/,
    );
  });

  it('says that watching waits for errors to go', () => {
    const watched = { isOver: true, isWatching: true } as const;
    expect(told(PASSED, { ...watched, script: 'broken' })).toMatch(/once it has no errors\.$/);
    expect(told(PASSED, { ...watched, script: 'edited' })).toMatch(/ms\.$/);
  });

  it('says which moment is shown, and what became of the run', () => {
    expect(told(PASSED, { isOver: true, viewAt: eventSeq(4) })).toMatch(
      /^Viewing step 2 of 3 as it was then\. How it ended: Passed: 3 of 3 steps/,
    );
  });

  it('says that a trace lacks its end', () => {
    expect(told('step 1 | step 1: sent | step 2', { isOver: true })).toBe(
      'The trace ends at step 2 of 3. How the run ended is not in it.',
    );
  });
});
