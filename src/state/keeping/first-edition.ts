import * as v from 'valibot';
import { mostRecentDrafts, type Stored } from './stored.ts';
import { Reading } from './reading.ts';
import { readBreakpoints, readCopy, readDraft, type WorkingCopy } from './shapes.ts';
import type { Breakpoints } from '../breakpoints.ts';
import type { Draft } from '../document-store.ts';

/** Where the first edition kept its one document, in the browser's simple storage. */
export const FIRST_EDITION_KEY = 'caesura.document.1';

/** What the first edition kept. */
export interface FirstEdition extends Pick<Stored, 'drafts' | 'breakpoints'> {
  readonly copy: WorkingCopy | undefined;
  /** `false`: a part did not fit, and was left out. */
  readonly isWhole: boolean;
}

/** Reads what the first edition kept; whatever does not fit is left out. */
export function readFirstEdition(kept: string): FirstEdition {
  const reading = new Reading();
  const document = reading.record(parsed(kept));
  if (document === undefined) {
    return { copy: undefined, drafts: [], breakpoints: {}, isWhole: false };
  }
  const copy = readCopy(document);
  const drafts = draftsIn(reading, document['drafts']);
  const breakpoints = breakpointsIn(reading, document['otherBreakpoints']);
  return {
    copy: copy.value,
    drafts,
    breakpoints,
    isWhole: reading.isWhole && (copy.isWhole || document['text'] === undefined),
  };
}

function draftsIn(reading: Reading, value: unknown): readonly Draft[] {
  const all = reading.list(v.unknown(), value, Infinity).flatMap((each) => {
    const id = reading.record(each)?.['id'];
    const { value: draft, isWhole } = readDraft(id, each);
    if (!isWhole) reading.note();
    return draft === undefined ? [] : [draft];
  });
  const unique = mostRecentDrafts(all);
  if (unique.length < all.length) reading.note();
  return unique;
}

function breakpointsIn(reading: Reading, value: unknown): Readonly<Record<string, Breakpoints>> {
  if (value === undefined) return {};
  return Object.fromEntries(
    Object.entries(reading.record(value) ?? {}).map(([id, each]) => {
      const { value: breakpoints, isWhole } = readBreakpoints(each);
      if (!isWhole) reading.note();
      return [id, breakpoints];
    }),
  );
}

function parsed(kept: string): unknown {
  try {
    return JSON.parse(kept);
  } catch {
    return undefined;
  }
}
