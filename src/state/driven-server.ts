import { explainer } from '../diagnosis/diagnosis.ts';
import type { ActorConnector, ServerPort } from '../run/ports.ts';
import { createRunner } from '../run/runner.ts';
import type { ServerAccess } from './ports.ts';

/** What this thread knows of a server whose actors it plays. */
export interface DrivenServer extends Pick<ServerAccess, 'faults' | 'coverage'> {
  readonly connector: ActorConnector;
  readonly port: ServerPort;
}

/** A server whose runs are played in this very thread. Whoever loads this loads the engine. */
export function driven({ connector, port, ...about }: DrivenServer): ServerAccess {
  const { label, ownCode = [] } = port;
  return {
    label,
    ownCode,
    ...about,
    play: (setup, delivery) =>
      createRunner(setup, { ...delivery, connector, server: port, explainer }),
  };
}
