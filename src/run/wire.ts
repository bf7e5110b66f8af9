import { t } from '../base/translate.ts';
import type { EventSeq, FrameEvent, Problem } from '../trace/event.ts';
import { keepElement } from '../trace/frame-element.ts';
import { dropComposed, finishSession, isLeavingByHand, takeComposed } from './by-hand.ts';
import { pauseAtStanza } from './breakpoints.ts';
import { finishConnects, finishSends, isOwnSend } from './actions.ts';
import { drainLonger } from './barriers.ts';
import { finishOnceClosed } from './ending.ts';
import { finishPing, isBarrierPing } from './pings.ts';
import type { WireFrame } from './ports.ts';
import { isStreamError, lookAtNewest, lookAtStreamError, loseExpectation } from './receive.ts';
import { append } from '../base/sequence.ts';
import { judgeEnding } from './server-ending.ts';
import { stackEvent } from './server-stacks.ts';
import type { ReceivedStanza } from './actor-state.ts';
import type { RunState, Wait } from './state.ts';
import { endStep } from './step-end.ts';
import { actorState, defined, emit, isStepOf, patchActor, type Turn } from './turn.ts';

const STANZAS: ReadonlySet<string> = new Set(['message', 'presence', 'iq']);

export function handleOnline(turn: Turn, name: string, jid: string): void {
  patchActor(turn, name, { connection: 'online', jid });
  emit(turn, { type: 'connection', actor: name, state: 'online', jid });
  finishConnects(turn, name);
  finishSession(turn, name);
}

/**
 * Records a frame; queues a received stanza, or ends the step that sent this one. What was sent by hand is marked. Pings of a barrier, and what still
 * comes while the run is being closed, belong to the stream.
 */
export function handleFrame(turn: Turn, name: string, frame: WireFrame): void {
  const { direction, stanza } = frame;
  const phase = phaseOf(turn, frame);
  const composed = takeComposed(turn, name, frame);
  const isOwn = composed === undefined && phase === 'session' && isOwnSend(turn, name, frame);
  const step = isOwn ? turn.state.cursor : undefined;
  const seq = emitFrame(turn, frame, { actor: name, phase, step });
  if (composed !== undefined) {
    emit(turn, { type: 'stanza-composed', actor: name, stanza: seq, written: composed.written });
  }
  const facts = { actor: name, direction, step: turn.state.cursor };
  if (isOwn) finishSends(turn, seq, stanza);
  if (stanza === undefined) return;
  if (isBarrierPing(stanza)) {
    if (direction === 'received') finishPing(turn, name);
  } else if (phase === 'session') {
    if (direction === 'received') {
      drainLonger(turn);
      takeIn(turn, name, { seq, during: stepBegun(turn.state), element: stanza });
    }
    if (STANZAS.has(stanza.local)) pauseAtStanza(turn, seq, { ...facts, element: stanza });
  }
}

function emitFrame(
  turn: Turn,
  { direction, xml, stack, stanza, ...frame }: WireFrame,
  { step, ...facts }: Pick<FrameEvent, 'actor' | 'phase'> & { readonly step: number | undefined },
): EventSeq {
  const { wire } = frame;
  const made = { wire, turn: frame.turn, stack: stack && stackEvent(turn, stack) };
  const entry = { type: 'frame', ...facts, direction, xml, ...defined({ step, ...made }) } as const;
  if (stanza !== undefined && !frame.isBlotted) keepElement(entry, stanza);
  return emit(turn, entry);
}

/** The newest step that has begun. */
function stepBegun({ cursor, wait }: RunState): number {
  return BETWEEN_STEPS.has(wait.kind) ? cursor - 1 : cursor;
}

const BETWEEN_STEPS: ReadonlySet<Wait['kind']> = new Set<Wait['kind']>([
  ...(['ready', 'settling', 'settled', 'pinging', 'idle'] as const),
]);

function takeIn(turn: Turn, name: string, received: ReceivedStanza): void {
  if (isStreamError(received.element)) keepStreamError(turn, name, received);
  else if (STANZAS.has(received.element.local)) queue(turn, name, received);
}

function phaseOf({ state }: Turn, { phase, stanza }: WireFrame): WireFrame['phase'] {
  const isPing = stanza !== undefined && isBarrierPing(stanza);
  return isPing || state.phase === 'closing' ? 'stream' : phase;
}

function queue(turn: Turn, name: string, received: ReceivedStanza): void {
  const { unread } = actorState(turn, name);
  patchActor(turn, name, { unread: append(unread, received) });
  if (isWaitingFor(turn, name)) lookAtNewest(turn);
}

/** It is for those steps alone that expect one; the end of the session tells the others. */
function keepStreamError(turn: Turn, name: string, streamError: ReceivedStanza): void {
  patchActor(turn, name, { streamError });
  if (isWaitingFor(turn, name)) lookAtStreamError(turn);
}

function isWaitingFor(turn: Turn, name: string): boolean {
  const { phase, wait } = turn.state;
  return phase === 'running' && wait.kind === 'expecting' && isStepOf(turn, name);
}

/** A session is over. Only the step that waits on it suffers; others find it offline when they need it. */
export function handleClosed(turn: Turn, name: string, problem: Problem | undefined): void {
  patchActor(turn, name, { connection: 'offline', problem });
  dropComposed(turn, name);
  const byHand = isLeavingByHand(turn, name) ? (true as const) : undefined;
  emit(turn, {
    type: 'connection',
    actor: name,
    state: 'offline',
    ...defined({ problem, byHand }),
  });
  if (turn.state.phase === 'running' && isStepOf(turn, name)) closeStep(turn, problem);
  finishSession(turn, name);
  finishPing(turn, name);
  finishOnceClosed(turn);
}

function closeStep(turn: Turn, problem: Problem | undefined): void {
  switch (turn.state.wait.kind) {
    case 'disconnecting':
      endStep(turn, { verdict: 'sent', note: problem?.what });
      break;
    case 'connecting':
    case 'sending': {
      const lost = problem ?? CLOSED;
      endStep(turn, { verdict: 'failed', note: lost.what, problem: lost });
      break;
    }
    case 'refusing':
      endStep(turn, judgeEnding(turn.state.wait.step, problem));
      break;
    case 'expecting':
      loseExpectation(turn, problem);
      break;
    default:
  }
}

const CLOSED: Problem = {
  code: 'session-closed',
  what: t('The session was closed while the step was carried out.'),
  meaning: t('The step did not happen, or nobody can tell whether it did.'),
  advice: t('Run again; if it happens each time, read the frames of this actor.'),
};
