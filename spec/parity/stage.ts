import { WebSocket } from 'ws';
import { nodeClock } from '../../src/cli/node-clock.ts';
import { runScript, type Access } from '../../src/cli/run-script.ts';
import type { ScriptReport } from '../../src/cli/report.ts';
import type { RunnerSetup } from '../../src/run/runner.ts';
import { compileScript } from '../../src/script/compile.ts';
import type { ReceiveRule } from '../../src/trace/receive-rule.ts';
import {
  createEmbeddedConnector,
  createWebSocketConnector,
} from '../../src/transport/connectors.ts';
import { createEmbeddedPort, createRemotePort } from '../../src/transport/server-ports.ts';
import { ensure } from '../../src/base/assert.ts';
import { embeddedLike, type NativeInstall } from '../support/native-installs.ts';
import { startNativeProsody } from '../support/native-prosody.ts';

import { transcriptsOf, type Transcripts } from './transcript.ts';

export interface Script {
  readonly name: string;
  readonly text: string;
}

/** What came of a script: the part of the report that must not depend on the server, and what was said. */
export interface Play {
  readonly verdict: ScriptReport['verdict'] | 'unreadable';
  readonly line: number | undefined;
  readonly kind: string | undefined;
  readonly reason: string | undefined;
  readonly transcripts: Transcripts;
}

/** A server on which scripts are played, each on a fresh one. */
export interface Stage {
  play(script: Script, rule: ReceiveRule): Promise<Play>;
  close(): Promise<void>;
}

/** How long a `receives` waits. The native server has milliseconds to answer; the embedded one's clock is virtual. */
const TIMEOUT = 1000;

/** The embedded server of the very Lua that the native one runs. */
export async function openEmbeddedStage(install: NativeInstall): Promise<Stage> {
  const server = await embeddedLike(install);
  const connector = createEmbeddedConnector({ server, clock: nodeClock });
  const access = { connector, port: createEmbeddedPort(server, connector) };
  return {
    play: (script, rule) => play(script, access, { rule, timeout: TIMEOUT }),
    close: () => Promise.resolve(server.dispose()),
  };
}

export async function openNativeStage({ binary }: NativeInstall): Promise<Stage> {
  const server = ensure(await startNativeProsody({ binary }), 'a native Prosody');
  const connector = createWebSocketConnector({ url: server.url, clock: nodeClock, WebSocket });
  const access = { connector, port: createRemotePort(server.url) };
  const options = { timeout: TIMEOUT, barrier: { kind: 'ping' } } as const;
  let isFresh = true;
  return {
    play: async (script, rule) => {
      if (!isFresh) await server.restart();
      isFresh = false;
      return play(script, access, { ...options, rule });
    },
    close: () => server.kill(),
  };
}

async function play(
  { name, text }: Script,
  access: Access,
  options: NonNullable<RunnerSetup['options']>,
): Promise<Play> {
  const compiled = compileScript(text);
  const { scenario } = compiled;
  if (scenario === undefined) return UNREADABLE;
  const { report, events } = await runScript(
    { file: name, text, compiled },
    scenario,
    access,
    options,
  );
  const { transcripts, normaliser } = transcriptsOf(events);
  const { verdict, line, kind, reason } = report;
  return {
    verdict,
    line,
    kind,
    reason: reason === undefined ? undefined : normaliser.text(reason),
    transcripts,
  };
}

const UNREADABLE: Play = {
  verdict: 'unreadable',
  line: undefined,
  kind: undefined,
  reason: undefined,
  transcripts: {},
};
