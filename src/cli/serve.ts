import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../base/result.ts';
import { EXIT } from './exit.ts';
import { listen, readPage, readPort, sendPage, whenAborted } from './page-server.ts';
import { reasonOf } from './read-script.ts';
import { HELP } from './usage/option-table.ts';
import { SERVE_COMMAND } from './usage/other-words.ts';
import { usageText } from './usage/usage-text.ts';

export interface ServeSurroundings {
  /** The built page's folder. */
  readonly page: string;
  readonly say: (sentence: string) => void;
  readonly complain: (sentence: string) => void;
  /** Ends the serving, which is its only way to end. */
  readonly stop: AbortSignal;
}

/** `caesura serve`: the page, to this machine only. Resolves with the exit status once it is stopped. */
export async function serveCommand(
  words: readonly string[],
  around: ServeSurroundings,
): Promise<number> {
  const fail = (sentence: string) => {
    around.complain(sentence);
    return EXIT.usage;
  };
  const wanted = parseWords(words);
  if (!wanted.ok) return fail(`${wanted.error}\n\n${usageText(SERVE_COMMAND)}`);
  if (wanted.value === 'help') {
    around.say(usageText(SERVE_COMMAND));
    return EXIT.passed;
  }
  const files = await readPage(around.page);
  if (!files.ok) return fail(files.error);
  const server = createServer((request, response) => sendPage(files.value, request, response));
  const port = await listen(server, { host: 'localhost', port: wanted.value.port });
  if (!port.ok) return fail(port.error);
  around.say(`Caesura is at http://localhost:${port.value}/ until Ctrl+C.`);
  await whenAborted(around.stop);
  server.close();
  server.closeAllConnections();
  return EXIT.passed;
}

/** `undefined` where no port was asked for. */
function parseWords(
  words: readonly string[],
): Result<{ port: number | undefined } | 'help', string> {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: { ...SERVE_COMMAND.options, ...HELP },
    });
    if (values.help) return ok('help');
    const port = readPort(values.port);
    return port.ok ? ok({ port: port.value }) : port;
  } catch (error) {
    return err(reasonOf(error));
  }
}
