import type { Logpoint } from '../base/logpoint.ts';
import type { Watched } from '../prosody/server.ts';

/** What runs record of the embedded server's inside; asked at the begin of each. */
export interface RunTells {
  /** Whether a run records where in the server's code each frame was made. */
  readonly tellsStacks: () => boolean;
  /** Whether a run records what the server logs for debugging, many lines for each stanza. */
  readonly tellsDebugLog: () => boolean;
  /** Whether the server counts which of its lines a run makes run. */
  readonly tellsCoverage: () => boolean;
  /** Whether a run records which events fire inside the server. */
  readonly tellsEvents: () => boolean;
  /** Where the server's Lua is looked at. */
  readonly logpoints: () => readonly Logpoint[];
}

/** What is to be watched, as it stands now. */
export function watchedBy({
  tellsStacks = () => false,
  tellsDebugLog = () => false,
  tellsCoverage = () => false,
  tellsEvents = () => false,
  logpoints = () => [],
}: Partial<RunTells>): Watched {
  const points = logpoints();
  return {
    stacks: tellsStacks(),
    debugLog: tellsDebugLog(),
    ...(tellsCoverage() ? { coverage: true } : {}),
    ...(tellsEvents() ? { events: true } : {}),
    ...(points.length === 0 ? {} : { logpoints: points }),
  };
}
