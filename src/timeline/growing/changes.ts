import type { RowSeed } from '../row-seeds.ts';

/** Which rows went and which came, in one step of growing. */
export class SeedChanges {
  readonly removed: RowSeed[] = [];
  readonly added: RowSeed[] = [];

  add(seed: RowSeed): void {
    this.added.push(seed);
  }

  remove(seed: RowSeed): void {
    this.removed.push(seed);
  }

  replace(before: RowSeed, seed: RowSeed): void {
    this.removed.push(before);
    this.added.push(seed);
  }
}
