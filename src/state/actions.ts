import { applyEdits, type TextEdit } from '../base/text-edit.ts';
import { plainAddress, scenarioAddress } from './address.ts';
import type { Actions, Stores } from './app-state.ts';
import { isDraftId } from './document-store.ts';
import { showNewest, showRun } from './show-run.ts';
import { openFile } from './open-file.ts';
import { openMadeScript } from './made-script.ts';
import { readLogText } from './open-log.ts';
import { openScript } from './open-script.ts';
import { createComparisonActions } from './comparison-actions.ts';
import type { Platform } from './ports.ts';
import { createLessonActions } from './lesson/lesson-actions.ts';
import { createFreePlayActions } from './free-play/free-play-actions.ts';
import { createLineActions, createRerun } from './line-actions.ts';
import { moveView } from './move-view.ts';
import { createComposeActions } from './compose-actions.ts';
import { createConsent, type Consent } from './consent.ts';
import { createBreakpointActions } from './breakpoint-actions.ts';
import { createRunActions } from './run-actions.ts';
import { withoutRun } from './run-changes.ts';
import { liveRun } from './run-selectors.ts';
import { RunSeries } from './run-series.ts';
import { RunSession } from './run-session.ts';
import { createServerSource } from './server-source.ts';
import { createShippedScripts } from './suite/shipped-scripts.ts';
import { createSuiteActions, type SuitePorts } from './suite/suite-actions.ts';
import { createMatrixActions } from './matrix/matrix-actions.ts';
import { createProfileActions, type ProfileActions } from './profiles/profile-actions.ts';
import { withRecentServer } from './server-choice.ts';
import type { ServerChoice } from './settings-store.ts';
import { createShareActions } from './share-actions.ts';
import { createCodeWatch } from './watch-code.ts';
import { createWatch } from './watch.ts';
import { createTraceOpener } from './trace-opener.ts';
import { writtenTrace } from './written-trace.ts';

/** Everything that a person can do, over these stores and this platform. */
export function createActions(
  stores: Stores,
  platform: Platform,
  suitePorts: SuitePorts = { source: createShippedScripts(stores, platform) },
): Actions {
  const session = new RunSession(stores, platform);
  const run = createRunActions(stores, session);
  const consent = createConsent(stores);
  session.onAsked = (modules) => askForModules(stores, { session, consent }, modules);
  const series = new RunSeries(stores, platform, session);
  const watch = createWatch(stores, platform, { session, consent });
  createCodeWatch(stores, session);
  const rerun = createRerun(stores, session, consent);
  const files = createFileActions(stores, platform, run);
  const suite = createSuiteActions(stores, suitePorts, { platform, consent, run });
  const { stop } = run;
  return {
    ...run,
    ...createBreakpointActions(stores, session),
    ...createComposeActions(stores, session),
    ...createLineActions(stores, session, rerun),
    ...createFreePlayActions(stores, { session, rerun, openFile: files.openFile }),
    ...createComparisonActions(stores, series, consent),
    ...suite,
    ...createMatrixActions(stores, suitePorts, { platform, consent, stop }),
    ...createLessonActions(stores, run, platform),
    ...createLogActions(stores, platform, run.stop),
    toggleWatch: () => watch.toggle(),
    answer: (yes) => consent.answer(yes),
    stop: () => {
      series.stop();
      // A suite goes on while a person works on one script.
      if (!isAlive(stores)) suite.stopSuite();
      stop();
    },
    showRun: (id) => showRun(stores, id),
    showNewestRun: () => showNewest(stores),
    edit: (text) => stores.document.setState({ text }),
    applyEdits: (edits) => editScript(stores, platform, edits),
    revealLine: (line) => revealLine(stores, platform, line),
    openScenario: (id) => openScenario(stores, platform, run.stop, id),
    ...files,
    serverSource: createServerSource(stores, platform),
    ...createChoiceActions(stores),
    ...createShareActions(stores, platform),
    writtenTrace: (each) => writtenTrace(stores, platform.clock, each),
  };
}

