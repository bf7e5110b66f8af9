import type { Clock } from '../base/clock.ts';
import { createContext, useContext } from 'react';
import { useStore, type StoreApi } from 'zustand';
import { ensure } from '../base/assert.ts';
import type { Actions, Stores } from '../state/app-state.ts';
import type { CatalogueState } from '../state/catalogue-store.ts';
import type { ComparisonState } from '../state/comparison-store.ts';
import type { CoverageState } from '../state/coverage-store.ts';
import type { DocumentKeeper } from '../state/keeping/document-keeper.ts';
import type { KeepingState } from '../state/keeping/keeping-store.ts';
import type { RunKeeper } from '../state/keeping/run-keeper.ts';
import type { FolderDesk } from '../state/folder/folder-desk.ts';
import type { GivenFolder } from '../state/folder/folder-ports.ts';
import type { FolderState } from '../state/folder/folder-store.ts';
import type { LessonState } from '../state/lesson/lesson-store.ts';
import type { OwnCodePort } from '../state/own-code/code-port.ts';
import type { PaintPace } from '../state/paint-pace.ts';
import type { PageVersion, PageVersionStore } from '../state/page-version.ts';
import type { EditorPort, ServerInquiries } from '../state/ports.ts';
import type { DocumentState } from '../state/document-store.ts';
import { shownRun, type RunOnShow } from '../state/run-selectors.ts';
import type { RunsState } from '../state/runs-store.ts';
import type { ShownMoment } from '../state/shown-moment.ts';
import type { SettingsState } from '../state/settings-store.ts';
import type { ViewState } from '../state/view-store.ts';

export interface AppContextValue {
  /** What long work takes its turns by. */
  readonly clock: Clock;
  readonly stores: Stores;
  readonly actions: Actions;
  /** What keeps scripts, drafts and runs in this browser. */
  readonly keepers: { readonly document: DocumentKeeper; readonly runs: RunKeeper };
  /** Servers of others, asked about themselves. */
  readonly inquiries: ServerInquiries;
  /** How a person gives the server code of their own. */
  readonly ownCode: OwnCodePort;
  /** The folder of scripts that is open, and what can be done with it. */
  readonly folder: FolderDesk;
  readonly folderAccess: FolderAccess;
  /** Opens a lesson of the course that a link has opened, by its address. */
  readonly openCourseLesson: (url: string) => void;
  /** Which version of the page this is, and whether there is a newer one. */
  readonly version: PageVersionStore;
  /** What the panes show of runs and text. */
  readonly shown: StoreApi<ShownMoment>;
  /** Learns how long the panes take to paint that. */
  readonly paints: Pick<PaintPace, 'painting' | 'painted'>;
  /** The editor, once there is one. */
  readonly editor: () => EditorPort | undefined;
  /** The script panel tells its editor, and `undefined` when it goes. */
  readonly attachEditor: (editor: EditorPort | undefined) => void;
}

/** How scripts of a person's own come to the page and leave it. */
export interface FolderAccess {
  /**
   * What was dropped as a folder of scripts; `undefined` at once where it is a single file, and later where it holds no
   * scripts. Has to be asked as it is dropped.
   */
  readonly dropped: (dropped: DataTransfer) => Promise<GivenFolder | undefined> | undefined;
  /** Files as a zip archive, by their paths. */
  readonly zip: (files: ReadonlyMap<string, Uint8Array>) => Uint8Array<ArrayBuffer>;
}

/** Everything that a panel needs of the page; set once, by the composition root. */
export const AppContext = createContext<AppContextValue | undefined>(undefined);

export function useApp(): AppContextValue {
  return ensure(useContext(AppContext), 'AppContext');
}

export const useActions = (): Actions => useApp().actions;

export function useDocument<T>(selector: (state: DocumentState) => T): T {
  return useStore(useApp().stores.document, selector);
}

/** The text for what is derived from it: it changes a moment after the last key. */
export function useSettledText(): string {
  return useStore(useApp().shown, ({ text }) => text);
}

/** Whether the panes are behind, as large stanzas are still being compared. */
export function useIsComparing(): boolean {
  return useStore(useApp().shown, ({ isComparing }) => isComparing);
}

/** The run that is shown. */
export function useRun<T>(selector: (run: RunOnShow) => T): T {
  return useStore(useApp().shown, ({ runs }) => selector(shownRun(runs)));
}

/** All runs of the page; see `run-selectors.ts`. */
export function useRuns<T>(selector: (state: RunsState) => T): T {
  return useStore(useApp().shown, ({ runs }) => selector(runs));
}

export function useView<T>(selector: (state: ViewState) => T): T {
  return useStore(useApp().stores.view, selector);
}

export function useSettings<T>(selector: (state: SettingsState) => T): T {
  return useStore(useApp().stores.settings, selector);
}

export function useCompared<T>(selector: (state: ComparisonState) => T): T {
  return useStore(useApp().stores.comparison, selector);
}

export function useCoverage<T>(selector: (state: CoverageState) => T): T {
  return useStore(useApp().stores.coverage, selector);
}

export function useKeeping<T>(selector: (state: KeepingState) => T): T {
  return useStore(useApp().stores.keeping, selector);
}

export function useFolder<T>(selector: (state: FolderState) => T): T {
  return useStore(useApp().folder.store, selector);
}

export function usePageVersion<T>(selector: (state: PageVersion) => T): T {
  return useStore(useApp().version, selector);
}

export function useLesson<T>(selector: (state: LessonState) => T): T {
  return useStore(useApp().stores.lesson, selector);
}

export function useCatalogue<T>(selector: (state: CatalogueState) => T): T {
  return useStore(useApp().stores.catalogue, selector);
}
