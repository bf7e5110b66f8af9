import type { RowSeed } from '../row-seeds.ts';
import { holdsTerm, type FilterTerm, type TermTest } from './filter.ts';
import { RowSubject, type SubjectSources } from './filter-subject.ts';
import type { RowClasses } from './row-classes.ts';
import type { RowFilter } from './row-filter.ts';
import { onceForInsides, wordInFrame, type FrameTest } from './shared-parts.ts';

/** A test of one row of a class. */
type RowTest = (seed: RowSeed) => boolean;
type SubjectTest = (subject: RowSubject) => boolean;

/** What every row of a class passes or not, without a look into its stanza. */
const OF_CLASS: ReadonlySet<TermTest['kind']> = new Set<TermTest['kind']>([
  ...(['actor', 'from', 'to', 'with'] as const),
  ...(['type', 'stanza', 'direction', 'verdict', 'step'] as const),
]);

/**
 * What a filter makes of rows as they are now. Of a class of rows it is found out once, as far as they have in common what
 * is asked for; the rest is looked for in the text of each stanza.
 */
export class Judge {
  readonly #filter: RowFilter;
  readonly #sources: SubjectSources;
  readonly #classes: RowClasses;
  /** By class: what is left to be tested of each row, or what comes of it for all of them. */
  readonly #tests: (readonly RowTest[] | boolean | undefined)[] = [];
  readonly #finders = new Map<string, FrameTest>();
  readonly #terms = new Map<FilterTerm, SubjectTest>();
  #subject: RowSubject | undefined;

  constructor(filter: RowFilter, sources: SubjectSources, classes: RowClasses) {
    this.#filter = filter;
    this.#sources = sources;
    this.#classes = classes;
  }

  /** `mark`: the row's. */
  passes(seed: RowSeed, mark: number): boolean {
    const own = this.#sources.searchSummaries ? 0 : this.#classes.of(seed, mark);
    return own === 0 ? this.#filter.passes(this.#of(seed)) : this.passesIn(own, seed);
  }

  /** The class of a row, where it is known already and says something; else 0. */
  classOf(mark: number): number {
    return this.#sources.searchSummaries ? 0 : this.#classes.known(mark);
  }

  /** Whether all rows of a class pass, of which a row is one; `undefined` where each has to be asked about. */
  passesAll(own: number, seed: RowSeed): boolean | undefined {
    const tests = this.#testsIn(own, seed);
    return typeof tests === 'boolean' ? tests : undefined;
  }

  /** Whether a row of a class passes. */
  passesIn(own: number, seed: RowSeed): boolean {
    const tests = this.#testsIn(own, seed);
    if (typeof tests === 'boolean') return tests;
    for (const test of tests) if (!test(seed)) return false;
    return true;
  }

  #testsIn(own: number, seed: RowSeed): readonly RowTest[] | boolean {
    return (this.#tests[own] ??= this.#testsOf(this.#of(seed)));
  }

  #of(seed: RowSeed): RowSubject {
    return (this.#subject = this.#subject?.of(seed) ?? new RowSubject(seed, this.#sources));
  }

  #testsOf(subject: RowSubject): readonly RowTest[] | boolean {
    if (!this.#filter.mayPass(subject.verdict)) return false;
    const tests: RowTest[] = [];
    for (const term of this.#filter.terms) {
      const test = this.#testOf(term, subject);
      if (test === false) return false;
      if (test !== true) tests.push(test);
    }
    return tests.length === 0 || tests;
  }

  /** Or what comes of it for all rows of the subject's class. */
  #testOf(term: FilterTerm, subject: RowSubject): RowTest | boolean {
    if (OF_CLASS.has(term.kind)) return holdsTerm(term, subject) !== term.negated;
    if (term.kind === 'error' && subject.type !== 'error') return term.negated;
    if (term.kind === 'pattern') {
      // The name is the same of all of the class: what is left is the text.
      if (term.finds(subject.caption)) return !term.negated;
      return ({ frame }) => term.finds(frame?.xml ?? '') !== term.negated;
    }
    if (term.kind !== 'word') {
      const holds = this.#testOfTerm(term);
      return (seed) => holds(this.#of(seed)) !== term.negated;
    }
    if (subject.captionHas(term.text)) return !term.negated;
    const finds = this.#finderOf(term.text);
    return ({ frame }) => (frame !== undefined && finds(frame)) !== term.negated;
  }

  #testOfTerm(term: FilterTerm): SubjectTest {
    const known = this.#terms.get(term) ?? testOfTerm(term);
    this.#terms.set(term, known);
    return known;
  }

  #finderOf(word: string): FrameTest {
    const known = this.#finders.get(word) ?? wordInFrame(word);
    this.#finders.set(word, known);
    return known;
  }
}

/** What is inside of a stanza is looked at once for all that have it in common. */
const OF_INSIDE: ReadonlySet<TermTest['kind']> = new Set<TermTest['kind']>([
  ...(['ns', 'body', 'status', 'error'] as const),
]);

function testOfTerm(term: FilterTerm): SubjectTest {
  const holds: SubjectTest = (row) => holdsTerm(term, row);
  return OF_INSIDE.has(term.kind) ? onceForInsides(holds) : holds;
}
