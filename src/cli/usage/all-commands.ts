import type { CommandWords } from './option-table.ts';
import { OTHER_COMMANDS } from './other-words.ts';
import { RUN_COMMAND } from './run-words.ts';

/** Every command of the command line. */
export const ALL_COMMANDS: readonly CommandWords[] = [RUN_COMMAND, ...OTHER_COMMANDS];
