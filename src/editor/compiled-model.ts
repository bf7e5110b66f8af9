import type { editor } from 'monaco-editor/editor.js';
import { compileScript, type CompiledScript } from '../script/compile.ts';
import { compileSlot } from '../script/stanza-slot.ts';
import { slotOf } from './stanza-models.ts';

const latest = new WeakMap<
  editor.ITextModel,
  { readonly version: number; readonly before: string; readonly compiled: CompiledScript }
>();

/**
 * The script in a model as it is now; for a stanza by itself, the script that it would stand in. It is compiled when
 * somebody asks, once for each version of the text.
 */
export function compiledIn(model: editor.ITextModel): CompiledScript {
  const version = model.getVersionId();
  const slot = slotOf(model);
  const before = slot?.before ?? '';
  const known = latest.get(model);
  if (known?.version === version && known.before === before) return known.compiled;
  const text = model.getValue();
  const compiled = slot === undefined ? compileScript(text) : compileSlot(slot, text).script;
  latest.set(model, { version, before, compiled });
  return compiled;
}
