import type { Milliseconds } from '../base/clock.ts';
import type { EventSeq } from '../trace/event.ts';

/** What a row says about a stanza or a step; each has a glyph, a line style and a word (see `ui/verdict`). */
export type RowVerdict =
  | 'sent'
  | 'by-hand'
  | 'matched'
  /** Matched, but by an error that the script does not ask for. */
  | 'refused'
  | 'differs'
  | 'missing'
  | 'unexpected'
  | 'skipped'
  | 'unread'
  | 'waiting'
  | 'not-run'
  | 'failed'
  | 'stream'
  /** No stanza: a line of the server's code that was looked at. */
  | 'logpoint';

export interface Lane {
  /** `actor:Romeo` or `service:room@conference.localhost`. */
  readonly id: string;
  readonly kind: 'actor' | 'service';
  /** The actor's name, or the localpart of the room, or the domain. */
  readonly title: string;
  /** The newest known full JID of an actor, the bare JID of a service. */
  readonly jid: string;
  /** `online`, `offline`, `connecting`, `1 occupant`: the words in the lane's head. */
  readonly status: string;
  readonly connected: boolean;
  /** Counts from 0 per kind: picks the actor's colour. */
  readonly ordinal: number;
}

export interface SceneRow {
  readonly kind: 'scene';
  readonly id: string;
  readonly title: string;
  /** Line of the comment that heads it. */
  readonly line: number;
  /** Index of its first step. */
  readonly firstStep: number;
  readonly folded: boolean;
  /** `3 steps, 1 differs`. */
  readonly summary: string;
}

/** Its words are computed when they are first read: copy it by reference, never by spreading. */
export interface ArrowRow {
  readonly kind: 'arrow';
  readonly id: string;
  readonly step: number | undefined;
  /** The event of the row of a logpoint, too. */
  readonly stanza: EventSeq | undefined;
  readonly verdict: RowVerdict;
  /** Since the run began; `undefined` for what has not happened. */
  readonly at: Milliseconds | undefined;
  /** The lane of the actor whose step or stanza it is. */
  readonly lane: number;
  readonly shape: ArrowShape;
  readonly label: RowLabel;
  /** One short phrase right of the arrow; the reason, for a difference. */
  readonly summary: string;
  /** The same phrase, with its code set apart. */
  readonly phrase: RowPhrase;
  /** The accessible name: `Step 8, Romeo receives message from room@conference.localhost: differs`. */
  readonly name: string;
  /** Lanes (by index) that are connected while this row happens. */
  readonly live: readonly boolean[];
  readonly line: number | undefined;
  /** The step that runs or waits, or would run next while the run is paused. */
  readonly current: boolean;
  /** Where its stanza came earlier than its place among the steps says: the first step before whose row it came. */
  readonly cameBefore: number | undefined;
  /** Set on a row that stands for what many receive alike, and on no other. */
  readonly fan: FanHead | undefined;
}

/** A row that stands for the steps of a fan-out. */
export interface FanHead {
  readonly steps: readonly number[];
  /** Of the first step: what is folded and unfolded is named by it. */
  readonly line: number;
  /** Whether the rows of those steps that agree are folded away. */
  readonly isFolded: boolean;
}

/** One end of the line that stands for many. */
export interface FanEnd {
  readonly lane: number;
  readonly verdict: RowVerdict;
}

/** A phrase for people; `code` is set in the monospace font. */
export type RowPhrase = readonly PhrasePart[];

export interface PhrasePart {
  readonly text: string;
  readonly code: boolean;
}

/**
 * `from` and `to` are lane indices. A `point` is something on one lane: connects, disconnects. `across` is what concerns
 * them all: time that passes. A `fan` goes from one lane to many.
 */
export type ArrowShape =
  | { readonly kind: 'arrow'; readonly from: number; readonly to: number }
  | { readonly kind: 'point'; readonly lane: number }
  | { readonly kind: 'across' }
  | { readonly kind: 'fan'; readonly from: number; readonly ends: readonly FanEnd[] };

export interface RowLabel {
  /** `presence`, `message`, `iq`, `connects`, `open` … */
  readonly name: string;
  /** `groupchat`, `set`, `unavailable` …, `''` when there is none. */
  readonly type: string;
  /** `201`, `110`, `error not-authorized`, `delay`. */
  readonly badges: readonly string[];
}

/** Where the run ended, as a row with a sentence. */
export interface EndRow {
  readonly kind: 'end';
  readonly id: string;
  readonly text: string;
}

export type Row = SceneRow | ArrowRow | EndRow;

export interface VerdictCount {
  readonly verdict: RowVerdict;
  readonly count: number;
}

/** A place in a run: a step, a stanza, or both; or a logpoint, by its event. */
export interface Spot {
  readonly step: number | undefined;
  readonly stanza: EventSeq | undefined;
}
