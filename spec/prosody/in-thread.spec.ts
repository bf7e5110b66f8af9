import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createServerThreads } from '../../src/prosody/in-thread.ts';
import type { BootOptions } from '../../src/prosody/protocol.ts';
import { createSimulatedClock, type SimulatedClock } from '../support/simulated-clock.ts';

const OPTIONS: BootOptions = { pack: new Uint8Array(), wasm: 'none' };

/** A server's end that boots at once, and then answers every question until it is told to suffer. */
const server = (blow: string) => `
import { parentPort } from 'node:worker_threads';
let isMute = false;
parentPort.on('message', (batch) => batch.forEach(answer));
function answer({ kind, request }) {
  if (isMute) return;
  if (kind === 'boot') parentPort.postMessage([{ kind: 'booted', version: '1' }]);
  if (kind === 'knock') parentPort.postMessage([{ kind: 'here' }]);
  if (kind === 'idle') parentPort.postMessage([{ kind: 'idle', request }]);
  if (kind !== 'rooms') return;
  const line = { level: 'info', source: 's', message: 'struck' };
  parentPort.postMessage([{ kind: 'log', line }]);
  ${blow}
}
`;

describe('a server in a thread', () => {
  let folder = '';
  let clock: SimulatedClock;
  let ends: string[];

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'caesura-thread-'));
    clock = createSimulatedClock();
    ends = [];
  });

  afterEach(() => rm(folder, { recursive: true }));

  async function boot(code: string) {
    const program = path.join(folder, 'program.mjs');
    await writeFile(program, code);
    const onEnd = ({ message }: Error) => void ends.push(message);
    return createServerThreads(program).boot(OPTIONS, { clock, onEnd });
  }

  /** The sentence with which the question fails that the server does not survive. */
  async function strike(blow: string): Promise<{ readonly said: Promise<string> }> {
    const running = await boot(server(blow));
    await running.idle();
    const struck = new Promise<void>((resolve) => {
      running.onLog(({ message }) => {
        if (message === 'struck') resolve();
      });
    });
    const said = running.rooms().then(
      () => 'answered',
      (error: unknown) => String(error),
    );
    // A thread that dies may take what it posted last with it.
    await Promise.race([struck, said]);
    return { said };
  }

  it.each([
    ['busy for ever', 'for (;;);'],
    ['mute', 'isMute = true;'],
  ])('that is %s is told within five seconds, and ended', async (_, blow) => {
    const { said } = await strike(blow);
    await clock.pass(5_000);
    expect(await said).toContain('has not answered for 4 seconds');
    expect(ends).toEqual([expect.stringContaining('has not answered')]);
  });

  it.each([
    ['ends', 'process.exit(0);', 'has stopped: its thread has ended.'],
    ['throws', 'throw new Error("out of luck");', 'has stopped: out of luck'],
  ])('that %s is told at once', async (_, blow, sentence) => {
    const { said } = await strike(blow);
    expect(await said).toContain(sentence);
    expect(ends).toEqual([expect.stringContaining(sentence)]);
  });

  it.each([
    ['ends while it is loaded', 'process.exit(0);', 'its thread has ended.'],
    ['does not load', 'import "nowhere";', 'Cannot find package'],
  ])('that %s is told at once', async (_, code, sentence) => {
    await expect(boot(code)).rejects.toThrow(sentence);
    expect(ends).toEqual([expect.stringContaining(sentence)]);
  });
});
