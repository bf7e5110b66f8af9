import { createContext, useContext } from 'react';
import { createStore, useStore, type StoreApi } from 'zustand';
import { ensure } from '../../base/assert.ts';
import type { AddressPlace } from '../../state/address.ts';
import type { Stores } from '../../state/app-state.ts';
import type { DocumentState } from '../../state/document-store.ts';
import { shownRun, type RunOnShow } from '../../state/run-selectors.ts';
import type { ViewState } from '../../state/view-store.ts';

/** What the embedded page can do. Each is safe to call at any time. */
export interface EmbedControls {
  /** Runs the script to its end; of a run that is looked back at, shows the newest moment. */
  readonly run: () => void;
  /** Runs one step, or shows one step more of what was looked back at. */
  readonly step: () => void;
  readonly back: () => void;
  readonly stop: () => void;
}

export type LoadingStore = StoreApi<boolean>;

export function createLoadingStore(): LoadingStore {
  return createStore(() => false);
}

/** Everything that the parts of the embedded page need; set once, by its composition root. */
export interface EmbedDesk {
  readonly stores: Pick<Stores, 'document' | 'runs' | 'view'>;
  readonly controls: EmbedControls;
  /** Whether what runs scripts is being fetched. */
  readonly isLoading: LoadingStore;
  /** Whether what is shown was recorded, so that nothing runs here. */
  readonly isRecorded: boolean;
  /** The page with the same text or run, at that place. */
  readonly openAddress: (place: AddressPlace) => string;
}

export const EmbedContext = createContext<EmbedDesk | undefined>(undefined);

export function useEmbed(): EmbedDesk {
  return ensure(useContext(EmbedContext), 'EmbedContext');
}

export function useEmbedDocument<T>(selector: (state: DocumentState) => T): T {
  return useStore(useEmbed().stores.document, selector);
}

export function useEmbedView<T>(selector: (state: ViewState) => T): T {
  return useStore(useEmbed().stores.view, selector);
}

export function useEmbedRun(): RunOnShow {
  return useStore(useEmbed().stores.runs, shownRun);
}

export function useIsLoading(): boolean {
  return useStore(useEmbed().isLoading);
}
