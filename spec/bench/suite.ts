import { WebSocket } from 'ws';
import { ensure } from '../../src/base/assert.ts';
import { compiledFile } from '../../src/cli/compiled-file.ts';
import { nodeClock } from '../../src/cli/node-clock.ts';
import { runScript, type Access } from '../../src/cli/run-script.ts';
import type { ProsodyServer } from '../../src/prosody/server.ts';
import type { RunnerSetup } from '../../src/run/runner.ts';
import {
  createEmbeddedConnector,
  createWebSocketConnector,
} from '../../src/transport/connectors.ts';
import { createEmbeddedPort, createRemotePort } from '../../src/transport/server-ports.ts';
import { prosodyScripts, shippedScripts, type CorpusScript } from '../script/corpus.ts';

/** The scripts about group chat: Prosody's fourteen, or the shipped ones where those are absent. */
export function groupChatScripts(): readonly CorpusScript[] {
  const scripts = prosodyScripts().filter(({ name }) => name.startsWith('muc_'));
  return scripts.length > 0 ? scripts : shippedScripts();
}

/** `tellsStacks`: runs record where the server's code made each frame; `tellsDebugLog`: and its lines for debugging. */
export function embeddedAccess(
  server: ProsodyServer,
  tellsStacks = false,
  tellsDebugLog = false,
): Access {
  const connector = createEmbeddedConnector({ server, clock: nodeClock });
  const told = { tellsStacks: () => tellsStacks, tellsDebugLog: () => tellsDebugLog };
  const port = createEmbeddedPort(server, connector, told);
  return { connector, port };
}

export function nativeAccess(url: string): Access {
  const connector = createWebSocketConnector({ url, clock: nodeClock, WebSocket });
  return { connector, port: createRemotePort(url) };
}

/** Plays scripts one after the other; the milliseconds each took, and which of them passed. */
export async function playSuite(
  scripts: readonly CorpusScript[],
  access: Access,
  options: NonNullable<RunnerSetup['options']> = {},
): Promise<{ readonly ms: number; readonly passed: readonly CorpusScript[] }> {
  const passed: CorpusScript[] = [];
  const begin = performance.now();
  for (const script of scripts) {
    const file = compiledFile({ file: script.name, text: script.text });
    const scenario = ensure(file.compiled.scenario, script.name);
    const { report } = await runScript(file, scenario, access, options);
    if (report.verdict === 'passed') passed.push(script);
  }
  return { ms: performance.now() - begin, passed };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

export async function times(count: number, work: () => Promise<number>): Promise<number[]> {
  const results: number[] = [];
  for (let i = 0; i < count; i += 1) results.push(await work());
  return results;
}

export function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 0)} ms`;
}
