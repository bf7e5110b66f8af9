import {
  createConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { serveLanguage } from '../language-server/serve-language.ts';
import { EXIT } from '../exit.ts';
import { findStageServers } from '../stage-servers.ts';
import { readWords, type CommandSurroundings } from './command.ts';

export const LSP_USAGE = `Usage: caesura lsp

The language of scripts in any editor, by the Language Server Protocol over standard input and output: diagnostics,
completion, hover, definition, references, rename, repairs, layout, folding and outline. An editor starts it for files
that end in .scs; in Neovim:

  vim.filetype.add({ extension = { scs = 'scansion' } })
  vim.lsp.config('caesura', { cmd = { 'caesura', 'lsp' }, filetypes = { 'scansion' } })
  vim.lsp.enable('caesura')`;

/** `caesura lsp`. Resolves, with the exit status, only where it does not start: its editor ends it. */
export async function lspCommand(
  words: readonly string[],
  around: CommandSurroundings,
): Promise<number> {
  // Editors that are told how to start a server over pipes may add this word.
  const options = { stdio: { type: 'boolean', default: false } } as const;
  const read = readWords(words, { options, usage: LSP_USAGE }, around);
  if (!read.ok) return read.error;
  if (read.value.positionals.length > 0) {
    around.complain(`An editor names the files.\n\n${LSP_USAGE}`);
    return EXIT.usage;
  }
  const reader = new StreamMessageReader(process.stdin);
  const writer = new StreamMessageWriter(process.stdout);
  serveLanguage(createConnection(reader, writer), findStageServers());
  return new Promise(() => undefined);
}
