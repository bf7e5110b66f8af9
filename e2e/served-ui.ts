import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const PROGRAM = path.resolve(import.meta.dirname, '../src/cli/caesura.mjs');

/** `caesura ui` as a person starts it. */
export interface ServedUi {
  /** With the key. */
  readonly address: string;
  readonly port: number;
  stop(): Promise<void>;
}

/** Starts it for a folder; on that port, or on any. */
export async function startUi(folder: string, port = 0): Promise<ServedUi> {
  const words = [PROGRAM, 'ui', folder, '--no-open', '--port', String(port)];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  const said = await firstWords(child);
  const [address = '', taken = ''] = /http:\/\/127\.0\.0\.1:(\d+)\/#folder=\S+/.exec(said) ?? [];
  return {
    address,
    port: Number(taken),
    stop: async () => {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'close');
    },
  };
}

async function firstWords({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('caesura ui has no output.');
  const [said] = (await once(stdout.setEncoding('utf8'), 'data')) as [string];
  return said;
}
