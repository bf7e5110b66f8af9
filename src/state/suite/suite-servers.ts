import type { Result } from '../../base/result.ts';
import type { Stage } from '../../xmpp/stage.ts';
import type { ServerAccess } from '../ports.ts';
import type { RunRefusal } from '../set-up-refusal.ts';
import type { EmbeddedChoice, ServerChoice } from '../settings-store.ts';
import type { PlayedInSuite, SuiteJob } from './suite-job.ts';

/** Embedded servers of a suite's own, beside that of the page's runs. */
export interface SuiteServers {
  /** How many may run at the same time: at least 1. */
  readonly most: number;
  /** Room for one of them; nothing is booted yet. */
  place(): ServerPlace;
}

/** Room for one embedded server, on which scripts are played one after the other. */
export interface ServerPlace {
  /**
   * A server on which that stage can be set: the one that is there, or another one where it has died or is not of that
   * code. Of a script that `isForeign` nothing of others than Prosody is loaded: it is refused then.
   */
  openServer(
    choice: ServerChoice,
    stage: Stage | undefined,
    isForeign: boolean,
  ): Promise<Result<ServerAccess, RunRefusal>>;
  /**
   * Plays a script in the thread of the server itself, so that the page is free meanwhile, and several places are as fast as
   * their threads. One that is given while another one plays is played right behind it, without a word of the page between
   * them. Absent: the page plays it on what `openServer` gives.
   */
  play?(job: SuiteJob, choice: EmbeddedChoice, isForeign: boolean): PlayedInSuite;
  /** Ends the servers that are there, and those that are being booted. */
  close(): void;
}
