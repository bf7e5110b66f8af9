import type { CatalogueEntry } from '../../state/catalogue-store.ts';
import { useCatalogue, useDocument } from '../app-context.ts';

/** A lesson, and what belongs to it. */
export interface LessonEntry {
  readonly entry: CatalogueEntry;
  /** Its broken variants; of a variant, those of its original. */
  readonly puzzles: readonly CatalogueEntry[];
  /** The scenario as it should be. */
  readonly original: CatalogueEntry;
  /** The one after it in the curriculum. */
  readonly next: CatalogueEntry | undefined;
  /** All that are no variants, in their order. */
  readonly lessons: readonly CatalogueEntry[];
}

/** The lesson that the script of the page is; `undefined` for a script of the person's own. */
export function useLessonEntry(): LessonEntry | undefined {
  const scenarios = useCatalogue((catalogue) => catalogue.scenarios);
  const id = useDocument((document) => document.scenarioId);
  const entry = scenarios.find((each) => each.id === id);
  if (entry === undefined) return undefined;
  const original = scenarios.find((each) => each.id === entry.brokenOf) ?? entry;
  const lessons = scenarios.filter(({ brokenOf }) => brokenOf === undefined);
  return {
    entry,
    original,
    lessons,
    puzzles: scenarios.filter(({ brokenOf }) => brokenOf === original.id),
    next: lessons[lessons.indexOf(original) + 1],
  };
}
