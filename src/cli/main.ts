import { fileURLToPath } from 'node:url';
import { serveInOwnThread } from '../prosody/in-thread.ts';
import { parseArguments, USAGE, type RunArguments } from './arguments.ts';
import { checkCommand } from './commands/check-command.ts';
import type { CommandSurroundings } from './commands/command.ts';
import { formatCommand } from './commands/format-command.ts';
import { lspCommand } from './commands/lsp-command.ts';
import { showCommand } from './commands/show-command.ts';
import { runOwnJob } from './job.ts';
import { PAGE } from './own-files.ts';
import { readInput } from './read-input.ts';
import { EXIT, runCommand, SIGNALS, UNHEARD, type Signal } from './run-command.ts';
import { serveCommand } from './serve.ts';
import { watchCommand } from './watch-command.ts';
import { watchOutput } from './watch-output.ts';

// What Node wants to tell the authors of a program is of no use to whoever runs it.
process.removeAllListeners('warning');
process.on('warning', () => undefined);

if (!serveInOwnThread() && !(await runOwnJob())) {
  const words = process.argv.slice(2);
  process.exitCode = await (commandOf(words[0] ?? '')?.(words.slice(1)) ?? main(words));
}

type Command = (words: readonly string[]) => Promise<number>;

/** All commands but `run`, which ends in ways of its own. */
function commandOf(name: string): Command | undefined {
  switch (name) {
    case 'serve':
      return serve;
    case 'check':
      return (words) => checkCommand(words, shortSurroundings());
    case 'format':
      return (words) => formatCommand(words, { ...shortSurroundings(), input: readInput });
    case 'lsp':
      return (words) => lspCommand(words, shortSurroundings());
    case 'show':
      return (words) => showCommand(words, shortSurroundings());
    default:
      return undefined;
  }
}

/** Output that nobody reads any more is no reason to fail: `caesura show TRACE | head`. */
function shortSurroundings(): CommandSurroundings {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  return {
    output: (text) => void process.stdout.write(text),
    complain: (sentence) => void process.stderr.write(`${sentence}\n`),
  };
}

function serve(words: readonly string[]): Promise<number> {
  const stop = new AbortController();
  listenForSignals(stop);
  return serveCommand(words, {
    page: PAGE,
    say: (sentence) => process.stdout.write(`${sentence}\n`),
    complain: (sentence) => process.stderr.write(`${sentence}\n`),
    stop: stop.signal,
  });
}

async function main(words: readonly string[]): Promise<number> {
  const wanted = parseArguments(words);
  const stop = new AbortController();
  listenForSignals(stop);
  const outputFault = watchOutput(process.stdout, stop.signal, () => {
    if (wanted.ok && wanted.value !== 'help' && !writesFiles(wanted.value)) stop.abort(UNHEARD);
  });
  // Where nothing can be said any more, the exit status still tells.
  process.stderr.on('error', () => undefined);
  if (!wanted.ok) {
    process.stderr.write(`${wanted.error}\n\n${USAGE}\n`);
    return EXIT.usage;
  }
  if (wanted.value === 'help') {
    process.stdout.write(`${USAGE}\n`);
    return (await outputFault()) === undefined ? EXIT.passed : EXIT.unwritten;
  }
  const command = wanted.value.watch ? watchCommand : runCommand;
  const status = await command(wanted.value, {
    paper: {
      write: (text) => process.stdout.write(text),
      isTerminal: process.stdout.isTTY && process.env['NO_COLOR'] === undefined,
    },
    output: (text) => process.stdout.write(text),
    complain: (sentence) => process.stderr.write(`${sentence}\n`),
    program: fileURLToPath(import.meta.url),
    stop: stop.signal,
    outputFault,
  });
  // Connections that are still being closed are not waited for.
  if (stop.signal.aborted) process.exit(status);
  return status;
}

function writesFiles({ json, junit, trace, coverage, coverageHtml }: RunArguments): boolean {
  return [json, junit, trace, coverage, coverageHtml].some(
    (place) => place !== undefined && place !== '-',
  );
}

/** Aborted by the first signal, with its name as the reason; the second one ends the process as if nobody listened. */
function listenForSignals(stop: AbortController): void {
  const names = Object.keys(SIGNALS) as Signal[];
  const hear = (signal: NodeJS.Signals): void => {
    for (const name of names) process.removeListener(name, hear);
    stop.abort(signal);
  };
  for (const name of names) process.on(name, hear);
}
