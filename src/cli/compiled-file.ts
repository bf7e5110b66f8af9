import { createCompiler, type CompiledScript } from '../script/compile.ts';
import type { ScriptFile } from './read-script.ts';

/** A script with what was made of its text: whoever asks something of it is handed this. */
export interface CompiledFile extends ScriptFile {
  readonly compiled: CompiledScript;
}

/** What was compiled for the plan is not compiled again for the run, unless that would keep more text than this. */
const compile = createCompiler({ texts: Infinity, length: 1_000_000 });

export function compiledFile(script: ScriptFile): CompiledFile {
  return { ...script, compiled: compile(script.text) };
}
