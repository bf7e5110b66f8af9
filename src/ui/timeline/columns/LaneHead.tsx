import { t } from '../../../base/translate.ts';
import { clsx } from 'clsx';
import type { CSSProperties, KeyboardEvent, MouseEvent } from 'react';
import { counted } from '../../../base/counted.ts';
import { visibleText } from '../../../base/visible-text.ts';
import { isAside, type LaneColumn } from '../../../timeline/arrangement/arranged-lanes.ts';
import type { Lane } from '../../../timeline/model.ts';
import { Icon } from '../../widgets/icons.tsx';
import { columnClass } from './columns.ts';
import { LaneMark } from './LaneMark.tsx';
import styles from './LaneHead.module.css';
import visuallyHidden from '../../widgets/visually-hidden.module.css';

export interface LaneHeadProps {
  readonly column: LaneColumn;
  /** All lanes, in their newest state. */
  readonly lanes: readonly Lane[];
  /** Of the grid, from 1. */
  readonly place: number;
  readonly isFolded: boolean;
  readonly isTabStop: boolean;
  /** Whether it is being dragged. */
  readonly isHeld: boolean;
  /** Its menu is asked for. */
  readonly onMenu: (head: HTMLElement) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/**
 * Name, state, and where there is room the address of an actor, a room, or several lanes that are one; of a folded lane its first
 * letter. A button: its menu has all that can be done with the lane.
 */
export function LaneHead(props: LaneHeadProps) {
  const { column, lanes, place, isFolded, isTabStop, isHeld, onMenu, onKeyDown } = props;
  const own = column.lanes.flatMap((lane) => lanes[lane] ?? []);
  const told = aboutColumn(column, own);
  const ask = (event: MouseEvent<HTMLElement>) => {
    event.preventDefault();
    event.stopPropagation();
    onMenu(event.currentTarget);
  };
  return (
    <span
      className={clsx(
        styles.head,
        columnClass(column, lanes),
        isFolded && styles.folded,
        column.kind === 'group' && styles.group,
        isHeld && styles.held,
      )}
      role="columnheader"
      aria-colindex={place}
      data-lane={column.key}
      title={told}
    >
      <button
        type="button"
        className={styles.press}
        aria-label={told}
        aria-haspopup="menu"
        tabIndex={isTabStop ? 0 : -1}
        onClick={ask}
        onContextMenu={ask}
        onKeyDown={onKeyDown}
      >
        {isFolded ? (
          <span className={styles.letter}>
            {[...visibleText(column.title)][0] ?? ''}
            <LaneMark lanes={own} />
          </span>
        ) : (
          <About column={column} own={own} />
        )}
      </button>
    </span>
  );
}

interface AboutProps {
  readonly column: LaneColumn;
  readonly own: readonly Lane[];
}

function About({ column, own }: AboutProps) {
  const [lane] = own;
  const isGroup = column.kind === 'group';
  const title = visibleText(column.title);
  const status = isGroup ? counted(own.length, 'lane') : (lane?.status ?? '');
  const letters = { '--letters': title.length, '--status': status.length } as CSSProperties;
  return (
    <span className={styles.about} style={letters}>
      <span className={styles.who}>{title}</span>
      <span className={styles.state}>
        <LaneMark lanes={own} className={styles.mark} />
        {column.isPinned ? <Icon name="pin" className={styles.pin} /> : null}
        <span className={styles.word}>{status}</span>
      </span>
      {isGroup || lane === undefined ? null : (
        <span className={styles.jid}>{visibleText(lane.jid)}</span>
      )}
    </span>
  );
}

/** `Romeo, online, romeo@localhost/x`; of a group who is in it. */
function aboutColumn({ kind, title, isPinned }: LaneColumn, own: readonly Lane[]): string {
  const [lane] = own;
  const parts =
    kind === 'group'
      ? [title, counted(own.length, 'lane'), own.map((each) => each.title).join(', ')]
      : [title, lane?.status ?? '', lane?.jid ?? ''];
  return [...parts, isPinned ? t('pinned') : '']
    .map((part) => visibleText(part))
    .filter((part) => part !== '')
    .join(', ');
}

export interface AsideHeadProps {
  readonly column: LaneColumn;
  readonly lanes: readonly Lane[];
  readonly place: number;
  readonly onPress: () => void;
}

const ASIDE = {
  before: (told: Told) => t('Bring into view {count} at the left: {names}', told),
  after: (told: Told) => t('Bring into view {count} at the right: {names}', told),
  hidden: (told: Told) => t('Show {count} hidden: {names}', told),
} as const;

/** `3 lanes`, and who they are. */
type Told = Readonly<Record<'count' | 'names', string>>;

/** What stands for lanes that are hidden or have no room: how many they are, and a way to see them. */
export function AsideHead({ column, lanes, place, onPress }: AsideHeadProps) {
  const { kind } = column;
  const own = column.lanes.flatMap((lane) => lanes[lane] ?? []);
  const names = own.map(({ title }) => visibleText(title)).join(', ');
  const count = counted(own.length, 'lane');
  const told = isAside(kind) ? ASIDE[kind]({ count, names }) : '';
  return (
    <span
      className={clsx(styles.head, styles.aside, columnClass(column, lanes))}
      role="columnheader"
      aria-colindex={place}
      data-lane={column.key}
      title={told}
    >
      <button type="button" className={styles.more} onClick={onPress}>
        <span className={visuallyHidden.text}>{told}</span>
        <span aria-hidden="true">
          {kind === 'before' ? <Icon name="back" /> : null}
          {own.length}
          {kind === 'after' ? <Icon name="forward" /> : null}
        </span>
      </button>
    </span>
  );
}
