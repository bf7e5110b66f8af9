import { t } from '../../base/translate.ts';
import type { CatalogueEntry } from '../../state/catalogue-store.ts';

/** As `## audience:` names them. */
const AUDIENCES: Readonly<Record<string, string>> = {
  beginner: t('For a beginner'),
  'client author': t('For an author of clients'),
  'server author': t('For an author of servers'),
  operator: t('For an operator'),
};

/** How the lessons of the catalogue are grouped. */
export type LessonOrder = 'chapter' | 'audience' | 'section';

export const LESSON_ORDERS: readonly { readonly value: LessonOrder; readonly label: string }[] = [
  { value: 'chapter', label: t('chapter') },
  { value: 'audience', label: t('whom it is for') },
  { value: 'section', label: t('section of XEP-0045') },
];

export interface LessonGroup {
  readonly title: string;
  readonly entries: readonly CatalogueEntry[];
}

/** Groups in the order of the curriculum; sections in their own. A lesson stands in every group that it belongs to. */
export function groupLessons(
  lessons: readonly CatalogueEntry[],
  order: LessonOrder,
): readonly LessonGroup[] {
  const groups = new Map<string, CatalogueEntry[]>();
  for (const entry of lessons) {
    for (const title of new Set(titlesOf(entry, order))) {
      groups.set(title, [...(groups.get(title) ?? []), entry]);
    }
  }
  const all = [...groups].map(([title, entries]) => ({ title, entries }));
  return order === 'section' ? all.toSorted((a, b) => bySection(a.title, b.title)) : all;
}

function titlesOf(entry: CatalogueEntry, order: LessonOrder): readonly string[] {
  if (order === 'chapter') return [entry.chapter];
  if (order === 'audience')
    return (entry.audience ?? []).map((each) => AUDIENCES[each] ?? t('For a {each}', { each }));
  return (entry.sections ?? []).map((section) => `§${section}`);
}

function bySection(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
