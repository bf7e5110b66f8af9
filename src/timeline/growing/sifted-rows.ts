import type { InParts } from '../../base/in-parts.ts';
import type { Entries } from './entry.ts';
import type { PassingCounts } from './passing-counts.ts';
import type { Sieve } from './sieve.ts';
import type { SiftingPass } from './sifting-pass.ts';

type SiftedParts = Pick<SiftedRows, 'source' | 'entries' | 'sieve' | 'counts'>;

/** Rows as a sieve shows them, and how many of them pass. */
export class SiftedRows {
  /** Measured by the sieve. */
  readonly entries: Entries;
  readonly sieve: Sieve;
  /** What they were before. */
  readonly source: Entries;
  readonly counts: PassingCounts;

  private constructor({ source, entries, sieve, counts }: SiftedParts) {
    this.source = source;
    this.entries = entries;
    this.sieve = sieve;
    this.counts = counts;
  }

  /** All in one pass. */
  static *inParts(entries: Entries, pass: SiftingPass): InParts<SiftedRows> {
    const { sieve } = pass;
    const measured = yield* entries.remeasuredInParts(sieve.measuring, (some) =>
      pass.measure(some),
    );
    return new SiftedRows({ source: entries, entries: measured, sieve, counts: pass.finish() });
  }
}
