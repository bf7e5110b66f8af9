import * as v from 'valibot';
import { mostRecentDrafts, type Stored } from './stored.ts';
import { fromJson, eachOf, parts, eachNamed, type Read } from './reading.ts';
import { readBreakpoints, readCopy, readDraft, type WorkingCopy } from './shapes.ts';
import type { Draft } from '../document-store.ts';

/** Where the first edition kept its one document, in the browser's simple storage. */
export const FIRST_EDITION_KEY = 'caesura.document.1';

/** What the first edition kept. */
export interface FirstEdition extends Pick<Stored, 'drafts' | 'breakpoints'> {
  readonly copy: WorkingCopy | undefined;
  /** `false`: a part did not fit, and was left out. */
  readonly isWhole: boolean;
}

const rest = parts({
  drafts: eachOf(v.unknown(), { most: Infinity }),
  otherBreakpoints: eachNamed(readBreakpoints),
});

/** The document itself, and what lay beside it. */
const readDocument = fromJson((stored): Read<Omit<FirstEdition, 'isWhole'>> => {
  const copy = readCopy(stored);
  const { value, isWhole } = rest(stored);
  const drafts = draftsIn(value.drafts);
  const hasNoText = !v.is(v.object({ text: v.unknown() }), stored);
  return {
    value: { copy: copy.value, drafts: drafts.value, breakpoints: value.otherBreakpoints },
    isWhole: isWhole && drafts.isWhole && (copy.isWhole || hasNoText),
  };
});

/** Reads what the first edition kept; whatever does not fit is left out. */
export function readFirstEdition(kept: string): FirstEdition {
  const { value, isWhole } = readDocument(kept);
  return { ...value, isWhole };
}

function draftsIn(stored: readonly unknown[]): Read<readonly Draft[]> {
  const read = stored.map((each) => readDraft(v.is(named, each) ? each.id : undefined, each));
  const all = read.flatMap(({ value }) => value ?? []);
  const value = mostRecentDrafts(all);
  const fits = value.length === all.length && read.every(({ isWhole }) => isWhole);
  return { value, isWhole: fits };
}

const named = v.object({ id: v.unknown() });
