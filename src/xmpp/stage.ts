import type { VersionRange } from '../base/version-range.ts';
import type { Account } from './account.ts';

/** What a script asks of the server that it runs on; only the embedded one can be told. */
export interface Stage {
  /** The versions of Prosody that the script is for; absent: any. */
  readonly prosody?: VersionRange;
  /** The only ones that may sign in; absent: anybody, with any password. */
  readonly accounts?: readonly Account[];
  /** Domains that are served beside the server's own; each has rooms at `conference.` and its name. */
  readonly hosts: readonly StageHost[];
  readonly components: readonly StageComponent[];
  readonly options: readonly StageOption[];
  /** Modules that are loaded for this script, after all else. */
  readonly modules: readonly StageModule[];
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

export interface StageModule {
  /** Without `mod_`. */
  readonly name: string;
  /** Where alone it is loaded; absent: on every service of rooms if it is for rooms, else on every virtual host. */
  readonly host?: string;
}

/** A line of the server's configuration, for all hosts. */
export interface StageOption {
  readonly name: string;
  readonly value: OptionValue;
}

export type OptionValue = boolean | number | string | readonly string[];
