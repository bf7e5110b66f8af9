import { fileURLToPath } from 'node:url';
import { parseArguments, USAGE } from './arguments.ts';
import { ownJob, runJob } from './job.ts';
import { EXIT, runCommand } from './run-command.ts';

// Whoever reads our output may have seen enough: `caesura run … | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const own = ownJob();
if (own === undefined) process.exitCode = await main(process.argv.slice(2));
else await runJob(own.job, own.report);

async function main(words: readonly string[]): Promise<number> {
  const wanted = parseArguments(words);
  if (!wanted.ok) {
    process.stderr.write(`${wanted.error}\n\n${USAGE}\n`);
    return EXIT.usage;
  }
  if (wanted.value === 'help') {
    process.stdout.write(`${USAGE}\n`);
    return EXIT.passed;
  }
  const stop = new AbortController();
  // Once: whoever presses Ctrl+C again wants the process to end at once.
  process.once('SIGINT', () => stop.abort());
  const status = await runCommand(wanted.value, {
    paper: {
      write: (text) => process.stdout.write(text),
      isTerminal: process.stdout.isTTY && process.env['NO_COLOR'] === undefined,
    },
    output: (text) => process.stdout.write(text),
    complain: (sentence) => process.stderr.write(`${sentence}\n`),
    program: fileURLToPath(import.meta.url),
    stop: stop.signal,
  });
  // Connections that are still being closed are not waited for.
  if (status === EXIT.stopped) process.stdout.write('', () => process.exit(status));
  return status;
}
