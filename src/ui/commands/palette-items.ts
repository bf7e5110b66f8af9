import { t } from '../../base/translate.ts';
import { languageName } from '../widgets/language-name.ts';
import { GROUP_TITLES, type CommandPage } from './command.ts';
import { COMMANDS } from './commands.ts';
import { laneChoices } from './lane-commands.ts';

/** One line of the palette. */
export interface PaletteItem {
  /** Unique in the palette. */
  readonly id: string;
  readonly words: string;
  readonly keys: string | undefined;
  readonly isDisabled: boolean;
  readonly carryOut: () => void;
}

export interface PaletteGroup {
  readonly title: string;
  readonly items: readonly PaletteItem[];
}

/** All that can be asked for by name, as things stand now. */
export function paletteGroups(page: CommandPage): readonly PaletteGroup[] {
  const groups = [
    ...commandGroups(page),
    lanes(page),
    languages(page),
    scenarios(page),
    editorCommands(page),
  ];
  return groups.filter(({ items }) => items.length > 0);
}

function commandGroups(page: CommandPage): readonly PaletteGroup[] {
  const listed = COMMANDS.filter(({ id }) => id !== 'palette');
  const titles = [...new Set(listed.map(({ group }) => group))];
  return titles.map((title) => ({
    title: GROUP_TITLES[title],
    items: listed
      .filter(({ group }) => group === title)
      .map(({ id, title: words, keys, isOffered, carryOut }) => ({
        id,
        words,
        keys: keys[0],
        isDisabled: isOffered?.(page) === false,
        carryOut: () => carryOut(page),
      })),
  }));
}

function lanes(page: CommandPage): PaletteGroup {
  const items = laneChoices(page).map(({ id, words, carryOut }) => item(id, words, carryOut));
  return { title: t('Lanes'), items };
}

function languages({ stores }: CommandPage): PaletteGroup {
  const items = stores.catalogue
    .getState()
    .languages.map((tag) =>
      item(`language-${tag}`, languageName(tag), () => stores.settings.setState({ language: tag })),
    );
  return { title: t('Language'), items };
}

function scenarios({ stores, actions }: CommandPage): PaletteGroup {
  const items = stores.catalogue
    .getState()
    .scenarios.map(({ id, number, title }) =>
      item(`scenario-${id}`, `${number} ${title}`, () => void actions.openScenario(id)),
    );
  return { title: t('Open scenario'), items };
}

function editorCommands({ editor, stores }: CommandPage): PaletteGroup {
  const items = (editor()?.commands() ?? []).map(({ id, label, run }) =>
    item(`editor-${id}`, label, () => {
      stores.view.setState({ pane: 'script' });
      editor()?.focus();
      run();
    }),
  );
  return { title: t('Editor'), items };
}

function item(id: string, words: string, carryOut: () => void): PaletteItem {
  return { id, words, keys: undefined, isDisabled: false, carryOut };
}
