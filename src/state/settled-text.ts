import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Clock } from '../base/clock.ts';
import type { Disposable } from '../base/disposable.ts';
import type { DocumentStore } from './document-store.ts';

export interface SettledText {
  readonly text: string;
}

/** How long the text must stay as it is, in milliseconds: less, and each key would cost a look at the whole text. */
const QUIET = 150;

/**
 * The text of the document a moment after the last key; at once when it came from outside. What is derived from the
 * text for the eye follows this store: one moment for all, and none while somebody types.
 */
export function createSettledText(document: DocumentStore, clock: Clock): StoreApi<SettledText> {
  const settled = createStore<SettledText>(() => ({ text: document.getState().text }));
  let timer: Disposable | undefined;
  const settle = () => {
    timer = undefined;
    settled.setState({ text: document.getState().text });
  };
  document.subscribe((state, before) => {
    if (state.text === before.text && state.loads === before.loads) return;
    timer?.dispose();
    if (state.loads === before.loads) timer = clock.setTimer(QUIET, settle);
    else settle();
  });
  return settled;
}
