import { substitute } from '../match/substitute.ts';
import type { XmlElement } from '../xml/element.ts';
import { printXml } from '../xml/print.ts';
import { CLIENT_NS } from '../xmpp/namespaces.ts';
import { isFrameOf } from './actions.ts';
import { awaitServer } from './barriers.ts';
import type { Token } from './command.ts';
import type { WireFrame } from './ports.ts';
import type { ComposedStanza } from './state.ts';
import { askIdle, command, patch, startTimer, waitFor, type Turn } from './turn.ts';
import { resolveVariable } from './variables.ts';

const STANZAS: ReadonlySet<string> = new Set(['message', 'presence', 'iq']);

export function isStanza({ local, ns }: XmlElement): boolean {
  return ns === CLIENT_NS && STANZAS.has(local);
}

/**
 * While the run pauses, a person sends a stanza as an actor who is online; else nothing happens. It goes out as the
 * stanza of a `sends` would, once the server has finished with the one by hand before it. No step takes part, and the
 * run stays where it is.
 */
export function compose(turn: Turn, actor: string, stanza: XmlElement): void {
  const { state } = turn;
  const isOnline = state.actors.get(actor)?.connection === 'online';
  if (state.phase !== 'paused' || !isOnline || !isStanza(stanza)) return;
  if (state.byHand !== undefined) {
    const next = [...state.byHand.next, { actor, stanza }];
    return patch(turn, { byHand: { ...state.byHand, next } });
  }
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
  const token = awaitAnswer(turn);
  patch(turn, { byHand: token === undefined ? undefined : { token, next: [] } });
}

/** Once the embedded server is idle, its rooms are recorded; another server is given the pause between two actors. */
function awaitAnswer(turn: Turn): Token | undefined {
  const { embedded, barrier } = turn.state.setup.options;
  if (embedded) return askIdle(turn);
  return barrier.kind === 'settle' && barrier.ms > 0 ? startTimer(turn, barrier.ms) : undefined;
}

/** The server has finished with what was sent by hand: the next one of those that wait goes out. */
export function composeNext(turn: Turn, token: Token): void {
  const { byHand } = turn.state;
  if (byHand?.token !== token) return;
  patch(turn, { byHand: undefined });
  for (const { actor, stanza } of byHand.next) compose(turn, actor, stanza);
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
