// One of two commits that are measured side by side: this file and `exchange.ts` are ours, and all that they measure is of
// the commit that they were bundled with (see `against.ts`).
import { ensure } from '../../src/base/assert.ts';
import { embeddedProsody, prosodyVersions } from '../support/prosody.ts';
import { exchange, processorTime } from './exchange.ts';
import { embeddedAccess, groupChatScripts, playSuite } from './suite.ts';

/** What is measured of a commit, in milliseconds of processor. */
export interface Side {
  /** Once all group-chat scripts. */
  scripts(): Promise<number>;
  /** So many messages to a room of two. */
  messages(count: number): Promise<number>;
}

/** What a bundle of this file has. */
export interface SideModule {
  versions(): Promise<readonly string[]>;
  openSide(version: string): Promise<Side>;
}

/** The versions of Prosody that there are sources of, the newest first. */
export async function versions(): Promise<readonly string[]> {
  return prosodyVersions();
}

export async function openSide(version: string): Promise<Side> {
  const server = ensure(await embeddedProsody({ version }), `Prosody ${version}`);
  const scripts = groupChatScripts();
  const access = embeddedAccess(server);
  return {
    scripts: () => processorTime(() => playSuite(scripts, access)),
    messages: (count) => exchange(server, count),
  };
}
