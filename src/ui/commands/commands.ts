import type { Command } from './command.ts';
import { GO_COMMANDS } from './go-commands.ts';
import { LANE_COMMANDS } from './lane-commands.ts';
import { LOOK_COMMANDS } from './look-commands.ts';
import { PAGE_COMMANDS, SCRIPT_COMMANDS, TRACE_COMMANDS } from './page-commands.ts';
import { RUN_COMMANDS } from './run-commands.ts';
import { SCRIPT_LIST_COMMANDS } from './script-list-commands.ts';

/** Every command of the page, in the order in which the palette and the help show them. */
export const COMMANDS: readonly Command[] = [
  ...RUN_COMMANDS,
  ...TRACE_COMMANDS,
  ...GO_COMMANDS,
  ...SCRIPT_LIST_COMMANDS,
  ...SCRIPT_COMMANDS,
  ...PAGE_COMMANDS,
  ...LOOK_COMMANDS,
  ...LANE_COMMANDS,
];

/** The shown key of a command; `undefined` for one without. */
export function keysOf(id: string): string | undefined {
  return COMMANDS.find((command) => command.id === id)?.keys[0];
}
