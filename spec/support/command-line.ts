import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const PROGRAM = path.resolve(import.meta.dirname, '../../src/cli/caesura.mjs');

export interface Ended {
  /** The exit status; a signal's name when one ended the process. */
  readonly status: number | string;
  readonly output: string;
  readonly errors: string;
}

export interface CommandLine {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves when the output has this text. */
  says(text: string): Promise<void>;
}

interface Surroundings {
  readonly cwd: string;
  readonly stdout?: 'pipe' | number;
  /** A module that each thread runs before anything else. */
  readonly preload?: string;
}

/** `caesura WORDS`, as a person gives it: a process of its own, with its output at pipes or where `stdout` says. */
export function startCommandLine(
  words: readonly string[],
  { cwd, stdout = 'pipe', preload }: Surroundings,
): CommandLine {
  const nodeWords = preload === undefined ? [] : ['--import', preload];
  const child = spawn(process.execPath, [...nodeWords, PROGRAM, ...words], {
    cwd,
    stdio: ['ignore', stdout, 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => void (output += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => void (errors += text));
  const ended = once(child, 'close').then(([code, signal]) => ({
    status: (code ?? signal) as number | string,
    output,
    errors,
  }));
  return {
    child,
    ended,
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (output.includes(text) || errors.includes(text)) resolve();
        };
        child.stdout?.on('data', look);
        child.stderr?.on('data', look);
        void ended.then((end) => reject(new Error(`it never said ${text}: ${end.errors}`)));
        look();
      }),
  };
}
