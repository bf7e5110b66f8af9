import type { KeyboardEvent } from 'react';
import { useActions, useApp, useFolder } from '../app-context.ts';
import { keysOf } from '../commands/commands.ts';
import { Icon } from '../widgets/icons.tsx';
import { KeyCap } from '../widgets/key-cap.tsx';
import { ariaKeyShortcut } from '../widgets/key-shortcut.ts';
import { firstOpened, type TreeRow } from './tree-rows.ts';
import styles from './ScriptsRail.module.css';

export interface ScriptFilterProps {
  readonly rows: readonly TreeRow[];
  readonly onOpen: () => void;
}

/** Words of names, titles and tags; Enter opens the first script that has them, Down goes to the list. */
export function ScriptFilter({ rows, onOpen }: ScriptFilterProps) {
  const { folder } = useApp();
  const { openScenario } = useActions();
  const filter = useFolder((state) => state.filter);
  const setFilter = (words: string) => folder.store.setState({ filter: words });
  const open = () => {
    const first = firstOpened(rows);
    if (first?.kind === 'file') folder.files.openFile(first.path);
    else if (first !== undefined) void openScenario(first.id);
    if (first !== undefined) onOpen();
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && filter !== '') setFilter('');
    else if (event.key === 'Enter') open();
    else if (event.key === 'ArrowDown') focusTree();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const keys = keysOf('filter-scripts') ?? '';
  return (
    <label className={styles.filter} title="Words of a script’s name, title or tags">
      <Icon name="search" />
      <input
        type="search"
        role="searchbox"
        aria-label="Filter scripts"
        aria-keyshortcuts={ariaKeyShortcut(keys)}
        placeholder="Filter scripts"
        autoComplete="off"
        spellCheck={false}
        value={filter}
        onChange={({ target }) => setFilter(target.value)}
        onKeyDown={keyDown}
      />
      <KeyCap keys={keys} />
    </label>
  );
}

function focusTree(): void {
  document
    .querySelector<HTMLElement>('[data-part="script-tree"] [role="treeitem"][tabindex="0"]')
    ?.focus();
}
