import type { ScriptSyntax } from './ast.ts';
import { BlockCache } from './block-cache.ts';
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
export const compileScript: (text: string) => CompiledScript = createCompiler();

/** A compiler that remembers the blocks of the last text: an edit costs as much as it changes. */
export function createCompiler(): (text: string) => CompiledScript {
  const cache = new BlockCache();
  let latest: CompiledScript | undefined;
  return (text) => {
    if (latest?.syntax.text === text) return latest;
    latest = compile(text, cache);
    cache.sweep();
    return latest;
  };
}

function compile(text: string, cache: BlockCache): CompiledScript {
  const syntax = parseScript(text, cache);
  const diagnostics = checkScript(syntax);
  const hasErrors = diagnostics.some(({ severity }) => severity === 'error');
  return { syntax, diagnostics, scenario: hasErrors ? undefined : lowerScript(syntax) };
}
