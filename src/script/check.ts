import type { ScriptSyntax } from './ast.ts';
import { checkActions } from './check-actions.ts';
import { checkDefinitions } from './check-definitions.ts';
import { checkFlow } from './check-flow.ts';
import { checkRaw } from './check-raw.ts';
import { checkStanzas } from './check-stanzas.ts';
import { checkStructure } from './check-structure.ts';
import { checkTime } from './check-time.ts';
import { checkVariables } from './check-variables.ts';
import type { Diagnostic, Severity } from './diagnostic.ts';
import { Report } from './report.ts';

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2, hint: 3 };

/** Everything that is wrong or odd in a script, in order of places, graver ones first. */
export function checkScript(syntax: ScriptSyntax): readonly Diagnostic[] {
  const report = new Report();
  checkStructure(syntax, report);
  checkDefinitions(syntax, report);
  checkActions(syntax, report);
  checkVariables(syntax, report);
  checkStanzas(syntax, report);
  checkRaw(syntax, report);
  checkTime(syntax, report);
  checkFlow(syntax, report);
  return report.diagnostics.toSorted(
    (a, b) => a.range.start - b.range.start || RANK[a.severity] - RANK[b.severity],
  );
}
