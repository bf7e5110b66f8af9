import type { Command } from './command.ts';
import { LOOK_COMMANDS, PAGE_COMMANDS, SCRIPT_COMMANDS } from './page-commands.ts';
import { RUN_COMMANDS } from './run-commands.ts';

/** Every command of the page, in the order in which the palette and the help show them. */
export const COMMANDS: readonly Command[] = [
  ...RUN_COMMANDS,
  ...LOOK_COMMANDS,
  ...SCRIPT_COMMANDS,
  ...PAGE_COMMANDS,
];

/** The shown key of a command; `undefined` for one without. */
export function keysOf(id: string): string | undefined {
  return COMMANDS.find((command) => command.id === id)?.keys[0];
}
