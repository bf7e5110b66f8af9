import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { serveInOwnThread } from '../prosody/own-thread.ts';
import type { CommandSurroundings } from './commands/command.ts';
import { engineFlags } from './engine-flags.ts';
import { EXIT } from './exit.ts';
import { runOwnJob } from './job-thread.ts';
import { listenForSignals } from './signals.ts';

// What Node wants to tell the authors of a program is of no use to whoever runs it.
process.removeAllListeners('warning');
process.on('warning', () => undefined);

for (const flag of engineFlags(process.versions.v8)) setFlagsFromString(flag);

/** This file: threads start here, too. What each of them and each command needs is loaded where it is known to be needed. */
const PROGRAM = fileURLToPath(import.meta.url);

if (!(await serveInOwnThread()) && !(await runOwnJob())) {
  const words = process.argv.slice(2);
  process.exitCode = await (commandOf(words[0] ?? '')?.(words.slice(1)) ?? run(words));
}

type Command = (words: readonly string[]) => Promise<number>;

/** All commands but `run`, which ends in ways of its own. */
function commandOf(name: string): Command | undefined {
  switch (name) {
    case 'serve':
      return serve;
    case 'ui':
      return ui;
    case 'check':
      return shortly(async () => (await import('./commands/check-command.ts')).checkCommand);
    case 'completion':
      return shortly(
        async () => (await import('./commands/completion-command.ts')).completionCommand,
      );
    case 'format':
      return shortly(formatLoaded);
    case 'import':
      return shortly(async () => (await import('./commands/import-command.ts')).importCommand);
    case 'lsp':
      return shortly(async () => (await import('./commands/lsp-command.ts')).lspCommand);
    case 'man':
      return shortly(async () => (await import('./commands/man-command.ts')).manCommand);
    case 'map':
      return shortly(async () => (await import('./commands/map-command.ts')).mapCommand);
    case 'show':
      return shortly(async () => (await import('./commands/show-command.ts')).showCommand);
    default:
      return undefined;
  }
}

type ShortCommand = (
  words: readonly string[],
  around: CommandSurroundings,
) => number | Promise<number>;

/**
 * A command that says what it has to say and ends. That nobody reads it any more is no reason to fail (`caesura show TRACE
 * | head`); that it has no room is, as half of it might pass for all.
 */
function shortly(load: () => Promise<ShortCommand>): Command {
  return async (words) => {
    const { codeOf, wordsOf } = await import('./write-file.ts');
    let fault: unknown;
    process.stderr.on('error', () => undefined);
    process.stdout.on('error', (error) => void (fault ??= error));
    const complain = (sentence: string) => void process.stderr.write(`${sentence}\n`);
    const output = (text: string) => void process.stdout.write(text);
    const status = await (await load())(words, { output, complain });
    await new Promise((resolve) => process.stdout.write('', resolve));
    // A failed write is told one turn later.
    await new Promise((resolve) => void setImmediate(resolve));
    if (fault === undefined || codeOf(fault) === 'EPIPE') return status;
    complain(`Standard output could not be written to the end: ${wordsOf(fault)}.`);
    return EXIT.unwritten;
  };
}

async function formatLoaded(): Promise<ShortCommand> {
  const { formatCommand } = await import('./commands/format-command.ts');
  const { readInput } = await import('./read-input.ts');
  return (words, around) => formatCommand(words, { ...around, input: readInput });
}

async function serve(words: readonly string[]): Promise<number> {
  const { serveCommand } = await import('./serve.ts');
  const { PAGE } = await import('./own-files.ts');
  const stop = new AbortController();
  listenForSignals(stop);
  return serveCommand(words, {
    page: PAGE,
    say: (sentence) => process.stdout.write(`${sentence}\n`),
    complain: (sentence) => process.stderr.write(`${sentence}\n`),
    stop: stop.signal,
  });
}

async function ui(words: readonly string[]): Promise<number> {
  const { uiCommand } = await import('./ui/ui-command.ts');
  const { openBrowser } = await import('./ui/open-browser.ts');
  const { PAGE } = await import('./own-files.ts');
  const stop = new AbortController();
  listenForSignals(stop);
  return uiCommand(words, {
    page: PAGE,
    say: (sentence) => process.stdout.write(`${sentence}\n`),
    complain: (sentence) => process.stderr.write(`${sentence}\n`),
    stop: stop.signal,
    now: () => performance.now(),
    openBrowser: (address) => openBrowser(address),
  });
}

async function run(words: readonly string[]): Promise<number> {
  return (await import('./start-run.ts')).startRun(words, PROGRAM);
}
