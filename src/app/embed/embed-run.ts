import type { Actions, Stores } from '../../state/app-state.ts';
import { createOwnCodeKeeper } from '../../state/own-code/own-code.ts';
import { createRunActions } from '../../state/run-actions.ts';
import { RunSession } from '../../state/run-session.ts';
import { createEmbeddedServers } from '../embedded-servers.ts';
import { createPlatform } from '../platform.ts';
import { createProsodySupply } from '../prosody-supply.ts';

export type EmbedRun = Pick<Actions, 'run' | 'step' | 'stop'>;

/**
 * What runs a script in the embedded page: on the server in this tab, and on no other one. No boot is kept, and modules of
 * others than Prosody are loaded for what ships with the page alone.
 */
export async function createEmbedRun(stores: Stores): Promise<EmbedRun> {
  const ownCode = createOwnCodeKeeper(stores);
  const supply = createProsodySupply({ keepsBoots: false, playsRuns: false });
  const servers = createEmbeddedServers(stores.catalogue, ownCode, {
    supply,
    mayLoadOthers: () => !stores.document.getState().isForeign,
  });
  const { versions } = await supply.manifest();
  stores.catalogue.setState({ versions: versions.map(({ version }) => version) });
  const never = () => false;
  const platform = createPlatform({ servers, ownCode }, () => undefined, {
    tells: {
      tellsStacks: never,
      tellsDebugLog: never,
      tellsCoverage: never,
      tellsEvents: never,
      logpoints: () => [],
    },
    profiles: { profiles: () => [], left: () => undefined },
  });
  return createRunActions(stores, new RunSession(stores, platform));
}
