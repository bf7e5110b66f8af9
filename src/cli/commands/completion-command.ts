import { bashCompletion } from '../completion/bash.ts';
import { fishCompletion } from '../completion/fish.ts';
import { zshCompletion } from '../completion/zsh.ts';
import { EXIT } from '../exit.ts';
import { ALL_COMMANDS } from '../usage/all-commands.ts';
import { COMPLETION_COMMAND } from '../usage/other-words.ts';
import { usageText } from '../usage/usage-text.ts';
import { readWords, type CommandSurroundings } from './command.ts';

const SHELLS = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
} as const satisfies Record<(typeof COMPLETION_COMMAND.takes)[number], unknown>;

/** `caesura completion`. Gives the exit status. */
export function completionCommand(words: readonly string[], around: CommandSurroundings): number {
  const read = readWords(words, COMPLETION_COMMAND, around);
  if (!read.ok) return read.error;
  const [name, ...more] = read.value.positionals;
  const shell = COMPLETION_COMMAND.takes.find((each) => each === name);
  if (shell === undefined || more.length > 0) {
    around.complain(`Name one shell: bash, zsh or fish.\n\n${usageText(COMPLETION_COMMAND)}`);
    return EXIT.usage;
  }
  around.output(SHELLS[shell](ALL_COMMANDS));
  return EXIT.passed;
}
