import { t } from '../../base/translate.ts';
import { linkedAddress } from '../../state/address.ts';
import { clsx } from 'clsx';
import { memo, useState, type CSSProperties, type SyntheticEvent } from 'react';
import { useActions, useApp } from '../app-context.ts';
import { Icon } from '../widgets/icons.tsx';
import type { AskedFor } from './ScriptQuestions.tsx';
import { RowMenu, type MenuPlace } from './RowMenu.tsx';
import { lineLabel } from './row-words.ts';
import { ScriptLine } from './ScriptLine.tsx';
import type { TreeRow } from './tree-row.ts';
import { isSameRow } from './tree-rows.ts';
import { useTreeKeys, type TreeActs } from './use-tree-keys.ts';
import styles from './ScriptTree.module.css';

export interface ScriptTreeProps {
  readonly rows: readonly TreeRow[];
  readonly currentId: string | undefined;
  readonly ask: (asked: AskedFor) => void;
  /** After a script was opened. */
  readonly onOpen: () => void;
}

/** Lessons, drafts and the files of the folder. */
export function ScriptTree({ rows, currentId, ask, onOpen }: ScriptTreeProps) {
  const { folder } = useApp();
  const [menu, setMenu] = useState<MenuPlace>();
  const open = useOpening(currentId, onOpen);
  const unfold = ({ id }: TreeRow, isUnfolded: boolean) =>
    folder.store.setState(({ unfolded }) => ({ unfolded: { ...unfolded, [id]: isUnfolded } }));
  const askOf = (kind: 'rename' | 'remove', { opens }: TreeRow) => {
    if (opens?.kind === 'file') ask({ kind, path: opens.path });
  };
  const acts: TreeActs = {
    open: (row) => (row.isUnfolded === undefined ? open(row) : unfold(row, !row.isUnfolded)),
    unfold,
    rename: (row) => askOf('rename', row),
    remove: (row) => askOf('remove', row),
    showMenu: (row, element) => {
      if (row.opens?.kind === 'file') setMenu({ path: row.opens.path, element });
    },
  };
  const { tree, activeId, activate, keyDown } = useTreeKeys(rows, currentId, acts);
  // The lines have no handlers of their own: there may be thousands of them.
  const onLine = (act: (row: TreeRow, line: HTMLElement) => void) => (event: SyntheticEvent) => {
    const line = lineOf(event.target);
    const row = rows.find(({ id }) => id === line?.dataset['row']);
    if (row !== undefined && line !== null) act(row, line);
  };
  return (
    <>
      <div
        ref={tree}
        className={styles.tree}
        role="tree"
        aria-label={t('Scripts')}
        data-part="script-tree"
        onKeyDown={keyDown}
        onFocus={onLine(({ id }) => activate(id))}
        onClick={onLine((row) => {
          activate(row.id);
          acts.open(row);
        })}
        onContextMenu={(event) => {
          event.preventDefault();
          onLine((row, line) => acts.showMenu(row, line))(event);
        }}
      >
        {rows.map((row) => (
          <TreeLine
            key={row.id}
            row={row}
            isCurrent={row.id === currentId}
            isActive={row.id === activeId}
          />
        ))}
      </div>
      <RowMenu place={menu} close={() => setMenu(undefined)} ask={ask} />
    </>
  );
}

function lineOf(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
}

interface TreeLineProps {
  readonly row: TreeRow;
  readonly isCurrent: boolean;
  readonly isActive: boolean;
}

const TreeLine = memo(function TreeLine({ row, isCurrent, isActive }: TreeLineProps) {
  const { kind, level, isUnfolded, place, of } = row;
  return (
    <div
      role="treeitem"
      className={clsx(styles.line, LOOKS[kind], isCurrent && styles.current)}
      style={indented(level)}
      data-row={row.id}
      aria-label={lineLabel(row)}
      lang={row.lang}
      aria-level={level}
      aria-posinset={place}
      aria-setsize={of}
      aria-selected={kind === 'script' ? isCurrent : undefined}
      aria-expanded={isUnfolded}
      tabIndex={isActive ? 0 : -1}
    >
      {isUnfolded === undefined ? (
        <ScriptLine row={row} />
      ) : (
        <>
          <span className={styles.caret}>
            <Icon name={isUnfolded ? 'fold' : 'folded'} />
          </span>
          <span className={styles.name} title={row.name}>
            {row.name}
          </span>
          <span className={styles.count}>{row.count}</span>
        </>
      )}
    </div>
  );
}, isSameLine);

/** The rows are made anew whenever one of them changes. */
function isSameLine(one: TreeLineProps, other: TreeLineProps): boolean {
  const isSamePlace = one.isCurrent === other.isCurrent && one.isActive === other.isActive;
  return isSamePlace && isSameRow(one.row, other.row);
}

const LOOKS: Readonly<Record<TreeRow['kind'], string | undefined>> = {
  section: styles.section,
  branch: styles.branch,
  script: undefined,
};

function indented(level: number): CSSProperties {
  const style: Record<`--${string}`, number> = { '--level': level - 1 };
  return style;
}

function useOpening(currentId: string | undefined, onOpen: () => void): (row: TreeRow) => void {
  const { folder, openCourseLesson } = useApp();
  const { openScenario, leaveSuite } = useActions();
  return ({ id, opens }) => {
    leaveSuite();
    onOpen();
    // A scenario that is edited must not begin afresh.
    if (id === currentId) return;
    if (opens?.kind === 'file') folder.files.openFile(opens.path);
    else if (opens?.kind === 'scenario') void openScenario(opens.id);
    else if (opens?.kind === 'lesson') openCourseLesson(opens.url);
    else if (opens?.kind === 'link') location.assign(linkedAddress(location.href, opens.url));
  };
}
