import type { TextRange } from '../base/text-range.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** A problem in a script, at its exact place. A script with an `error` does not run; all others do. */
export interface Diagnostic {
  readonly severity: Severity;
  readonly range: TextRange;
  /** Stable, kebab-case: repairs and specs are keyed by it. */
  readonly code: string;
  /** One or two plain sentences: what is wrong, and what to do. */
  readonly message: string;
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2, hint: 3 };

/** In order of places, graver ones first. */
export function inPlaceOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.toSorted(
    (a, b) => a.range.start - b.range.start || RANK[a.severity] - RANK[b.severity],
  );
}
