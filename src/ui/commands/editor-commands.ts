import type { ScriptCommand } from '../../editor/commands.ts';
import type { CommandPage } from './command.ts';
import { COMMANDS } from './commands.ts';

/** The commands that make sense beside a line of the script. */
const IN_MENU: ReadonlySet<string> = new Set([
  'run',
  'step',
  'run-to-here',
  'rerun-to-here',
  'breakpoint',
]);

/** The page's commands for an editor that has some of its own: where both have a key, it is the editor's. */
export function editorCommands(
  page: CommandPage,
  own: readonly ScriptCommand[],
): readonly ScriptCommand[] {
  const taken = new Set(own.flatMap(({ keys }) => keys));
  const commands = COMMANDS.map(({ id, title, keys, carryOut }) => ({
    id,
    label: title,
    keys: keys.filter((key) => !taken.has(key)),
    isInMenu: IN_MENU.has(id),
    run: () => carryOut(page),
  }));
  return [...commands, ...own];
}
