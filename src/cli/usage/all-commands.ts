import type { CommandWords } from './option-table.ts';
import { OTHER_COMMANDS } from './other-words.ts';
import { RUN } from './run-words.ts';

/** Every command of the command line. */
export const ALL_COMMANDS: readonly CommandWords[] = [RUN, ...OTHER_COMMANDS];
