import { substitute } from '../match/substitute.ts';
import type { XmlElement } from '../xml/element.ts';
import { printXml } from '../xml/print.ts';
import { CLIENT_NS } from '../xmpp/namespaces.ts';
import { connect, isFrameOf } from './actions.ts';
import { awaitServer } from './barriers.ts';
import type { Token } from './command.ts';
import type { WireFrame } from './ports.ts';
import type { ComposedStanza, HandAct, SessionAct } from './state.ts';
import { askIdle, command, patch, startTimer, waitFor, type Turn } from './turn.ts';
import { resolveVariable } from './variables.ts';

const STANZAS: ReadonlySet<string> = new Set(['message', 'presence', 'iq']);

export function isStanza({ local, ns }: XmlElement): boolean {
  return ns === CLIENT_NS && STANZAS.has(local);
}

/**
 * While the run pauses, a person acts as an actor, once the server has finished with the act by hand before: connects one who is
 * offline; as one who is online, disconnects or sends a stanza, which goes out as that of a `sends` would. Else nothing
 * happens. No step takes part, and the run stays where it is.
 */
export function actByHand(turn: Turn, act: HandAct): void {
  const { phase, byHand } = turn.state;
  if (phase !== 'paused') return;
  if (byHand !== undefined) {
    return patch(turn, { byHand: { ...byHand, next: [...byHand.next, act] } });
  }
  if (act.kind === 'compose') send(turn, act.actor, act.stanza);
  else changeSession(turn, act);
}

function changeSession(turn: Turn, act: SessionAct): void {
  const { actor, kind } = act;
  const connection = turn.state.actors.get(actor)?.connection;
  const isOff = connection === 'never' || connection === 'offline';
  if (kind === 'connect' ? !isOff : connection !== 'online') return;
  if (kind === 'connect') connect(turn, actor, true);
  else command(turn, { kind: 'disconnect', actor });
  patch(turn, { lastAction: { actor, at: turn.at }, byHand: { awaits: act, next: [] } });
  if (turn.state.wait.kind === 'settled') waitFor(turn, { kind: 'ready' });
}

/** An actor has come online, or gone: what was done by hand for that is done. */
export function finishSession(turn: Turn, name: string): void {
  const { byHand } = turn.state;
  if (byHand === undefined || byHand.awaits.kind === 'answer' || byHand.awaits.actor !== name)
    return;
  if (byHand.awaits.kind === 'connect') patch(turn, { unsettled: name });
  awaitThenNext(turn, byHand.next);
}

/** Whether an actor is on the way in or out: no step begins meanwhile. */
export function isSessionAwaited({ state: { byHand } }: Turn): boolean {
  return byHand !== undefined && byHand.awaits.kind !== 'answer';
}

/** Whether an actor is being disconnected by hand. */
export function isLeavingByHand({ state: { byHand } }: Turn, name: string): boolean {
  return byHand?.awaits.kind === 'disconnect' && byHand.awaits.actor === name;
}

function send(turn: Turn, actor: string, stanza: XmlElement): void {
  const { state } = turn;
  const isOnline = state.actors.get(actor)?.connection === 'online';
  if (!isOnline || !isStanza(stanza)) return;
  const substituted = substitute(stanza, (name) => resolveVariable(state, name));
  if (!substituted.ok) return;
  const { element } = substituted.value;
  const written = printXml(stanza, { inheritedNs: CLIENT_NS });
  command(turn, { kind: 'send', actor, stanza: element });
  patch(turn, {
    composed: [...state.composed, { actor, stanza: element, written }],
    lastAction: { actor, at: turn.at },
    unsettled: actor,
  });
  if (state.wait.kind === 'settled') waitFor(turn, { kind: 'ready' });
  awaitThenNext(turn, []);
}

/** Nothing more is done by hand before the server has finished, where that can be known. */
function awaitThenNext(turn: Turn, next: readonly HandAct[]): void {
  const token = turn.state.phase === 'paused' ? awaitAnswer(turn) : undefined;
  patch(turn, {
    byHand: token === undefined ? undefined : { awaits: { kind: 'answer', token }, next },
  });
  if (token === undefined) for (const act of next) actByHand(turn, act);
}

/** Once the embedded server is idle, its rooms are recorded; another server is given the pause between two actors. */
function awaitAnswer(turn: Turn): Token | undefined {
  const { embedded, barrier } = turn.state.setup.options;
  if (embedded) return askIdle(turn);
  return barrier.kind === 'settle' && barrier.ms > 0 ? startTimer(turn, barrier.ms) : undefined;
}

/** The server has finished with what was done by hand: the next act of those that wait is done. */
export function actNext(turn: Turn, token: Token): void {
  const { byHand } = turn.state;
  if (byHand?.awaits.kind !== 'answer' || byHand.awaits.token !== token) return;
  patch(turn, { byHand: undefined });
  for (const act of byHand.next) actByHand(turn, act);
}

/** The stanza by hand whose frame this is: it is on the wire now. */
export function takeComposed(
  turn: Turn,
  name: string,
  frame: WireFrame,
): ComposedStanza | undefined {
  if (frame.isRaw) return undefined;
  const { composed } = turn.state;
  const found = composed.find(({ actor, stanza }) => actor === name && isFrameOf(frame, stanza));
  if (found !== undefined) patch(turn, { composed: composed.filter((each) => each !== found) });
  return found;
}

/** What was not on the wire when the session ended never will be. */
export function dropComposed(turn: Turn, name: string): void {
  const composed = turn.state.composed.filter(({ actor }) => actor !== name);
  if (composed.length < turn.state.composed.length) patch(turn, { composed });
}

/**
 * Before the run goes on, the server finishes with what was sent by hand, as it does after an action. Returns whether
 * the run has to wait for that.
 */
export function settleComposed(turn: Turn): boolean {
  const { unsettled } = turn.state;
  if (unsettled === undefined) return false;
  patch(turn, { unsettled: undefined });
  const { embedded, barrier } = turn.state.setup.options;
  if (!embedded && barrier.kind !== 'ping') return false;
  awaitServer(turn, unsettled);
  return turn.state.wait.kind !== 'ready';
}
