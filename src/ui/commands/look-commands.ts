import { t } from '../../base/translate.ts';
import { compileScript } from '../../script/compile.ts';
import type { HiddenPane } from '../../state/view-store.ts';
import type { SettingsState } from '../../state/settings-store.ts';
import type { Command } from './command.ts';
import { DENSITIES, THEMES } from './looks.ts';

/** How the page looks: what is shown, its theme and the height of its rows. */
export const LOOK_COMMANDS: readonly Command[] = [
  {
    id: 'lesson',
    title: t('Lesson: what the scenario teaches, with questions and puzzles'),
    group: 'Look',
    keys: ['Ctrl+Alt+L'],
    carryOut: ({ actions }) => actions.toggleLesson(),
  },
  pane('script', t('Fold the script away, or show it'), 'Ctrl+Alt+I'),
  pane('inspector', t('Fold the inspector away, or show it'), 'Ctrl+J'),
  {
    id: 'stream',
    title: t('Show stream set-up and closing as rows, or hide them'),
    group: 'Look',
    keys: ['Ctrl+Alt+J'],
    carryOut: ({ stores: { view } }) =>
      view.setState(({ showStream }) => ({ showStream: !showStream })),
  },
  {
    id: 'presentation',
    title: t('Presentation: one step at a time in large type, with a speaker’s window'),
    group: 'Look',
    keys: ['Ctrl+Alt+P'],
    carryOut: ({ stores: { view } }) =>
      view.setState(({ isPresenting }) => ({ isPresenting: !isPresenting })),
  },
  {
    id: 'arrival-order',
    title: t('Rows in order of arrival, or of the script'),
    group: 'Look',
    keys: ['Ctrl+Alt+A'],
    carryOut: ({ stores: { view } }) =>
      view.setState(({ rowOrder }) => ({
        rowOrder: rowOrder === 'script' ? 'arrival' : 'script',
      })),
  },
  {
    id: 'fold-scenes',
    title: t('Fold all scenes, or unfold them'),
    group: 'Look',
    keys: ['Ctrl+Alt+Y'],
    carryOut: ({ stores: { view, document } }) => {
      const scenes = compileScript(document.getState().text).scenario?.scenes ?? [];
      const lines = scenes.map(({ line }) => line);
      view.setState(({ foldedScenes }) => ({
        foldedScenes: foldedScenes.length === 0 ? lines : [],
      }));
    },
  },
  ...THEMES.map(({ id, label, keys }) =>
    setting(`theme-${id}`, t('Theme: {label}', { label }), keys, { theme: id }),
  ),
  ...DENSITIES.map(({ id, label, keys }) =>
    setting(`density-${id}`, t('Row height: {label}', { label }), keys, { density: id }),
  ),
];

function pane(id: HiddenPane, title: string, keys: string): Command {
  return {
    id: `pane-${id}`,
    title,
    group: 'Look',
    keys: [keys],
    carryOut: ({ stores: { view } }) =>
      view.setState(({ hiddenPanes }) => ({
        hiddenPanes: hiddenPanes.includes(id)
          ? hiddenPanes.filter((each) => each !== id)
          : [...hiddenPanes, id],
      })),
  };
}

function setting(id: string, title: string, keys: string, chosen: Partial<SettingsState>): Command {
  return {
    id,
    title,
    group: 'Look',
    keys: [keys],
    carryOut: ({ stores }) => stores.settings.setState(chosen),
  };
}
