import type { Account } from './account.ts';

/** What a script asks of the server that it runs on; only the embedded one can be told. */
export interface Stage {
  /** The only ones that may sign in; absent: anybody, with any password. */
  readonly accounts?: readonly Account[];
  /** Domains that are served beside the server's own; each has rooms at `conference.` and its name. */
  readonly hosts: readonly StageHost[];
  readonly components: readonly StageComponent[];
  readonly options: readonly StageOption[];
  /** Modules of the server without which the script can be run, too; without `mod_`. */
  readonly mayFail: readonly string[];
}

export interface StageHost {
  readonly domain: string;
  /** Whether whoever signs in has no name there (SASL ANONYMOUS). */
  readonly isAnonymous: boolean;
}

export interface StageComponent {
  readonly domain: string;
  /** The module of the server that runs it: `muc`, `pubsub`. */
  readonly module: string;
}

/** A line of the server's configuration, for all hosts. */
export interface StageOption {
  readonly name: string;
  readonly value: OptionValue;
}

export type OptionValue = boolean | number | string | readonly string[];
