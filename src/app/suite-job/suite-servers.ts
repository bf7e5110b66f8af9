import type { ProsodyServer } from '../../prosody/server.ts';
import { createCatalogueStore } from '../../state/catalogue-store.ts';
import type { OwnCodeKeeper } from '../../state/own-code/own-code.ts';
import type { EmbeddedChoice } from '../../state/settings-store.ts';
import {
  playJob,
  type PlayedInSuite,
  type SuiteJob,
  type SuiteOutcome,
} from '../../state/suite/suite-job.ts';
import { headStage } from '../../state/suite/suite-script.ts';
import type { ServerPlace, SuiteServers } from '../../state/suite/suite-servers.ts';
import { browserClock } from '../browser-clock.ts';
import { createEmbeddedServers, type EmbeddedServers } from '../embedded-servers.ts';
import type { ProfileDesk } from '../profile-servers.ts';
import type { EmbeddedSupply, RunningServer } from '../running-servers.ts';
import { accessTo } from '../server-access.ts';
import type { RunTells } from '../../transport/watched-by.ts';
import type { JobServer, PlacedPlay } from './job-server.ts';

/** Each takes a core and some 100 MB: more of them than this are no faster, as the page itself has to follow. */
const MOST_SERVERS = 4;

export interface SuiteServersOptions {
  /** Of servers that the page drives: for what goes wrong beside one, and for the servers of others. */
  readonly supply: EmbeddedSupply;
  /** Of servers beside which scripts are played. */
  readonly jobs: EmbeddedSupply<JobServer>;
  /** How many the computer has, as far as the browser tells; `undefined`: it does not. */
  readonly cores: number | undefined;
  readonly tells: RunTells;
  readonly profiles: ProfileDesk;
}

/** Places for embedded servers, each in a worker of its own; the page's own server is none of them. */
export function createSuiteServers(
  ownCode: Pick<OwnCodeKeeper, 'serverCode' | 'started'>,
  { supply, jobs, cores = 1, tells, profiles }: SuiteServersOptions,
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
      const serversOf = <S extends RunningServer>(of: EmbeddedSupply<S>): EmbeddedServers<S> =>
        createEmbeddedServers<S>(createCatalogueStore(), ownCode, {
          supply: of,
          mayLoadOthers: () => mayLoadOthers,
        });
      const apart = serversOf<ProsodyServer>(supply);
      const beside = serversOf(jobs);
      const openServer: ServerPlace['openServer'] = (choice, stage, isForeign) => {
        mayLoadOthers = !isForeign;
        return accessTo(apart, choice, { tells: quiet, stage, profiles });
      };
      const inTurn = createTurns();
      return {
        openServer,
        play: (job, choice, isForeign) => {
          // The modules that it asks for stand in its header.
          const stage = headStage(job.source);
          const open = () => {
            mayLoadOthers = !isForeign;
            return beside.open(choice, stage);
          };
          const platform = platformOf((...asked) => openServer(...asked, isForeign));
          const playsApart = () => playJob(platform, job, choice);
          return inTurn(JSON.stringify([choice, stage, isForeign]), open, (inOrder) =>
            playBeside({ open: inOrder, tells: quiet, playsApart }, job, choice),
          );
        },
        close: () => {
          apart.close();
          beside.close();
        },
      };
    },
  };
}

function platformOf(openServer: Parameters<typeof playJob>[0]['openServer']) {
  return { clock: browserClock, openServer };
}

type Opened = Awaited<ReturnType<EmbeddedServers<JobServer>['open']>>;

/**
 * When a server may be opened for a script. The one on which the script before plays can be at once, and the script waits there for
 * its turn; but not before that one has it, as each that cannot boot is one script's matter. To open another one may end the one that
 * is there: that waits until it has nothing to play.
 */
function createTurns() {
  let key: string | undefined;
  let opened: Promise<unknown> = Promise.resolve();
  let ended: Promise<unknown> = opened;
  return (
    of: string,
    open: () => Promise<Opened>,
    play: (open: () => Promise<Opened>) => PlayedInSuite,
  ) => {
    const turn = of === key ? opened : ended;
    key = of;
    const played = play(() => {
      const opening = turn.then(open);
      opened = opening.catch(() => undefined);
      return opening;
    });
    ended = Promise.all([ended, played.ended]);
    return played;
  };
}

interface Beside {
  readonly open: () => Promise<Opened>;
  readonly tells: RunTells;
  readonly playsApart: () => PlayedInSuite;
}

/**
 * Plays a script in the thread of its server. A server that gets lost in a loop, or dies, takes the trace along: the script is
 * played again then on a server apart, so that there is a trace which tells what happened. What had waited behind it goes to
 * the next server.
 */
function playBeside(
  { open, tells, playsApart }: Beside,
  job: SuiteJob,
  choice: EmbeddedChoice,
): PlayedInSuite {
  let isStopped = false;
  let playing: PlacedPlay | PlayedInSuite | undefined;
  const play = async (): Promise<SuiteOutcome> => {
    const opened = await open();
    if (isStopped) return { kind: 'stopped' };
    if (!opened.ok) {
      // What is wrong with the script itself is told first.
      const refused = { clock: browserClock, openServer: () => Promise.resolve(opened) };
      return playJob(refused, job, choice).ended;
    }
    const { server, ...about } = opened.value;
    const placed = server.play({ job, choice, watched: watchedBy(tells), ...about });
    playing = placed;
    const outcome = await placed.ended;
    if (outcome.kind !== 'lost') return outcome;
    if (isStopped) return { kind: 'stopped' };
    if (!outcome.hasBegun) return play();
    const again = playsApart();
    playing = again;
    return again.ended;
  };
  return {
    ended: play(),
    stop: () => {
      isStopped = true;
      playing?.stop();
    },
  };
}

function watchedBy(tells: RunTells) {
  return {
    stacks: tells.tellsStacks(),
    debugLog: tells.tellsDebugLog(),
    events: tells.tellsEvents(),
    logpoints: tells.logpoints(),
  };
}
