import { describe, expect, it } from 'vitest';
import type { SuiteState } from '../../../src/state/suite/suite-store.ts';
import { failurePlaceWords, stepsWords, suiteLook } from '../../../src/ui/suite/suite-looks.ts';
import {
  runTimeWords,
  progressWords,
  runningWords,
  suiteWords,
  timeLeftWords,
} from '../../../src/ui/suite/suite-words.ts';
import { ended, suiteOf } from './results.ts';

const WAITING = { state: 'waiting' } as const;

function said(state: SuiteState, isWatched = false): string {
  const { lead, passed, failed, rest, next } = suiteWords(state, {
    runAllKey: 'Alt+F8',
    isWatched,
  });
  const counts = [passed, failed].filter((part) => part !== '').join(', ');
  return `${lead}${counts === '' ? '' : ` ${counts}`}${rest} | ${next}`;
}

describe('what is said of a suite that is over', () => {
  const mixed = { a: ended('passed'), b: ended('differs'), c: ended('passed') };

  it('is how many ran in which time, how they ended, and where to look first', () => {
    expect(said(suiteOf(mixed))).toBe(
      '3 of 3 scripts ran in 4.1 s: 2 passed, 1 failed. | Open the first failing step: b, step 8.',
    );
  });

  it('is that all passed', () => {
    expect(said(suiteOf({ a: ended('passed') }))).toBe(
      '1 of 1 script ran in 4.1 s: 1 passed. | Edit a script, and run all again (Alt+F8).',
    );
  });

  it('is what to do where what changes runs by itself', () => {
    expect(said(suiteOf({ a: ended('passed') }), true)).toContain(
      '| Edit a script: what changes runs again by itself.',
    );
  });

  it('is that it was stopped, and how many were not run', () => {
    const state = suiteOf({ a: ended('passed'), b: WAITING, c: WAITING }, { isStopped: true });
    expect(said(state)).toBe(
      'Stopped: 1 of 3 scripts ran in 4.1 s: 1 passed, 2 not run. | Run all again (Alt+F8).',
    );
  });

  it('is how it was the time before', () => {
    const none = { passed: 0, differs: 0, missing: 0, unexpected: 0, failed: 0, 'not-run': 0 };
    expect(said(suiteOf(mixed, { before: { ...none, passed: 3 } }))).toContain(
      'Last time all 3 passed.',
    );
    const before = { ...none, passed: 1, missing: 1, failed: 1 };
    expect(said(suiteOf(mixed, { before }))).toContain('Last time 2 of 3 failed.');
  });

  it('is how all stand where only some ran again', () => {
    expect(said(suiteOf(mixed, { playing: ['b.scs'] }))).toContain(
      '1 of 1 script ran in 4.1 s: 0 passed, 1 failed. Of all 3, 2 passed, 1 failed.',
    );
  });

  it('is why nothing could be run', () => {
    const problem = { code: 'x', what: 'Nobody answers.', meaning: '', advice: 'Start it.' };
    expect(said(suiteOf({ a: WAITING }, { problem }))).toBe(
      'No script ran. Nobody answers. Start it. | Run all again (Alt+F8).',
    );
  });

  it('leads to a script that failed without a step', () => {
    const end = ended('failed');
    const firstFailure = { step: undefined, line: undefined, sentence: '', words: '' };
    expect(said(suiteOf({ a: { ...end, firstFailure } }))).toContain(
      'Open the first that failed: a.',
    );
  });
});

describe('what is said while it runs', () => {
  const state = suiteOf({ a: ended('passed'), b: ended('missing'), c: WAITING });

  it('is what is done where, and stays the same', () => {
    expect(runningWords(state)).toBe('Running 3 scripts on Prosody 13 · in this tab, 2 at a time.');
    expect(runningWords({ ...state, workers: 1, server: 'ws://a' })).toBe(
      'Running 3 scripts on ws://a, one after the other.',
    );
    expect(runningWords({ ...state, playing: ['b.scs'] })).toContain('1 failed script again');
  });

  it('is how far it has come', () => {
    expect(progressWords(state)).toBe('2 of 3 scripts: 1 passed, 1 failed.');
    expect(progressWords(suiteOf({ c: WAITING }))).toBe('0 of 1 script.');
  });

  it.each([
    [undefined, ''],
    [400, 'Less than a second left.'],
    [3200, 'About 3 s left.'],
    [72_000, 'About 1 min 12 s left.'],
  ])('%s ms left: %j', (left, words) => {
    expect(timeLeftWords(left)).toBe(words);
  });
});

describe('what is said of one script', () => {
  it.each([
    [80, '80 ms'],
    [999.7, '1.0 s'],
    [4100, '4.1 s'],
    [61_000, '1 min 1 s'],
  ])('%s ms: %s', (duration, words) => {
    expect(runTimeWords(duration)).toBe(words);
  });

  it('is where it failed, and how far it came', () => {
    expect([failurePlaceWords(ended('differs')), stepsWords(ended('differs'))]).toEqual([
      'step 8, line 61',
      '8 of 22',
    ]);
    expect([failurePlaceWords(ended('passed')), stepsWords(ended('passed'))]).toEqual(['', '22']);
    expect(stepsWords(ended('failed', { steps: 0, stepsDone: 0 }))).toBe('');
  });

  it('is told by a glyph and a word of its own', () => {
    const results = [
      ended('passed'),
      ended('passed', { remark: 'It took a refusal.' }),
      ended('differs'),
      ended('missing'),
      ended('unexpected'),
      ended('failed'),
      WAITING,
      { state: 'running' } as const,
    ];
    const looks = results.map((result) => suiteLook(result));
    expect(new Set(looks.map(({ glyph }) => glyph)).size).toBe(results.length);
    expect(new Set(looks.map(({ word }) => word)).size).toBe(results.length);
  });
});
