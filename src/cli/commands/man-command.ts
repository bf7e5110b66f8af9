import { EXIT } from '../exit.ts';
import { ownVersion } from '../own-files.ts';
import { ALL_COMMANDS } from '../usage/all-commands.ts';
import { manPage } from '../usage/man-page.ts';
import { MAN_COMMAND } from '../usage/other-words.ts';
import { usageText } from '../usage/usage-text.ts';
import { readWords, type CommandSurroundings } from './command.ts';

/** `caesura man`. Gives the exit status. */
export function manCommand(words: readonly string[], around: CommandSurroundings): number {
  const read = readWords(words, MAN_COMMAND, around);
  if (!read.ok) return read.error;
  if (read.value.positionals.length > 0) {
    around.complain(`There is one manual for all commands.\n\n${usageText(MAN_COMMAND)}`);
    return EXIT.usage;
  }
  around.output(manPage(ALL_COMMANDS, ownVersion()));
  return EXIT.passed;
}
