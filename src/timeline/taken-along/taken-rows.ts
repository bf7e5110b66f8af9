import { lanesOf } from '../find-row.ts';
import type { ArrowRow, Row } from '../model.ts';
import { phraseText } from '../words/phrase.ts';
import { momentWords } from '../words/time-words.ts';
import { VERDICT_WORDS } from '../words/verdict-words.ts';

/** A row in words, before any form of a document has escaped them. */
export interface TakenRow {
  readonly kind: Row['kind'];
  /** `8` is a step, `#41` a stanza that no step has to do with; `''` for heads. */
  readonly place: string;
  /** Milliseconds since the begin; `''` for what has not happened. */
  readonly at: string;
  readonly verdict: string;
  /** Whether it is what somebody looks for: a step that failed. */
  readonly isFailure: boolean;
  /** Lanes by index: none for heads, one for what happens on a lane, else the first one is where it comes from. */
  readonly lanes: readonly number[];
  readonly isAcross: boolean;
  /** `presence 201 110`; the title of a scene; the sentence of an end. */
  readonly what: string;
  /** What it says, in a sentence. */
  readonly told: string;
}

/** Longer texts are cut, and say so. */
const LONGEST = 300;
const FAILURES: ReadonlySet<string> = new Set(['differs', 'missing', 'unexpected', 'failed']);

/** The words of a row, on one line each. */
export function takenRow(row: Row): TakenRow {
  const head = { place: '', at: '', verdict: '', isFailure: false, lanes: [], isAcross: false };
  if (row.kind === 'scene') {
    return { ...head, kind: 'scene', what: oneLine(row.title), told: row.summary };
  }
  if (row.kind === 'end') return { ...head, kind: 'end', what: oneLine(row.text), told: '' };
  const { name, type, badges } = row.label;
  return {
    kind: 'arrow',
    place: placeOf(row),
    at: row.at === undefined ? '' : momentWords(row.at),
    verdict: VERDICT_WORDS[row.verdict],
    isFailure: FAILURES.has(row.verdict),
    lanes: lanesOf(row),
    isAcross: row.shape.kind === 'across',
    what: oneLine([name, type, ...badges].filter((word) => word !== '').join(' ')),
    told: oneLine(phraseText(row.phrase)),
  };
}

function placeOf({ step, stanza }: ArrowRow): string {
  if (step !== undefined) return String(step);
  return stanza === undefined ? '' : `#${String(stanza)}`;
}

/** A text without breaks and without what cannot be seen, cut where it is long. */
export function oneLine(text: string): string {
  const line = text.replace(/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  const letters = [...line];
  return letters.length <= LONGEST ? line : `${letters.slice(0, LONGEST - 1).join('')}…`;
}
