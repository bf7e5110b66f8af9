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

/** So many texts are remembered: the one at hand, and those of the runs that are shown, compared and kept meanwhile. */
const FEW: CompilerMemory = { texts: 4, length: 1_000_000 };
const ONE: CompilerMemory = { texts: 1, length: 0 };

/** How many texts a compiler remembers, and of how many characters in all; the last one always. */
export interface CompilerMemory {
  readonly texts: number;
  readonly length: number;
}

/** What was compiled of late, by its text. */
class Recent {
  readonly #most: CompilerMemory;
  readonly #known = new Map<string, CompiledScript>();
  #length = 0;

  constructor(most: CompilerMemory) {
    this.#most = most;
  }

  get(text: string): CompiledScript | undefined {
    const known = this.#known.get(text);
    if (known !== undefined) this.put(text, known);
    return known;
  }

  /** The one that was asked for last is forgotten last. */
  put(text: string, compiled: CompiledScript): void {
    this.#forget(text);
    this.#known.set(text, compiled);
    this.#length += text.length;
    const { texts, length } = this.#most;
    for (const older of this.#known.keys()) {
      if (older === text || (this.#known.size <= texts && this.#length <= length)) break;
      this.#forget(older);
    }
  }

  #forget(text: string): void {
    if (this.#known.delete(text)) this.#length -= text.length;
  }
}

/** What the text at hand and its variants have in common is parsed once. */
const PARTS = new ParseCache();
const TEXTS = new Recent(FEW);
const VARIANTS = new Recent(FEW);

/**
 * Everything there is to know about a script. Never throws, whatever the text. Many ask about the same few texts, so
 * the last answers are kept: asking again for one of these texts gives the same object.
 */
export function compileScript(text: string): CompiledScript {
  return TEXTS.get(text) ?? kept(TEXTS, VARIANTS.get(text) ?? compile(text, PARTS));
}

/** The same for a text that differs a little from the one at hand, which is not forgotten for it. */
export function compileVariant(text: string): CompiledScript {
  return TEXTS.get(text) ?? VARIANTS.get(text) ?? kept(VARIANTS, compile(text, PARTS));
}

function kept(recent: Recent, compiled: CompiledScript): CompiledScript {
  recent.put(compiled.syntax.text, compiled);
  return compiled;
}

/** A compiler that remembers the parts of the last text: an edit costs as much as it changes. */
export function createCompiler(memory: CompilerMemory = ONE): (text: string) => CompiledScript {
  const cache = new ParseCache();
  const recent = new Recent(memory);
  return (text) => recent.get(text) ?? kept(recent, compile(text, cache));
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
