import {
  createConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { serveLanguage } from '../language-server/serve-language.ts';
import { EXIT } from '../exit.ts';
import { findStageServers } from '../stage-servers.ts';
import { LSP_COMMAND } from '../usage/other-words.ts';
import { usageText } from '../usage/usage-text.ts';
import { readWords, type CommandSurroundings } from './command.ts';

/** `caesura lsp`. Resolves, with the exit status, only where it does not start: its editor ends it. */
export async function lspCommand(
  words: readonly string[],
  around: CommandSurroundings,
): Promise<number> {
  const read = readWords(words, LSP_COMMAND, around);
  if (!read.ok) return read.error;
  if (read.value.positionals.length > 0) {
    around.complain(`An editor names the files.\n\n${usageText(LSP_COMMAND)}`);
    return EXIT.usage;
  }
  const reader = new StreamMessageReader(process.stdin);
  const writer = new StreamMessageWriter(process.stdout);
  serveLanguage(createConnection(reader, writer), findStageServers());
  return new Promise(() => undefined);
}
