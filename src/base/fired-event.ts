import type { CodePlace } from './code-place.ts';

/** An event that fired inside the embedded server (`util.events`). */
export interface FiredEvent {
  readonly name: string;
  /** Of the virtual host whose event it was; absent for the server's own. */
  readonly host?: string;
  /** In how many other events' handlers it fired. */
  readonly depth: number;
  /** In the order in which they are asked, each at its first line. */
  readonly handlers: readonly CodePlace[];
  /** How many of them were asked. */
  readonly asked: number;
  /** What the last one that was asked gave back, which ended the event; absent where none gave anything. */
  readonly result?: string;
}
