import WebSocket from 'ws';
import { ensure } from '../../src/base/assert.ts';
import { explainer } from '../../src/diagnosis/diagnosis.ts';
import { createRunner } from '../../src/run/runner.ts';
import { compileScript } from '../../src/script/compile.ts';
import { redactSource } from '../../src/script/redact.ts';
import type { AccountLedger } from '../../src/transport/profile/account-ledger.ts';
import { createProfileServer } from '../../src/transport/profile/profile-server.ts';
import { profileOptions, type ServerProfile } from '../../src/transport/profile/server-profile.ts';
import { realClock, type FinishedRun } from './embedded-run.ts';

export const nodeRandom = {
  bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
};

export interface ProfileRunResult extends FinishedRun {
  /** What was left on the server, in sentences. */
  readonly left: readonly string[];
}

/** Runs a script on the server of a profile, and cleans up. */
export async function runOnProfile(
  profile: ServerProfile,
  text: string,
  ledger?: AccountLedger,
): Promise<ProfileRunResult> {
  const scenario = ensure(compileScript(text).scenario, 'a script without errors');
  const left: string[] = [];
  const { connector, port } = createProfileServer(profile, {
    clock: realClock,
    random: nodeRandom,
    WebSocket,
    ledger,
    left: (sentence) => left.push(sentence),
  });
  const runner = createRunner(
    { scenario, source: redactSource(text), options: profileOptions(profile) },
    { connector, server: port, clock: realClock, explainer, onEvents: () => undefined },
  );
  runner.start();
  await runner.finished;
  return { scenario, events: runner.events, left };
}
