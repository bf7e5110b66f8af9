import { t } from '../../base/translate.ts';
import { linkedAddress } from '../../state/address.ts';
import { useActions, useApp, useFolder } from '../app-context.ts';
import { keysOf } from '../commands/commands.ts';
import { FilterField } from '../widgets/filter-field.tsx';
import type { TreeRow } from './tree-row.ts';
import { firstOpened } from './tree-rows.ts';

export interface ScriptFilterProps {
  readonly rows: readonly TreeRow[];
  readonly onOpen: () => void;
}

/** Words of names, titles and tags; Enter opens the first script that has them, Down goes to the list. */
export function ScriptFilter({ rows, onOpen }: ScriptFilterProps) {
  const { folder, openCourseLesson } = useApp();
  const { openScenario } = useActions();
  const filter = useFolder((state) => state.filter);
  const open = () => {
    const first = firstOpened(rows);
    if (first?.kind === 'file') folder.files.openFile(first.path);
    else if (first?.kind === 'lesson') openCourseLesson(first.url);
    else if (first?.kind === 'link') location.assign(linkedAddress(location.href, first.url));
    else if (first !== undefined) void openScenario(first.id);
    if (first !== undefined) onOpen();
  };
  return (
    <FilterField
      look="framed"
      label={t('Filter scripts')}
      help={t('Words of a script’s name, title or tags')}
      keys={keysOf('filter-scripts') ?? ''}
      words={filter}
      onWords={(words) => folder.store.setState({ filter: words })}
      onEnter={open}
      onDown={focusTree}
    />
  );
}

function focusTree(): void {
  document
    .querySelector<HTMLElement>('[data-part="script-tree"] [role="treeitem"][tabindex="0"]')
    ?.focus();
}
