import { driven } from '../../../src/state/driven-server.ts';
import { ok } from '../../../src/base/result.ts';
import { createActions } from '../../../src/state/actions.ts';
import type { Platform } from '../../../src/state/ports.ts';
import type { SuiteScript } from '../../../src/state/suite/suite-script.ts';
import type { SuiteSource } from '../../../src/state/suite/suite-scripts.ts';
import type { ServerPlace, SuiteServers } from '../../../src/state/suite/suite-servers.ts';
import { connector, page, port, SCRIPT } from '../page-stage.ts';

/** A script that waits for what never comes: it takes its time-out. */
export const WAITS = SCRIPT.replace('Romeo disconnects', 'Romeo receives:\n\t<iq/>');

export const named = (path: string, source = SCRIPT): SuiteScript => ({ path, source });

interface StagePlace {
  /** Of the scripts that were played there. */
  opened: number;
  isClosed: boolean;
}

export interface StageOptions {
  readonly most?: number;
  readonly openServer?: ServerPlace['openServer'];
  readonly platform?: Partial<Platform>;
  readonly scripts?: readonly SuiteScript[];
}

/** A page whose suites play on simulated servers. */
export function suitePage({
  most = 2,
  openServer,
  platform = {},
  scripts = [],
}: StageOptions = {}) {
  const stage = page(SCRIPT, platform);
  const places: StagePlace[] = [];
  const servers: SuiteServers = {
    most,
    place: () => {
      const place: StagePlace = { opened: 0, isClosed: false };
      places.push(place);
      return {
        openServer: (...asked) => {
          place.opened += 1;
          return openServer?.(...asked) ?? Promise.resolve(ok(driven({ connector, port })));
        },
        close: () => void (place.isClosed = true),
      };
    },
  };
  const opened: string[] = [];
  let present = scripts;
  let shown = (_script: SuiteScript): boolean => true;
  let mayHaveChanged = (): void => undefined;
  const source: SuiteSource = {
    suiteName: () => 'Mine',
    suiteScripts: (which = 'shown') =>
      Promise.resolve(which === 'all' ? present : present.filter((each) => shown(each))),
    onChange: (listener: () => void) => void (mayHaveChanged = listener),
    openSuiteScript: ({ path }: SuiteScript) => void opened.push(path),
  };
  const actions = createActions(stage.stores, stage.platform, { source, servers });
  return {
    ...stage,
    actions,
    places,
    opened,
    edit: (edited: readonly SuiteScript[]) => {
      present = edited;
      mayHaveChanged();
    },
    show: (isShown: (script: SuiteScript) => boolean) => void (shown = isShown),
    suite: () => stage.stores.suite.getState(),
  };
}
