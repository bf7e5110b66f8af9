import type { editor } from 'monaco-editor/editor.js';
import type { StanzaSlot } from '../script/stanza-slot.ts';

const slots = new WeakMap<editor.ITextModel, StanzaSlot>();

/** The place in a script where the stanza of a model would stand; `undefined` for a model that is a whole script. */
export function slotOf(model: editor.ITextModel): StanzaSlot | undefined {
  return slots.get(model);
}

export function putIntoSlot(model: editor.ITextModel, slot: StanzaSlot): void {
  slots.set(model, slot);
}
