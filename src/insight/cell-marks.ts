import type { Disagreement, DisagreementField } from './compare-rooms.ts';

/** What the server has instead, by the field that differs. */
export type CellMarks = Readonly<Partial<Record<DisagreementField, string>>>;

/** Marks only what was told and is not so: what was not told is said in words anyway. */
export function cellMarksOf(disagreements: readonly Disagreement[]): CellMarks {
  const told = disagreements.filter(({ kind }) => kind === 'differs');
  return Object.fromEntries(told.map(({ field, truth }) => [field, truth]));
}
