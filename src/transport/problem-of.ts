import type { Problem } from '../trace/event.ts';
import type { FrameFault } from './frames.ts';
import type { Refused } from './negotiation.ts';
import * as problems from './problems.ts';
import type { Where } from './problems.ts';
import { ScramError } from './scram.ts';
import { bindRefused, noBind, scramBroken, signInRefused } from './sign-in-problems.ts';
import type { WireEnd } from './wire.ts';

/** The server did not let the client go on. */
export function problemOfRefusal(where: Where, turn: Refused): Problem {
  switch (turn.kind) {
    case 'sign-in-refused':
      return signInRefused(where, turn.reason.condition, turn.reason.text);
    case 'bind-refused':
      return bindRefused(where, turn.reason.condition, turn.reason.text);
    case 'no-bind':
      return noBind(where);
    case 'nonsense':
      return problems.serverNonsense(where, turn.sentence);
  }
}

/** The wire ended, and nobody had asked for it. */
export function problemOfEnd(where: Where, end: WireEnd, wasOnline: boolean): Problem {
  switch (end.kind) {
    case 'closed':
      return wasOnline
        ? problems.connectionLost(where, end.detail)
        : problems.closedWhileConnecting(where, end.detail);
    case 'unreachable':
      return problems.cannotConnect(where, end.detail);
    case 'not-xmpp':
      return problems.notXmpp(where, end.detail);
    case 'tls':
      return problems.tlsFailed(where, end.detail);
    case 'mixed-content':
      return problems.mixedContent(where);
    case 'no-websocket':
      return problems.noWebSocket(where);
    case 'server-failed':
      return problems.embeddedServerFailed(where, end.detail);
  }
}

/** A frame was not taken. */
export function problemOfFrame(where: Where, { sentence, isTooLarge }: FrameFault): Problem {
  return isTooLarge === true
    ? problems.frameTooLarge(where, sentence)
    : problems.serverNonsense(where, sentence);
}

/** The client gave up by itself. */
export function problemOfError(where: Where, error: unknown): Problem {
  if (error instanceof ScramError) return scramBroken(where, error.fault);
  return problems.clientFailed(where, error instanceof Error ? error.message : undefined);
}
