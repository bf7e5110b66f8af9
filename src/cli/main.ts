import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { serveInOwnThread } from '../prosody/own-thread.ts';
import type { CommandSurroundings } from './commands/command.ts';
import { engineFlags } from './engine-flags.ts';
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
      return async (words) =>
        (await import('./commands/check-command.ts')).checkCommand(words, shortSurroundings());
    case 'completion':
      return async (words) =>
        (await import('./commands/completion-command.ts')).completionCommand(
          words,
          shortSurroundings(),
        );
    case 'format':
      return format;
    case 'import':
      return async (words) =>
        (await import('./commands/import-command.ts')).importCommand(words, shortSurroundings());
    case 'lsp':
      return async (words) =>
        (await import('./commands/lsp-command.ts')).lspCommand(words, shortSurroundings());
    case 'man':
      return async (words) =>
        (await import('./commands/man-command.ts')).manCommand(words, shortSurroundings());
    case 'map':
      return async (words) =>
        (await import('./commands/map-command.ts')).mapCommand(words, shortSurroundings());
    case 'show':
      return async (words) =>
        (await import('./commands/show-command.ts')).showCommand(words, shortSurroundings());
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

async function format(words: readonly string[]): Promise<number> {
  const { formatCommand } = await import('./commands/format-command.ts');
  const { readInput } = await import('./read-input.ts');
  return formatCommand(words, { ...shortSurroundings(), input: readInput });
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
