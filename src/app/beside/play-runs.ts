import { explainer } from '../../diagnosis/diagnosis.ts';
import type { ProsodyServer } from '../../prosody/server.ts';
import type { RunReport } from '../../run/beside/run-messages.ts';
import { serveRuns, type ServedRuns } from '../../run/beside/serve-runs.ts';
import { stanzaTestOf } from '../../state/pause-places.ts';
import { browserClock } from '../browser-clock.ts';
import { placedAccess } from './placed-access.ts';

/** Plays runs of the page on a server in this very thread. The language is that of the thread: it was spoken before this was loaded. */
export function playRuns(server: ProsodyServer, report: (report: RunReport) => void): ServedRuns {
  return serveRuns({
    portsFor: (placed) => {
      const { connector, port } = placedAccess(server, placed);
      return { connector, server: port, clock: browserClock, explainer };
    },
    testOf: stanzaTestOf,
    report,
  });
}
