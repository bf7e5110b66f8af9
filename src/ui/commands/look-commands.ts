import type { SettingsState } from '../../state/settings-store.ts';
import type { Command } from './command.ts';
import { DENSITIES, THEMES } from './looks.ts';

/** How the page looks: its theme and the height of its rows. */
export const LOOK_COMMANDS: readonly Command[] = [
  ...THEMES.map(({ id, label, keys }) =>
    setting(`theme-${id}`, `Theme: ${label}`, keys, { theme: id }),
  ),
  ...DENSITIES.map(({ id, label, keys }) =>
    setting(`density-${id}`, `Row height: ${label}`, keys, { density: id }),
  ),
];

function setting(id: string, title: string, keys: string, chosen: Partial<SettingsState>): Command {
  return {
    id,
    title,
    group: 'Look',
    keys: [keys],
    carryOut: ({ stores }) => stores.settings.setState(chosen),
  };
}
