import type { OwnCode } from '../base/own-code.ts';
import type { Result } from '../base/result.ts';
import type { TextEdit } from '../base/text-edit.ts';
import type { LogFault, ReadLog } from '../logs/read-log.ts';
import type { ComparedLine } from '../insight/runs/compare-items.ts';
import type { CatalogueStore } from './catalogue-store.ts';
import type { ComparisonStore } from './comparison-store.ts';
import type { CoverageStore } from './coverage-store.ts';
import type { ComposeFault } from '../run/check-composed.ts';
import type { AtFailure } from '../run/state.ts';
import type { LineBreakpoint, StanzaBreakpoint } from './breakpoints.ts';
import type { DocumentStore, OpenedFile, PiecedFile } from './document-store.ts';
import type { KeepingStore } from './keeping/keeping-store.ts';
import type { RunsStore } from './runs-store.ts';
import type { ServerChoice, SettingsStore } from './settings-store.ts';
import type { FreePlayActions } from './free-play/free-play.ts';
import type { LessonActions, LessonStore } from './lesson/lesson-store.ts';
import type { MatrixActions, MatrixStore } from './matrix/matrix-store.ts';
import type { ProfileActions } from './profiles/profile-actions.ts';
import type { ShareActions } from './share.ts';
import type { SuiteActions, SuiteStore } from './suite/suite-store.ts';
import type { Selection, ViewStore } from './view-store.ts';
import type { ToldRun } from '../run/masked-run.ts';
import type { TraceLines } from '../trace/file.ts';

/** All stores of one page. */
export interface Stores {
  readonly document: DocumentStore;
  readonly runs: RunsStore;
  readonly view: ViewStore;
  readonly settings: SettingsStore;
  readonly catalogue: CatalogueStore;
  readonly comparison: ComparisonStore;
  readonly coverage: CoverageStore;
  readonly keeping: KeepingStore;
  readonly suite: SuiteStore;
  readonly lesson: LessonStore;
  readonly matrix: MatrixStore;
}

/** What a person can do. Each is safe to call at any time; what makes no sense then does nothing. */
export interface Actions
  extends
    SuiteActions,
    LessonActions,
    FreePlayActions,
    ProfileActions,
    MatrixActions,
    ShareActions {
  /** Starts a run, or continues a paused one. */
  readonly run: () => void;
  /** Starts a run that pauses before its first step, or carries out one step of a paused one. */
  readonly step: () => void;
  /** Starts afresh, whatever the run before is doing. */
  readonly runAnew: () => void;
  readonly continue: () => void;
  /** Pauses before the next step, or at once where a step waits for a stanza. */
  readonly pause: () => void;
  /** Goes on, or starts a run, until that actor's next step has been carried out. */
  readonly stepActor: (actor: string) => void;
  /** Goes on, or starts a run, until a step fails; at one that has, it lets that one pass. */
  readonly runToFailure: () => void;
  /**
   * Goes on past the step at which the run pauses as it failed. Where the run has ended so, a new one is started that
   * goes past it.
   */
  readonly letPass: () => void;
  /** Where the run pauses at a step that differs: goes on as if its stanza had matched. */
  readonly takeAnyway: () => void;
  /** Stops the run, and the series or the suite that is under way. */
  readonly stop: () => void;
  /** While the run pauses: that actor sends a stanza by hand. Says why not; `undefined` once it is on its way. */
  readonly compose: (actor: string, text: string) => ComposeFault | undefined;
  /** Shows again what was sent by hand before, or after that. */
  readonly recallComposed: (direction: 'earlier' | 'later') => void;
  /**
   * Runs until the step at this line of the script, as if a breakpoint stood there. Where a paused run is past that
   * step: as `rerunToLine`.
   */
  readonly runToLine: (line: number) => void;
  /** Starts afresh, replays up to the step at this line and pauses there; a server of others is asked about first. */
  readonly rerunToLine: (line: number) => void;
  /** Whether to run the script after each edit; a server of others is asked about first. */
  readonly toggleWatch: () => void;
  /** Answers the question of the run that is shown. */
  readonly answer: (yes: boolean) => void;
  /** Shows an earlier run in all panes. */
  readonly showRun: (id: number) => void;
  readonly showNewestRun: () => void;
  /** Chooses a run of the history, or no longer; a third one takes the place of the older of two. */
  readonly chooseForComparison: (id: number) => void;
  /** Sets two runs of the history side by side, the earlier one at the left. */
  readonly compareRuns: (one: number, other: number) => void;
  /** The same for two examples of a series, by their places in it. */
  readonly compareExamples: (left: number, right: number) => void;
  /** Back from a comparison to the series that it came from, or to the timeline. */
  readonly closeComparison: () => void;
  /** Back from one of its runs to what a series has found. */
  readonly showSeries: () => void;
  readonly selectCompared: (line: ComparedLine | undefined) => void;
  /** Runs the script on the chosen server and on a second one, then compares; a server of others is asked about first. */
  readonly runOnBoth: (second: ServerChoice) => void;
  /** Runs the script 2 to 200 times and tells what varied; a server of others is asked about first. */
  readonly runRepeatedly: (times: number) => void;
  readonly stopSeries: () => void;
  readonly edit: (text: string) => void;
  /** Text edits in the script, as offsets into the current text, applied as one undoable change. */
  readonly applyEdits: (edits: readonly TextEdit[]) => void;
  /** Brings a line of the script into view, and its pane to the front. */
  readonly revealLine: (line: number) => void;
  readonly toggleBreakpoint: (line: number) => void;
  /** The same at the step that stands at, or around, a line. */
  readonly toggleBreakpointAt: (line: number) => void;
  readonly setBreakpoints: (lines: readonly number[]) => void;
  readonly changeBreakpoint: (line: number, change: Partial<Omit<LineBreakpoint, 'line'>>) => void;
  readonly setStanzaBreakpoints: (breakpoints: readonly StanzaBreakpoint[]) => void;
  readonly setAtFailure: (atFailure: AtFailure) => void;
  /** Opens a shipped scenario or a draft, by its id. What was edited becomes a draft. */
  readonly openScenario: (id: string) => Promise<void>;
  /** Opens a script or a saved trace of the person's own. What was edited becomes a draft. */
  readonly openFile: (file: OpenedFile) => void;
  /** What would be understood of a log; `undefined` where reading broke off. */
  readonly readLog: (text: string) => Promise<Result<ReadLog, LogFault> | undefined>;
  /** Opens a script that is made of the run that is shown, or of the events from one to another. What was edited becomes a draft. */
  readonly makeScript: (part?: { readonly from: number; readonly to: number }) => Promise<void>;
  /** Opens a trace that is too large to be read at once; see `TraceOpener`. */
  readonly openLargeTrace: (file: PiecedFile) => Promise<void>;
  /** Reads no further in it; what was read stays. */
  readonly stopReading: () => void;
  readonly chooseServer: (choice: ServerChoice) => void;
  /** A file of the Lua of the server that a run names, or why it cannot be had. */
  readonly serverSource: ServerSource;
  readonly select: (selection: Selection | undefined) => void;
  readonly viewBack: () => void;
  readonly viewForward: () => void;
  /** A run as the text of a file, its secrets masked; `undefined` where it cannot be written. */
  readonly writtenTrace: (run: ToldRun) => Promise<TraceLines | undefined>;
}

/** The text of a file of the embedded server's Lua, or a sentence that says why it cannot be had. */
export type ServerSource = (
  server: string,
  file: string,
  /** What of it was the person's own. */
  code?: readonly OwnCode[],
) => Promise<Result<string, string>>;
