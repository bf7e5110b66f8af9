import { t } from '../../base/translate.ts';
import { flushSync } from 'react-dom';
import { isNarrow } from '../use-is-narrow.ts';
import { isRailShown } from '../use-rail.ts';
import type { Command, CommandPage } from './command.ts';
import { canChooseFile } from './files.ts';
import { goTo } from './go-to.ts';

/** The list of scripts, and the folder of a person's own. */
export const SCRIPT_LIST_COMMANDS: readonly Command[] = [
  {
    id: 'scripts',
    title: t('Show or hide the scripts'),
    group: 'Look around',
    keys: ['Ctrl+B'],
    carryOut: toggleScripts,
  },
  {
    id: 'filter-scripts',
    title: t('Find a script'),
    group: 'Look around',
    keys: ['Ctrl+P'],
    carryOut: (page) => findScript(page),
  },
  {
    id: 'open-folder',
    title: t('Open a folder of scripts'),
    group: 'Script',
    keys: ['Ctrl+Alt+F'],
    carryOut: ({ folder, open }) => (canChooseFile() ? void folder.choose() : open('file')),
  },
];

/** In a narrow window the list lies above the page. */
export function toggleScripts({ stores, open }: Pick<CommandPage, 'stores' | 'open'>): void {
  if (isNarrow()) return open('scripts');
  const isShown = isShownNow(stores);
  const hadFocus = document.activeElement?.closest('[data-part="scripts"]') ?? null;
  flushSync(() => stores.settings.setState({ rail: isShown ? 'hidden' : 'shown' }));
  if (hadFocus !== null) document.querySelector<HTMLElement>(FIRST)?.focus();
}

/** The list, and the focus in its filter. */
export function findScript(page: CommandPage): void {
  if (isNarrow()) return page.open('scripts');
  if (!isShownNow(page.stores)) {
    flushSync(() => page.stores.settings.setState({ rail: 'shown' }));
  }
  goTo('[data-part="scripts"] [role="searchbox"]', page);
}

function isShownNow({ settings, lesson }: CommandPage['stores']): boolean {
  return isRailShown({ ...settings.getState(), isLesson: lesson.getState().isOpen });
}

const FIRST = '[data-part="scripts"] button';
