import { createStore, useStore } from 'zustand';
import type { OpenPart } from './command.ts';

interface OpenPartState {
  readonly part: OpenPart | undefined;
  /** What is looked up in it. */
  readonly words: string;
}

const store = createStore<OpenPartState>(() => ({ part: undefined, words: '' }));

/** Opens one of the parts that lie above the page, and closes any other; `undefined` closes it. */
export function openPart(part: OpenPart | undefined): void {
  store.setState({ part, words: '' });
}

/** Opens the glossary at what has these words in it. */
export function openGlossary(words: string): void {
  store.setState({ part: 'glossary', words });
}

/** What the part that is open was opened to look up; `''` for nothing. */
export function useSoughtWords(): string {
  return useStore(store, (state) => state.words);
}

/** Whether that part is open: buttons, keys and the part itself share it. */
export function useIsOpen(part: OpenPart): boolean {
  return useStore(store, (state) => state.part === part);
}
