import { lazy } from '../base/lazy.ts';
import type { ScriptSyntax } from './ast.ts';
import { ParseCache } from './parse-cache.ts';
import { checkScript } from './check.ts';
import type { Diagnostic } from './diagnostic.ts';
import { lowerScript } from './lower.ts';
import { parseScript } from './parse.ts';
import type { Scenario } from './scenario.ts';

export interface CompiledScript {
  readonly syntax: ScriptSyntax;
  /** `undefined` when a diagnostic is an error, or when there are no steps. Made when it is first asked for. */
  readonly scenario: Scenario | undefined;
  /** In order of places. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What the text at hand and its variants have in common is parsed once. */
const PARTS = new ParseCache();

/**
 * Everything there is to know about a script. Never throws, whatever the text. Many ask about the same text, so the
 * last answer is kept: asking again for an unchanged text gives the same object.
 */
export const compileScript: (text: string) => CompiledScript = createCompiler(PARTS);

/** The same for a text that differs a little from the one at hand, which stays the last answer of `compileScript`. */
export const compileVariant: (text: string) => CompiledScript = createCompiler(PARTS);

/** A compiler that remembers the parts of the last text: an edit costs as much as it changes. */
export function createCompiler(cache = new ParseCache()): (text: string) => CompiledScript {
  let latest: CompiledScript | undefined;
  return (text) => {
    if (latest?.syntax.text === text) return latest;
    latest = compile(text, cache);
    return latest;
  };
}

function compile(text: string, cache: ParseCache): CompiledScript {
  const syntax = parseScript(text, cache);
  const diagnostics = checkScript(syntax);
  const hasErrors = diagnostics.some(({ severity }) => severity === 'error');
  const scenario = lazy(() => (hasErrors ? undefined : lowerScript(syntax)));
  return {
    syntax,
    diagnostics,
    get scenario() {
      return scenario();
    },
  };
}
