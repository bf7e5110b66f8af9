import { speak } from '../../base/language.ts';
import type { ProsodyServer } from '../../prosody/server.ts';
import type { RunReport, RunRequest } from '../../run/beside/run-messages.ts';
import type { ServedRuns } from '../../run/beside/serve-runs.ts';
import type { BesideRequest } from './beside-messages.ts';

export interface RunPlayer {
  /** A message of the page, which is ours. */
  readonly hear: (message: unknown) => void;
  /** Whether a run is under way on a server with code of a person's own. */
  readonly areOnOwnCode: () => boolean;
  /** Reports at once what has happened in runs and was not reported yet. */
  readonly flush: () => void;
}

export interface RunPlayerOptions {
  readonly report: (report: RunReport) => void;
  /** What plays runs could not be loaded, and why. */
  readonly broken: (reason: string) => void;
}

/** Loads what plays runs once the page has said in which language, and lets it play. */
export function createRunPlayer(
  server: () => Promise<ProsodyServer>,
  { report, broken }: RunPlayerOptions,
): RunPlayer {
  let runs: ServedRuns | undefined;
  const early: RunRequest[] = [];
  const load = async (): Promise<void> => {
    const [{ playRuns }, booted] = await Promise.all([import('./play-runs.ts'), server()]);
    runs = playRuns(booted, report);
    for (const request of early.splice(0)) runs.take(request);
  };
  const begin = ({ tag, messages }: Extract<BesideRequest, { readonly kind: 'speak' }>): void => {
    // Before modules are evaluated that have sentences in their tables.
    speak(tag, messages);
    load().catch((error: unknown) => {
      broken(error instanceof Error ? error.message : String(error));
    });
  };
  return {
    hear(message) {
      const request = message as BesideRequest;
      if (request.kind === 'speak') begin(request);
      else if (runs === undefined) early.push(request);
      else runs.take(request);
    },
    areOnOwnCode: () => runs?.areOnOwnCode() === true,
    flush: () => runs?.flush(),
  };
}
