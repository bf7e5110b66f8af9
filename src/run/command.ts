import type { Milliseconds } from '../base/clock.ts';
import type { Brand } from '../base/brand.ts';
import type { XmlElement } from '../xml/element.ts';

/** Ties a timer or a question to its answer; an answer to an outdated token is ignored. */
export type Token = Brand<number, 'Token'>;

/** What the runner is to do. Commands are carried out in order. */
export type RunCommand =
  /** Answered by `prepared` or `server-failed`. */
  | { readonly kind: 'prepare-server' }
  | { readonly kind: 'connect'; readonly actor: string }
  | { readonly kind: 'send'; readonly actor: string; readonly stanza: XmlElement }
  | { readonly kind: 'send-raw'; readonly actor: string; readonly text: string }
  | { readonly kind: 'disconnect'; readonly actor: string }
  | { readonly kind: 'abort'; readonly actor: string }
  /** Embedded server only; answered by `idle` or `server-failed`. */
  | { readonly kind: 'ask-idle'; readonly token: Token }
  /** Embedded server only: moves its clock, then asks for idle; answered like `ask-idle`. */
  | { readonly kind: 'advance-server'; readonly by: Milliseconds; readonly token: Token }
  /**
   * Embedded server only: moves its clock from timer to timer, and counts that as the run's time; answered like `ask-idle`.
   */
  | { readonly kind: 'pass-time'; readonly by: Milliseconds; readonly token: Token }
  | { readonly kind: 'start-timer'; readonly token: Token; readonly delay: Milliseconds }
  | { readonly kind: 'cancel-timer'; readonly token: Token };
