import { useApp, useSettings } from '../../app-context.ts';
import { DENSITIES, THEMES } from '../../commands/looks.ts';
import { IconButton } from '../../widgets/icon-button.tsx';
import { Menu } from '../../widgets/menu.tsx';

export function DensityMenu() {
  const { stores } = useApp();
  const density = useSettings((settings) => settings.density);
  return (
    <Menu
      label="Row height"
      trigger={<IconButton icon="rows" label="Row height" />}
      groups={[
        {
          id: 'density',
          items: DENSITIES.map((each) => ({ ...each, isChosen: each.id === density })),
        },
      ]}
      onAction={(id) => {
        const chosen = DENSITIES.find((each) => each.id === id);
        if (chosen !== undefined) stores.settings.setState({ density: chosen.id });
      }}
    />
  );
}

export function ThemeMenu() {
  const { stores } = useApp();
  const theme = useSettings((settings) => settings.theme);
  return (
    <Menu
      label="Theme"
      trigger={<IconButton icon="theme" label="Theme" />}
      groups={[
        { id: 'theme', items: THEMES.map((each) => ({ ...each, isChosen: each.id === theme })) },
      ]}
      onAction={(id) => {
        const chosen = THEMES.find((each) => each.id === id);
        if (chosen !== undefined) stores.settings.setState({ theme: chosen.id });
      }}
    />
  );
}
