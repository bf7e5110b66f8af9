import type { Messages } from '../../base/language.ts';
import type { OwnCode } from '../../base/own-code.ts';
import type { ServerMessage, ServerRequest } from '../../prosody/protocol.ts';
import type { Watched } from '../../prosody/server.ts';
import type { EmbeddedChoice } from '../../state/settings-store.ts';
import type { SuiteJob } from '../../state/suite/suite-job.ts';
import type { PackedOutcome } from './packed-outcome.ts';

/** A script to be played, and all that a run on that server says and records beside it. */
export interface PlacedJob {
  readonly job: SuiteJob;
  readonly choice: EmbeddedChoice;
  /** What people call the server, where it is not simply a version that ships. */
  readonly label?: string;
  readonly ownCode: readonly OwnCode[];
  readonly watched: Watched;
}

/** The messages between the page and a worker in which scripts are played beside their server. */
export type SuiteJobRequest =
  /** Comes first: the language of the page, in which a run records its sentences. */
  | { readonly kind: 'speak'; readonly tag: string; readonly messages: Messages }
  | Extract<ServerRequest, { readonly kind: 'boot' | 'knock' }>
  | { readonly kind: 'play'; readonly number: number; readonly placed: PlacedJob }
  | { readonly kind: 'stop'; readonly number: number };

export type SuiteJobMessage =
  | Extract<ServerMessage, { readonly kind: 'booted' | 'crashed' | 'here' | 'lives' }>
  | { readonly kind: 'played'; readonly number: number; readonly outcome: PackedOutcome };

/** What is moved to the page with a message, and not copied: whoever sends it no longer has that. */
export function handedOver(message: SuiteJobMessage): readonly ArrayBuffer[] {
  if (message.kind !== 'played' || message.outcome.kind !== 'ended') return [];
  const { record } = message.outcome;
  return record.kind === 'kept' ? [record.trace.buffer] : [];
}
