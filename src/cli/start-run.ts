import { createServerThreads, type ServerThreads } from '../prosody/in-thread.ts';
import { bootsFolder, cacheFolder } from './boots-folder.ts';
import { parseArguments, USAGE, type RunArguments } from './arguments.ts';
import { EXIT, UNHEARD } from './exit.ts';
import { createLastFailed } from './last-failed.ts';
import { runCommand } from './run-command.ts';
import { listenForSignals } from './signals.ts';
import { createAsker } from './update/asker.ts';
import { watchCommand } from './watch-command.ts';
import { watchOutput } from './watch-output.ts';

/** All that there is would hide what is wrong. */
const MORE = 'Nothing was run. caesura run --help tells all commands and options.';

/** `caesura run`, with the words of a process; resolves with the exit status. `program`: the file of its threads. */
export async function startRun(words: readonly string[], program: string): Promise<number> {
  const wanted = parseArguments(words);
  const stop = new AbortController();
  listenForSignals(stop);
  const outputFault = watchOutput(process.stdout, stop.signal, () => {
    if (wanted.ok && wanted.value !== 'help' && !writesFiles(wanted.value)) stop.abort(UNHEARD);
  });
  // Where nothing can be said any more, the exit status still tells.
  process.stderr.on('error', () => undefined);
  if (!wanted.ok) {
    process.stderr.write(`${words.length === 0 ? USAGE : `${wanted.error}\n${MORE}`}\n`);
    return EXIT.usage;
  }
  if (wanted.value === 'help') {
    process.stdout.write(`${USAGE}\n`);
    return (await outputFault()) === undefined ? EXIT.passed : EXIT.unwritten;
  }
  const caches = cacheFolder();
  const threads = threadsFor(wanted.value, program);
  const command = wanted.value.watch ? watchCommand : runCommand;
  const status = await command(wanted.value, {
    paper: {
      write: (text) => process.stdout.write(text),
      isTerminal: process.stdout.isTTY && process.env['NO_COLOR'] === undefined,
    },
    output: (text) => process.stdout.write(text),
    complain: (sentence) => process.stderr.write(`${sentence}\n`),
    program,
    threads,
    ask:
      process.stdin.isTTY && process.stdout.isTTY
        ? createAsker(process.stdin, process.stdout, stop.signal)
        : undefined,
    lastFailed: caches === undefined ? undefined : createLastFailed(caches, process.cwd()),
    github: {
      workspace: process.env['GITHUB_WORKSPACE'],
      summary: process.env['GITHUB_STEP_SUMMARY'],
    },
    stop: stop.signal,
    outputFault,
  });
  threads?.dispose();
  // Connections that are still being closed are not waited for.
  if (stop.signal.aborted) process.exit(status);
  return status;
}

/** The first server's thread starts while scripts are still being read. What one saves again and again is not worth keeping. */
function threadsFor({ server, watch }: RunArguments, program: string): ServerThreads | undefined {
  const boots = watch ? undefined : bootsFolder();
  return server === 'embedded' ? createServerThreads(program, boots) : undefined;
}

function writesFiles(wanted: RunArguments): boolean {
  const { json, junit, html, markdown, trace, coverage, coverageHtml } = wanted;
  return [json, junit, html, markdown, trace, coverage, coverageHtml].some(
    (place) => place !== undefined && place !== '-',
  );
}
