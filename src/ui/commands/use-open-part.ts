import { createStore, useStore } from 'zustand';
import type { OpenPart } from './command.ts';

interface OpenPartState {
  readonly part: OpenPart | undefined;
}

const store = createStore<OpenPartState>(() => ({ part: undefined }));

/** Opens one of the parts that lie above the page, and closes any other; `undefined` closes it. */
export function openPart(part: OpenPart | undefined): void {
  store.setState({ part });
}

/** Whether that part is open: buttons, keys and the part itself share it. */
export function useIsOpen(part: OpenPart): boolean {
  return useStore(store, (state) => state.part === part);
}
