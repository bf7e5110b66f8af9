import { createHash } from 'node:crypto';
import { realpath, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../base/result.ts';
import { SERVED_KEY } from '../../state/folder/served-folder.ts';
import { EXIT } from '../exit.ts';
import {
  listen,
  readPage,
  readPort,
  sendPage,
  whenAborted,
  type PageFiles,
} from '../page-server.ts';
import { reasonOf } from '../read-script.ts';
import type { ServeSurroundings } from '../serve.ts';
import { HELP } from '../usage/option-table.ts';
import { UI_COMMAND } from '../usage/other-words.ts';
import { usageText } from '../usage/usage-text.ts';
import { followChanges } from './changes.ts';
import { answerFolder, isAboutFolder, type ServedFolder } from './folder-server.ts';
import { createGate, strangerFault } from './gate.ts';
import { ServedFiles } from './served-files.ts';

export interface UiSurroundings extends ServeSurroundings {
  /** In milliseconds, on any clock. */
  readonly now: () => number;
  /** False where no browser could be started. */
  readonly openBrowser: (address: string) => Promise<boolean>;
}

/** `caesura ui`: the page with a folder of this disk, to this machine only. Resolves with the exit status once it is stopped. */
export async function uiCommand(words: readonly string[], around: UiSurroundings): Promise<number> {
  const fail = (sentence: string) => {
    around.complain(sentence);
    return EXIT.usage;
  };
  const wanted = parseWords(words);
  if (!wanted.ok) return fail(`${wanted.error}\n\n${usageText(UI_COMMAND)}`);
  if (wanted.value === 'help') {
    around.say(usageText(UI_COMMAND));
    return EXIT.passed;
  }
  const { port: wantedPort, isQuiet } = wanted.value;
  const page = await readPage(around.page);
  if (!page.ok) return fail(page.error);
  const folder = await openFolder(wanted.value.folder, around);
  if (!folder.ok) return fail(folder.error);
  const server = createFolderServer(page.value, folder.value);
  const port = await listen(server, { host: '127.0.0.1', port: wantedPort });
  if (!port.ok) return fail(port.error);
  const address = (key: string) => `http://127.0.0.1:${port.value}/${SERVED_KEY}${key}`;
  const { gate, files } = folder.value;
  around.say(
    `Caesura shows ${files.name} at\n\n  ${address(gate.key)}\n\nuntil Ctrl+C. Whoever has this address can read and write its scripts.`,
  );
  if (!isQuiet && !(await around.openBrowser(address(gate.ticket())))) {
    around.complain('No browser could be started: open the address yourself.');
  }
  await whenAborted(around.stop);
  server.close();
  server.closeAllConnections();
  return EXIT.passed;
}

interface Wanted {
  readonly folder: string;
  readonly port: number | undefined;
  readonly isQuiet: boolean;
}

function parseWords(words: readonly string[]): Result<Wanted | 'help', string> {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { ...UI_COMMAND.options, ...HELP },
      allowPositionals: true,
    });
    if (values.help) return ok('help');
    const [folder = '.', ...others] = positionals;
    if (others.length > 0) return err('One folder is served at a time.');
    const port = readPort(values.port);
    return port.ok ? ok({ folder, port: port.value, isQuiet: values['no-open'] }) : port;
  } catch (error) {
    return err(reasonOf(error));
  }
}

async function openFolder(
  named: string,
  { now, stop }: UiSurroundings,
): Promise<Result<ServedFolder, string>> {
  try {
    const root = await realpath(named);
    if (!(await stat(root)).isDirectory()) {
      return err(`${named} is no folder. Name the folder that your scripts are in.`);
    }
    const files = new ServedFiles(root);
    // What is in the way of the first look is in the way of all.
    await files.list();
    // The same at each start: what the browser keeps of the folder is found by it.
    const id = createHash('sha256').update(root).digest('hex').slice(0, 24);
    return ok({ id, files, gate: createGate(now), changes: await followChanges(root, stop) });
  } catch (error) {
    return err(`${named} cannot be served: ${reasonOf(error)}`);
  }
}

/** Answers nobody but the page that it serves. */
function createFolderServer(page: PageFiles, folder: ServedFolder): Server {
  const server = createServer((request, response) => {
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const fault = strangerFault(request, port);
    if (fault !== undefined) response.writeHead(403, { Connection: 'close' }).end(`${fault}\n`);
    else if (isAboutFolder(request)) void answerFolder(folder, request, response);
    else sendPage(page, request, response);
  });
  server.maxConnections = MOST_CONNECTIONS;
  return server;
}

const MOST_CONNECTIONS = 256;
