import { createCatalogueStore } from '../state/catalogue-store.ts';
import type { OwnCodeKeeper } from '../state/own-code/own-code.ts';
import type { SuiteServers } from '../state/suite/suite-servers.ts';
import { createEmbeddedServers } from './embedded-servers.ts';
import type { EmbeddedSupply } from './running-servers.ts';
import type { ProfileDesk } from './profile-servers.ts';
import { accessTo, type RunTells } from './server-access.ts';

/** Each takes a core and some 100 MB: more of them than this are no faster, as the page itself has to follow. */
const MOST_SERVERS = 4;

export interface SuiteServersOptions {
  readonly supply: EmbeddedSupply;
  /** How many the computer has, as far as the browser tells; `undefined`: it does not. */
  readonly cores: number | undefined;
  readonly tells: RunTells;
  readonly profiles: ProfileDesk;
}

/** Places for embedded servers, each in a worker of its own; the page's own server is none of them. */
export function createSuiteServers(
  ownCode: Pick<OwnCodeKeeper, 'serverCode' | 'started'>,
  { supply, cores = 1, tells, profiles }: SuiteServersOptions,
): SuiteServers {
  // Nobody steps through a suite: its runs count no lines, and pause nowhere.
  const quiet: RunTells = {
    ...tells,
    tellsCoverage: () => false,
    logpoints: () => tells.logpoints().map(({ pauses: _pauses, ...logpoint }) => logpoint),
  };
  return {
    most: Math.min(Math.max(Math.floor(cores), 1), MOST_SERVERS),
    place: () => {
      let mayLoadOthers = true;
      // What becomes of them is no matter of the catalogue, which tells of the page's server.
      const servers = createEmbeddedServers(createCatalogueStore(), ownCode, {
        supply,
        mayLoadOthers: () => mayLoadOthers,
      });
      return {
        openServer: (choice, stage, isForeign) => {
          mayLoadOthers = !isForeign;
          return accessTo(servers, choice, { tells: quiet, stage, profiles });
        },
        close: () => servers.close(),
      };
    },
  };
}
