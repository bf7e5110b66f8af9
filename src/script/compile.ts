import type { ScriptSyntax } from './ast.ts';
import { checkScript } from './check.ts';
import type { Diagnostic } from './diagnostic.ts';
import { lowerScript } from './lower.ts';
import { parseScript } from './parse.ts';
import type { Scenario } from './scenario.ts';

export interface CompiledScript {
  readonly syntax: ScriptSyntax;
  /** `undefined` when a diagnostic is an error, or when there are no steps. */
  readonly scenario: Scenario | undefined;
  /** In order of places. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Everything there is to know about a script. Never throws, whatever the text. Many ask about the same text, so the
 * last answer is kept: asking again for an unchanged text gives the same object.
 */
export function compileScript(text: string): CompiledScript {
  if (latest?.syntax.text !== text) latest = compile(text);
  return latest;
}

let latest: CompiledScript | undefined;

function compile(text: string): CompiledScript {
  const syntax = parseScript(text);
  const diagnostics = checkScript(syntax);
  const hasErrors = diagnostics.some(({ severity }) => severity === 'error');
  return { syntax, diagnostics, scenario: hasErrors ? undefined : lowerScript(syntax) };
}
