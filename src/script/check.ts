import type { ScriptSyntax } from './ast.ts';
import { checkActions } from './check-actions.ts';
import { checkDefinitions } from './check-definitions.ts';
import { checkFlow } from './check-flow.ts';
import { checkRaw } from './check-raw.ts';
import { checkStanzas } from './check-stanzas.ts';
import { checkStructure } from './check-structure.ts';
import { checkTime } from './check-time.ts';
import { checkVariables } from './check-variables.ts';
import { inPlaceOrder, type Diagnostic } from './diagnostic.ts';
import { Report } from './report.ts';

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
  return inPlaceOrder(report.diagnostics);
}