function createFileActions(
  stores: Stores,
  platform: Platform,
  run: Pick<Actions, 'stop'>,
): Pick<Actions, 'openFile' | 'openLargeTrace' | 'stopReading'> {
  const traces = createTraceOpener(stores, platform);
  const leave = () => {
    run.stop();
    traces.stop();
    platform.showAddress(plainAddress(platform.address()));
  };
  return {
    openFile: (file) => {
      leave();
      openFile(stores, platform.clock, file);
    },
    openLargeTrace: (file) => {
      leave();
      return traces.open(file);
    },
    stopReading: () => traces.stop(),
  };
}

type ChoiceActions = ProfileActions &
  Pick<Actions, 'chooseServer' | 'select' | 'viewBack' | 'viewForward'>;

/** What to look at, and on which server. */
function createChoiceActions(stores: Stores): ChoiceActions {
  const choose = (choice: ServerChoice) => chooseServer(stores, choice);
  return {
    ...createProfileActions(stores.settings, choose),
    chooseServer: choose,
    select: (selection) => stores.view.setState({ selection }),
    viewBack: () => moveView(stores, 'back'),
    viewForward: () => moveView(stores, 'forward'),
  };
}

function createLogActions(
  stores: Stores,
  platform: Platform,
  stop: () => void,
): Pick<Actions, 'readLog' | 'makeScript'> {
  return {
    readLog: (text) => readLogText(platform.clock, text),
    makeScript: async (part) => {
      stop();
      await openMadeScript(stores, part);
      platform.showAddress(plainAddress(platform.address()));
    },
  };
}

function revealLine({ view }: Stores, platform: Platform, line: number): void {
  view.setState(({ hiddenPanes }) => ({
    pane: 'script',
    hiddenPanes: hiddenPanes.filter((pane) => pane !== 'script'),
  }));
  platform.editor()?.revealLine(line);
}

/** Whether the panes show a run that goes on. */
function isAlive({ runs, view }: Stores): boolean {
  const { phase } = liveRun(runs.getState());
  return view.getState().work === 'script' && phase !== 'not-run' && phase !== 'ended';
}

/** The yes is for the script that came by the link, as long as it is the one of the page. */
function askForModules(
  { document }: Stores,
  { session, consent }: { readonly session: RunSession; readonly consent: Consent },
  modules: readonly string[],
): void {
  const { original } = document.getState();
  consent.request({ server: '', about: { kind: 'modules', modules } }, () => {
    if (document.getState().original !== original) return;
    document.setState({ isForeign: false });
    session.send({ kind: 'again' });
  });
}

function editScript(stores: Stores, platform: Platform, edits: readonly TextEdit[]): void {
  const editor = platform.editor();
  // The editor reports its new text before it returns.
  editor?.applyEdits(edits);
  stores.document.setState(({ text, loads }) => ({
    text: editor === undefined ? applyEdits(text, edits) : text,
    loads: loads + 1,
  }));
}

async function openScenario(
  stores: Stores,
  platform: Platform,
  stop: () => void,
  id: string,
): Promise<void> {
  if (isDraftId(id)) return openDraft(stores, platform, stop, id);
  const text = await platform.fetchScenario(id);
  stop();
  if (!text.ok) {
    stores.runs.setState((state) => withoutRun(state, text.error));
    return;
  }
  openScript(stores, { text: text.value, scenarioId: id });
  platform.showAddress(scenarioAddress(platform.address(), id));
}

function openDraft(stores: Stores, platform: Platform, stop: () => void, id: string): void {
  const draft = stores.document.getState().drafts.find((each) => each.id === id);
  if (draft === undefined) return;
  stop();
  openScript(stores, { text: draft.text, draftId: id, isForeign: draft.isForeign });
  platform.showAddress(plainAddress(platform.address()));
}

/** What a run was refused for by a server that is no longer the chosen one. */
const REFUSED_BY_SERVER: ReadonlySet<string | undefined> = new Set([
  'no-embedded-server',
  'embedded-server-not-booted',
  'server-set-up',
]);

function chooseServer(stores: Stores, choice: ServerChoice): void {
  const { refusal } = stores.runs.getState();
  if (REFUSED_BY_SERVER.has(refusal?.problem.code)) stores.runs.setState({ refusal: undefined });
  stores.settings.setState(({ recentServers }) => ({
    server: choice,
    recentServers:
      choice.kind === 'websocket' ? withRecentServer(recentServers, choice.url) : recentServers,
  }));
}
