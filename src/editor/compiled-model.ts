import type { editor } from 'monaco-editor/editor.js';
import { compileScript, type CompiledScript } from '../script/compile.ts';

const latest = new WeakMap<
  editor.ITextModel,
  { readonly version: number; readonly compiled: CompiledScript }
>();

/** The script in a model as it is now. It is compiled when somebody asks, once for each version of the text. */
export function compiledIn(model: editor.ITextModel): CompiledScript {
  const version = model.getVersionId();
  const known = latest.get(model);
  if (known?.version === version) return known.compiled;
  const compiled = compileScript(model.getValue());
  latest.set(model, { version, compiled });
  return compiled;
}
