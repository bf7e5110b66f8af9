import WebSocket from 'ws';
import { ensure } from '../../src/base/assert.ts';
import { explainer } from '../../src/diagnosis/diagnosis.ts';
import { createRunner, type RunnerSetup } from '../../src/run/runner.ts';
import { compileScript } from '../../src/script/compile.ts';
import { redactSource } from '../../src/script/redact.ts';
import { createWebSocketConnector } from '../../src/transport/connectors.ts';
import { createRemotePort } from '../../src/transport/server-ports.ts';
import { realClock, type FinishedRun } from './embedded-run.ts';

/** Runs a script on a server behind a WebSocket. */
export async function runRemotely(
  url: string,
  text: string,
  options: RunnerSetup['options'] = {},
): Promise<FinishedRun> {
  const scenario = ensure(compileScript(text).scenario, 'a script without errors');
  const runner = createRunner(
    { scenario, source: redactSource(text), options },
    {
      connector: createWebSocketConnector({ url, clock: realClock, WebSocket }),
      server: createRemotePort(url),
      clock: realClock,
      explainer,
      onEvents: () => undefined,
    },
  );
  runner.start();
  await runner.finished;
  return { scenario, events: runner.events };
}
