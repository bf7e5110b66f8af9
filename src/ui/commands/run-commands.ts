import { t } from '../../base/translate.ts';
import { shownRun, type ShownPhase } from '../../state/run-selectors.ts';
import { placesNow } from '../../state/places-now.ts';
import { failedPaths } from '../../state/suite/suite-reducer.ts';
import { failureAtHand } from '../../state/failure-at-hand.ts';
import type { Command, CommandPage } from './command.ts';

const isIn =
  (...phases: readonly ShownPhase[]) =>
  ({ stores }: CommandPage) =>
    phases.includes(shownRun(stores.runs.getState()).phase);
const standsStill = isIn('not-run', 'paused', 'ended');
const isSuiteRunning = ({ stores }: CommandPage) => stores.suite.getState().phase === 'running';
const hasLine = (page: CommandPage) => commandLine(page) !== undefined;

/** Control of the run. */
export const RUN_COMMANDS: readonly Command[] = [
  {
    id: 'run',
    title: t('Run, or continue a paused run'),
    group: 'Run',
    keys: ['F8', 'Ctrl+Enter'],
    isOffered: standsStill,
    carryOut: ({ actions }) => actions.run(),
  },
  {
    id: 'pause',
    title: t('Pause'),
    group: 'Run',
    keys: ['F6'],
    isOffered: isIn('running'),
    carryOut: ({ actions }) => actions.pause(),
  },
  {
    id: 'step',
    title: t('One step'),
    group: 'Run',
    keys: ['F10'],
    isOffered: standsStill,
    carryOut: ({ actions }) => actions.step(),
  },
  {
    id: 'run-to-here',
    title: t('Run to the cursor or the selected step'),
    group: 'Run',
    keys: ['Ctrl+F10'],
    isOffered: (page) => standsStill(page) && hasLine(page),
    carryOut: (page) => atLine(page, page.actions.runToLine),
  },
  {
    id: 'step-actor',
    title: t('Run until the actor of the selected step has done its next one'),
    group: 'Run',
    keys: ['Ctrl+Shift+F8'],
    isOffered: standsStill,
    carryOut: stepSelectedActor,
  },
  {
    id: 'next-failure',
    title: t('Run to the next failure'),
    group: 'Run',
    keys: ['Ctrl+F9'],
    isOffered: standsStill,
    carryOut: ({ actions }) => actions.runToFailure(),
  },
  {
    id: 'let-pass',
    title: t('Let the failed step pass once'),
    group: 'Run',
    keys: ['Ctrl+Shift+F10'],
    isOffered: (page) => failureNow(page) !== undefined,
    carryOut: ({ actions }) => actions.letPass(),
  },
  {
    id: 'take',
    title: t('Take the stanza of the failed step as matched'),
    group: 'Run',
    keys: ['Ctrl+Shift+F9'],
    isOffered: (page) => failureNow(page)?.canTake === true,
    carryOut: ({ actions }) => actions.takeAnyway(),
  },
  {
    id: 'rerun-to-here',
    title: t('Start afresh and replay to the cursor or the selected step'),
    group: 'Run',
    keys: ['Ctrl+F8'],
    isOffered: hasLine,
    carryOut: (page) => atLine(page, page.actions.rerunToLine),
  },
  {
    id: 'take-over',
    title: t('Take over: act yourself from what is shown, or come back'),
    group: 'Run',
    keys: ['Ctrl+Alt+V'],
    isOffered: standsStill,
    carryOut: ({ stores, actions }) => {
      if (stores.view.getState().compose.cameFrom === undefined) actions.takeOver();
      else actions.comeBack();
    },
  },
  {
    id: 'stop',
    title: t('Stop'),
    group: 'Run',
    keys: ['Shift+F8'],
    isOffered: (page) =>
      isIn('preparing', 'running', 'paused')(page) ||
      page.stores.comparison.getState().series !== undefined ||
      isSuiteRunning(page),
    carryOut: ({ actions }) => actions.stop(),
  },
  {
    id: 'run-all',
    title: t('Run all: every script, with a table of results'),
    group: 'Run',
    keys: ['Alt+F8'],
    isOffered: (page) => !isSuiteRunning(page),
    carryOut: (page) => {
      if (isSuiteRunning(page)) page.actions.showSuite();
      else page.actions.runAll();
    },
  },
  {
    id: 'matrix',
    title: t('Run all on several servers: scripts by servers, and where they disagree'),
    group: 'Run',
    keys: ['Ctrl+Alt+T'],
    carryOut: ({ stores, actions }) => {
      if (stores.view.getState().work === 'matrix') actions.leaveMatrix();
      else actions.showMatrix();
    },
  },
  {
    id: 'watch-all',
    title: t('Watch all: what changes of the scripts that ran together runs again, on or off'),
    group: 'Run',
    keys: ['Alt+F9'],
    isOffered: (page) => page.stores.suite.getState().phase !== 'none',
    carryOut: ({ actions }) => actions.toggleSuiteWatch(),
  },
  {
    id: 'run-failed',
    title: t('Failed only: run the scripts that failed again'),
    group: 'Run',
    keys: ['Alt+Shift+F8'],
    isOffered: (page) => {
      const suite = page.stores.suite.getState();
      return suite.phase === 'over' && failedPaths(suite).length > 0;
    },
    carryOut: ({ actions }) => actions.runFailedAgain(),
  },
  {
    id: 'suite',
    title: t('Results of the suite, or back to the script'),
    group: 'Look around',
    keys: ['Ctrl+Alt+U'],
    carryOut: ({ stores, actions }) => {
      if (stores.view.getState().work === 'suite') actions.leaveSuite();
      else actions.showSuite();
    },
  },
  {
    id: 'watch',
    title: t('Watch: run after each edit, on or off'),
    group: 'Run',
    keys: ['Shift+F9'],
    carryOut: ({ actions }) => actions.toggleWatch(),
  },
  {
    id: 'breakpoint',
    title: t('Breakpoint on or off'),
    group: 'Run',
    keys: ['F9'],
    isOffered: hasLine,
    carryOut: (page) => atLine(page, page.actions.toggleBreakpointAt),
  },
  {
    id: 'breakpoints',
    title: t('Breakpoints: at lines, stanzas and failures'),
    group: 'Run',
    keys: ['Ctrl+Alt+B'],
    carryOut: ({ open }) => open('breakpoints'),
  },
];

function atLine(page: CommandPage, carryOut: (line: number) => void): void {
  const line = commandLine(page);
  if (line !== undefined) carryOut(line);
}

function failureNow({ stores }: CommandPage) {
  return failureAtHand(shownRun(stores.runs.getState()), stores.document.getState().text);
}

/** Of the selected step, or of the one at which the run pauses, or of the first one. */
function stepSelectedActor({ stores, actions }: CommandPage): void {
  const { scenario, events } = shownRun(stores.runs.getState());
  const paused = events.findLast((event) => event.type === 'run-paused');
  const step = stores.view.getState().selection?.step ?? paused?.step ?? 1;
  const actor = scenario?.steps[step - 1]?.actor;
  if (actor !== undefined) actions.stepActor(actor);
}

/**
 * The line of the script that a command is for: the cursor's while the editor has the focus, else that of the selected
 * step, else the cursor's. `undefined` without an editor and a selection.
 */
function commandLine({ stores, editor }: CommandPage): number | undefined {
  const cursor = editor()?.cursor();
  const step = stores.view.getState().selection?.step;
  if (cursor?.hasFocus === true || step === undefined) return cursor?.line;
  return placesNow(stores).lineOf(step) ?? cursor?.line;
}
