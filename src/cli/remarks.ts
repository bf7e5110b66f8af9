import type { ScriptReport, ScriptResult } from './report.ts';

/** What is to be told of a script beside its verdict: a refusal that a step took, or what the script is warned of. */
export interface Remark {
  readonly file: string;
  readonly title: string;
  readonly line: number;
  readonly kind: 'refusal' | 'warning';
  /** One sentence or more. */
  readonly text: string;
}

/** The remarks of one run: refusals first. */
export function remarksOf({ file, title, refusals, diagnostics }: ScriptReport): readonly Remark[] {
  const warnings = diagnostics.filter(({ severity }) => severity === 'warning');
  return [
    ...refusals.map(({ line, words }): Remark => ({
      file,
      title,
      line,
      kind: 'refusal',
      text: `But ${words}.`,
    })),
    ...warnings.map(({ line, message }): Remark => ({
      file,
      title,
      line,
      kind: 'warning',
      text: message,
    })),
  ];
}

/** Those of many runs, each once, however many runs and servers it is true of. */
export function allRemarks(results: readonly ScriptResult[]): readonly Remark[] {
  const all = results.flatMap(({ report }) => remarksOf(report));
  const known = new Map(
    all.map((each) => [JSON.stringify([each.file, each.line, each.text]), each]),
  );
  return [...known.values()];
}
