import { finish, type InParts } from '../../base/in-parts.ts';
import type { Scenario } from '../../script/scenario.ts';
import type { SubjectSources } from '../filter/filter-subject.ts';
import { Judge } from '../filter/judge.ts';
import { RowClasses } from '../filter/row-classes.ts';
import { RowFilter } from '../filter/row-filter.ts';
import type { TimelineOptions } from '../options.ts';
import type { StanzaReader } from '../stanza-reader.ts';
import type { Entries, Entry } from './entry.ts';
import type { FanOutHeads } from './fan-out-heads.ts';
import { Sieve } from './sieve.ts';
import { SiftedRows } from './sifted-rows.ts';
import { judgeAlone, SiftingPass } from './sifting-pass.ts';

interface SiftingSources {
  readonly scenario: Scenario;
  readonly reader: StanzaReader;
  readonly fanOuts: FanOutHeads;
  /** As rows are now. */
  readonly subjects: () => SubjectSources;
  /** Changes with what subjects say. */
  readonly stage: () => number;
}

interface Prepared {
  readonly options: TimelineOptions;
  readonly stage: number;
  readonly rows: SiftedRows;
  readonly filter: RowFilter;
}

/** What a person chose to see, and which rows that lets pass. */
export class Sifting {
  filter: RowFilter;
  readonly #sources: SiftingSources;
  readonly #classes: RowClasses;
  options: TimelineOptions;
  #prepared: Prepared | undefined;

  /** `isFork`: of rows most of which others have put there, which are seldom filtered. */
  constructor(options: TimelineOptions, sources: SiftingSources, isFork: boolean) {
    this.options = options;
    this.#sources = sources;
    this.#classes = new RowClasses(sources.reader, !isFork);
    this.filter = new RowFilter(sources.scenario, options);
  }

  newSieve(): Sieve {
    return new Sieve(this.filter, this.#sources.fanOuts.foldedBy(this.options));
  }

  /** Lets the filter judge those rows that it has not judged yet. */
  judge(sieve: Sieve, entries: readonly Entry[]): void {
    if (this.filter.isActive) {
      const judge = this.#judgeOf(this.filter);
      for (const entry of entries) judgeAlone(judge, sieve, entry);
      return;
    }
    // Of a long trace it is known then when somebody types a first word.
    for (const { what, mark } of entries) if (!('kind' in what)) this.#classes.of(what, mark);
  }

  /** What passes of all rows. */
  sift(entries: Entries): SiftedRows {
    return finish(this.#siftedBy(this.newSieve(), this.filter, entries));
  }

  /** Another choice; what passes of all rows, which may have been prepared. */
  choose(options: TimelineOptions, entries: Entries): SiftedRows {
    const prepared = this.#prepared;
    this.#prepared = undefined;
    this.options = options;
    const isReady =
      prepared?.options === options &&
      prepared.stage === this.#sources.stage() &&
      prepared.rows.source === entries;
    this.filter = isReady ? prepared.filter : new RowFilter(this.#sources.scenario, options);
    return isReady ? prepared.rows : this.sift(entries);
  }

  /** Finds out in parts what another choice lets pass, so that to choose it costs little. */
  *prepare(options: TimelineOptions, entries: Entries): InParts<void> {
    const stage = this.#sources.stage();
    const filter = new RowFilter(this.#sources.scenario, options);
    const sieve = new Sieve(filter, this.#sources.fanOuts.foldedBy(options));
    const rows = yield* this.#siftedBy(sieve, filter, entries);
    this.#prepared = { options, stage, rows, filter };
  }

  #siftedBy(sieve: Sieve, filter: RowFilter, entries: Entries): InParts<SiftedRows> {
    return SiftedRows.inParts(entries, new SiftingPass(sieve, filter, this.#judgeOf(filter)));
  }

  #judgeOf(filter: RowFilter): Judge {
    return new Judge(filter, this.#sources.subjects(), this.#classes);
  }
}
