import { exchangeOf, partsOf, playedScript, type ExchangePart } from '../../diagnosis/repairs.ts';
import type { HandAct } from '../../run/state.ts';
import { modelOf } from '../../trace/model-of.ts';
import { CLIENT_NS } from '../../xmpp/namespaces.ts';
import { parseTolerant } from '../../xml/parse-tolerant.ts';
import type { Actions, Stores } from '../app-state.ts';
import type { ReplayRun } from '../line-actions.ts';
import { placesNow } from '../places-now.ts';
import { viewedAt } from '../run-changes.ts';
import { shownRun } from '../run-selectors.ts';
import type { RunSession } from '../run-session.ts';
import { showRun } from '../show-run.ts';
import { stepAtMoment } from '../view-back.ts';
import type { CameFrom, ComposeState } from '../view-store.ts';
import type { FreePlayActions } from './free-play.ts';

interface FreePlayPorts {
  readonly session: RunSession;
  readonly rerun: ReplayRun;
  readonly openFile: Actions['openFile'];
}

/** What a person can do who plays on from some point of a run. */
export function createFreePlayActions(stores: Stores, ports: FreePlayPorts): FreePlayActions {
  return {
    takeOver: () => takeOver(stores, ports.rerun),
    chooseAct: (act) => change(stores, { act, recalled: undefined }),
    sayOfAct: (name, value) =>
      stores.view.setState(({ compose }) => ({
        compose: { ...compose, said: { ...compose.said, [name]: value } },
      })),
    undoByHand: () => undo(stores, ports.rerun),
    keepPlayed: () => keep(stores, ports.openFile),
    changeSession: (act) => ports.session.send(act),
    comeBack: () => comeBack(stores, ports.session),
  };
}

function change({ view }: Stores, changes: Partial<ComposeState>): void {
  view.setState(({ compose }) => ({ compose: { ...compose, ...changes } }));
}

/** A run that pauses stays; else a new one comes to where the panes are, and waits there. */
function takeOver(stores: Stores, rerun: ReplayRun): void {
  const { runs, view, lesson } = stores;
  const { phase, viewAt } = shownRun(runs.getState());
  const isPaused = phase === 'paused';
  const { selection, hiddenPanes } = view.getState();
  const line = isPaused ? undefined : lineAfterShown(stores);
  const cameFrom: CameFrom | undefined = isPaused
    ? undefined
    : { run: runs.getState().shown, viewAt, selection };
  view.setState({
    tab: 'compose',
    pane: 'inspector',
    hiddenPanes: hiddenPanes.filter((pane) => pane !== 'inspector'),
  });
  lesson.setState({ predictions: undefined, isPreparing: false });
  change(stores, { cameFrom });
  if (line !== undefined) rerun({ line });
}

/** The line of the step after the one that is shown or selected; the end where none is, and after the last one. */
function lineAfterShown(stores: Stores): number | 'end' {
  const { events, viewAt } = shownRun(stores.runs.getState());
  const selected = stores.view.getState().selection?.step;
  const shown = viewAt === undefined ? undefined : (stepAtMoment(events, viewAt)?.step ?? 0);
  const step = selected ?? shown;
  return (step === undefined ? undefined : placesNow(stores).lineOf(step + 1)) ?? 'end';
}

/** The same run once more to the same place, then all that was sent by hand there but the last. */
function undo(stores: Stores, rerun: ReplayRun): void {
  const { events, scenario, phase } = shownRun(stores.runs.getState());
  const model = modelOf(events);
  const exchange = exchangeOf(events, model);
  if (exchange === undefined || phase !== 'paused' || scenario === undefined) return;
  const replays = partsOf(exchange).flatMap(handActs);
  const isAtEnd = exchange.step > scenario.steps.length;
  const line = isAtEnd ? 'end' : placesNow(stores).lineOf(exchange.step);
  if (line !== undefined) rerun({ line, replays: replays.slice(0, -1) });
}

/** What a person did, to be done again; nothing of what came. */
function handActs(part: ExchangePart): readonly HandAct[] {
  if (!('frame' in part)) {
    return [{ kind: part.state === 'offline' ? 'disconnect' : 'connect', actor: part.actor }];
  }
  const { frame, written } = part;
  const [stanza] =
    written === undefined ? [] : parseTolerant(written, { defaultNs: CLIENT_NS }).roots;
  return stanza === undefined ? [] : [{ kind: 'compose', actor: frame.actor, stanza }];
}

/** Opens what was played as a script of the person's own: the steps before it, and those that it makes. */
function keep(stores: Stores, openFile: Actions['openFile']): void {
  const { events, scenario, source } = shownRun(stores.runs.getState());
  const model = modelOf(events);
  const exchange = exchangeOf(events, model);
  if (exchange === undefined || scenario === undefined) return;
  const { scenarioId } = stores.document.getState();
  const text = playedScript({ model, scenario, source, text: source }, exchange);
  openFile({ name: `${scenarioId ?? 'script'}-played.scs`, text });
}

/** The run that somebody played in is over; what was shown before is shown again. */
function comeBack(stores: Stores, session: RunSession): void {
  const { cameFrom } = stores.view.getState().compose;
  session.send({ kind: 'stop' });
  change(stores, { cameFrom: undefined, act: undefined });
  if (cameFrom?.run === undefined) return;
  showRun(stores, cameFrom.run);
  stores.runs.setState((state) => viewedAt(state, cameFrom.viewAt));
  stores.view.setState({ selection: cameFrom.selection });
}
