import { t } from '../../../base/translate.ts';
import type { HiddenPane } from '../../../state/view-store.ts';
import { useApp, useLesson, useSettings, useView } from '../../app-context.ts';
import { COMMANDS, keysOf } from '../../commands/commands.ts';
import { LANE_COMMANDS } from '../../commands/lane-commands.ts';
import { DENSITIES, THEMES } from '../../commands/looks.ts';
import { useCommandPage } from '../../commands/use-command-page.ts';
import { useIsNarrow } from '../../use-is-narrow.ts';
import { Button } from '../../widgets/button.tsx';
import { Menu, type MenuGroup } from '../../widgets/menu.tsx';

const PANES: readonly { readonly id: HiddenPane; readonly label: string }[] = [
  { id: 'script', label: t('Script') },
  { id: 'inspector', label: t('Inspector') },
];

/** What is seen, and how: sizes, colours, panes. */
export function ViewMenu() {
  const { stores } = useApp();
  const page = useCommandPage();
  const density = useSettings((settings) => settings.density);
  const theme = useSettings((settings) => settings.theme);
  const panes = usePaneGroup();
  const act = (id: string) => {
    const rows = DENSITIES.find((each) => each.id === id);
    if (rows !== undefined) stores.settings.setState({ density: rows.id });
    const colours = THEMES.find((each) => each.id === id);
    if (colours !== undefined) stores.settings.setState({ theme: colours.id });
    COMMANDS.find((command) => command.id === id)?.carryOut(page);
  };
  return (
    <Menu
      label={t('View')}
      trigger={<Button iconAfter="fold">{t('View')}</Button>}
      onAction={act}
      groups={[
        {
          id: 'density',
          title: t('Row height'),
          items: DENSITIES.map((each) => ({ ...each, isChosen: each.id === density })),
        },
        {
          id: 'theme',
          title: t('Theme'),
          items: THEMES.map((each) => ({ ...each, isChosen: each.id === theme })),
        },
        panes,
        useLaneGroup(),
        {
          id: 'presentation',
          title: t('Stage'),
          items: [{ id: 'presentation', label: t('Presentation'), keys: keysOf('presentation') }],
        },
      ]}
    />
  );
}

/** What is done with all lanes at once; with one lane, by its head. */
function useLaneGroup(): MenuGroup {
  const page = useCommandPage();
  useSettings(({ lanes }) => lanes);
  const items = LANE_COMMANDS.map(({ id, title, isOffered }) => ({
    id,
    label: title,
    isDisabled: isOffered?.(page) === false,
  }));
  return { id: 'lanes', title: t('Lanes'), items };
}

function usePaneGroup(): MenuGroup {
  const hidden = useView((view) => view.hiddenPanes);
  const showStream = useView((view) => view.showStream);
  const order = useView((view) => view.rowOrder);
  const isNarrow = useIsNarrow();
  const isLesson = useLesson(({ isOpen }) => isOpen);
  const panes = isNarrow
    ? []
    : PANES.map(({ id, label }) => ({
        id: `pane-${id}`,
        label,
        keys: keysOf(`pane-${id}`),
        isChosen: !hidden.includes(id),
      }));
  const lesson = {
    id: 'lesson',
    label: t('Lesson'),
    keys: keysOf('lesson'),
    isChosen: isLesson,
  };
  const stream = {
    id: 'stream',
    label: t('Stream set-up and closing'),
    keys: keysOf('stream'),
    isChosen: showStream,
  };
  const arrival = {
    id: 'arrival-order',
    label: t('Rows in order of arrival'),
    keys: keysOf('arrival-order'),
    isChosen: order === 'arrival',
  };
  const items = [lesson, ...panes, stream, arrival];
  return { id: 'panes', title: t('Shown'), isMultiple: true, items };
}
