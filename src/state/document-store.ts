import { createStore, type StoreApi } from 'zustand/vanilla';

/** The script that is being edited. Everything known about its text (scenario, diagnostics) is derived. */
export interface DocumentState {
  readonly text: string;
  /** The shipped scenario that the text came from; stays when the text is edited. */
  readonly scenarioId: string | undefined;
  /** Lines (from 1) of the steps at which a run pauses; sorted, without repeats. */
  readonly breakpoints: readonly number[];
  /** Counts the times that a text came from outside the editor (a scenario was opened, a repair applied). */
  readonly loads: number;
}

export type DocumentStore = StoreApi<DocumentState>;

export function createDocumentStore(initial: Partial<DocumentState> = {}): DocumentStore {
  return createStore<DocumentState>(() => ({
    text: '',
    scenarioId: undefined,
    breakpoints: [],
    loads: 0,
    ...initial,
  }));
}
