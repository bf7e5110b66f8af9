import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EventSeq, FrameEvent, ConnectionChanged } from '../trace/event.ts';
import type { LaneName } from '../timeline/arrangement/lane-arrangement.ts';
import type { RowVerdict } from '../timeline/model.ts';
import type { RowOrder } from '../timeline/options.ts';
import type { ChosenRange } from '../timeline/row-range.ts';
import type { OpenedLog } from './opened-log.ts';
import type { LogpointPlace } from './placed-logpoint.ts';

export type InspectorTab =
  'difference' | 'stanza' | 'server' | 'coverage' | 'rooms' | 'compose' | 'log' | 'problems';

/**
 * The one selection of editor, timeline and inspector. A row is a step, a stanza, or both; a step that has not run
 * has no stanza, a skipped stanza no step.
 */
export interface Selection {
  readonly step: number | undefined;
  readonly stanza: EventSeq | undefined;
  /** Who chose: that pane neither scrolls nor moves its cursor. */
  readonly origin: 'editor' | 'timeline' | 'inspector' | 'run';
}

/** A pane that can be folded away, so that the others have its room. */
export type HiddenPane = 'script' | 'inspector';

export interface ViewState {
  /** What the page shows below its bar: script, timeline and inspector, or the results of a suite in their place. */
  readonly work: 'script' | 'suite' | 'matrix';
  readonly selection: Selection | undefined;
  readonly filter: string;
  /** When not empty, only rows of these verdicts are shown. */
  readonly verdicts: readonly RowVerdict[];
  readonly tab: InspectorTab;
  /** Lines of the comments whose scenes are folded. */
  readonly foldedScenes: readonly number[];
  /** Lines of the first steps of what many receive alike, where each of those steps is shown. */
  readonly unfoldedFanOuts: readonly number[];
  /** The lanes that the timeline has, as its pane told last: commands name them. */
  readonly lanes: readonly LaneName[];
  /** In which order rows stand. */
  readonly rowOrder: RowOrder;
  /** Whether stream set-up and closing are rows, too. */
  readonly showStream: boolean;
  /** Below 900 px: the pane in front. */
  readonly pane: 'script' | 'timeline' | 'inspector';
  /** Whether one step at a time is shown in large type, over all panes. */
  readonly isPresenting: boolean;
  /** From 900 px on: the panes that are folded away. */
  readonly hiddenPanes: readonly HiddenPane[];
  /** Stanzas marked for comparison with Space: at most two. */
  readonly marked: readonly EventSeq[];
  /** Rows that are chosen to be taken along; `undefined`: all. */
  readonly range: ChosenRange | undefined;
  /** Whether the script runs after each edit; see `watch.ts`. */
  readonly isWatching: boolean;
  /** Whether scripts of the suite run again when they change; see `suite/suite-watch.ts`. */
  readonly isSuiteWatched: boolean;
  /** Whether Tab leaves the editor instead of indenting; see `Ctrl+M`. */
  readonly tabMovesFocus: boolean;
  readonly compose: ComposeState;
  /** Which calls of the server are shown. */
  readonly serverCode: 'rooms' | 'all';
  /** What is shown of a turn of the server. */
  readonly serverTurn: 'log' | 'events';
  /** The logpoint whose form is open, wherever its file is shown. */
  readonly editedLogpoint: LogpointPlace | undefined;
  /** What was made of the newest log that was opened. */
  readonly log: OpenedLog | undefined;
}

/** What was shown before somebody took over. */
export interface CameFrom {
  /** `undefined`: nothing had run. */
  readonly run: number | undefined;
  readonly viewAt: EventSeq | undefined;
  readonly selection: Selection | undefined;
}

/** A stanza as it is being written, to be sent by hand. */
export interface ComposeState {
  /** `undefined`: the actor of the step at which the run pauses. */
  readonly actor: string | undefined;
  /** `undefined`: nothing was written yet. */
  readonly text: string | undefined;
  /** The act that is chosen, whose stanza stands there; `undefined`: what was written stands there. */
  readonly act: string | undefined;
  /** What was said about acts, by the names of their fields. */
  readonly said: Readonly<Record<string, string>>;
  /** `undefined`: the room that the script is about. */
  readonly room: string | undefined;
  /** Set while somebody plays on from a point of a run; see `takeOver`. */
  readonly cameFrom: CameFrom | undefined;
  /** What was sent, the newest last; each once. Lives as long as the page. */
  readonly sent: readonly ComposedDraft[];
  /** Which of `sent` is shown again. */
  readonly recalled: number | undefined;
  /** Frames that were made into steps of the script. */
  readonly inserted: readonly (FrameEvent | ConnectionChanged)[];
}

/** Before anything was written. */
export const NOTHING_COMPOSED: ComposeState = {
  actor: undefined,
  text: undefined,
  act: undefined,
  said: {},
  room: undefined,
  cameFrom: undefined,
  sent: [],
  recalled: undefined,
  inserted: [],
};

export interface ComposedDraft {
  readonly actor: string;
  readonly text: string;
}

/** Whether what the server logs is in view, so that runs are to record all of it. */
export function looksAtLog({ tab }: Pick<ViewState, 'tab'>): boolean {
  return tab === 'log' || tab === 'server';
}

export type ViewStore = StoreApi<ViewState>;

export function createViewStore(): ViewStore {
  return createStore<ViewState>(() => ({
    work: 'script',
    selection: undefined,
    filter: '',
    verdicts: [],
    tab: 'difference',
    foldedScenes: [],
    unfoldedFanOuts: [],
    lanes: [],
    rowOrder: 'script',
    showStream: false,
    pane: 'timeline',
    isPresenting: false,
    hiddenPanes: [],
    marked: [],
    range: undefined,
    isWatching: false,
    isSuiteWatched: false,
    tabMovesFocus: false,
    compose: NOTHING_COMPOSED,
    serverCode: 'rooms',
    serverTurn: 'log',
    editedLogpoint: undefined,
    log: undefined,
  }));
}
