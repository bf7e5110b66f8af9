import type { CellMarks } from './cell-marks.ts';
import type { TruthCell } from './truth-column.ts';
import type { FactSource } from './rooms.ts';

/** One person as the actors know them, side by side. */
export interface PersonRow {
  /** The nickname, or the actor's name, or the real JID. */
  readonly name: string;
  /** Whether the server says so; where it cannot be asked, whether anybody who is inside says so. */
  readonly isPresent: boolean;
  /** In the order of the knowers. */
  readonly cells: readonly PersonCell[];
  /** What the server has; absent when it has nothing, or cannot be asked. */
  readonly truth: TruthCell | undefined;
  /** Where a cell is not what the server has; in the order of the knowers. */
  readonly marks: readonly CellMarks[];
}

export type PersonCell =
  | {
      readonly kind: 'known';
      readonly affiliation: CellValue;
      readonly role: CellValue;
      readonly jid: CellValue;
      readonly source: FactSource;
    }
  /** Why there is nothing: `never told`, `left the room`. */
  | {
      readonly kind: 'nothing';
      readonly words: string;
      readonly source?: FactSource;
    };

/** A value that was told, or words for why it was not. */
export type CellValue = { readonly known: string } | { readonly unknown: string };
