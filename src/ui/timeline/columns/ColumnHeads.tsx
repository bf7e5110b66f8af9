import { t } from '../../../base/translate.ts';
import { clsx } from 'clsx';
import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { isAside, type LaneColumn } from '../../../timeline/arrangement/arranged-lanes.ts';
import { isUsual } from '../../../timeline/arrangement/lane-arrangement.ts';
import type { LaneDeed } from '../../../timeline/arrangement/lane-deeds.ts';
import type { Lane } from '../../../timeline/model.ts';
import { COLUMNS } from './columns.ts';
import { AsideHead, LaneHead } from './LaneHead.tsx';
import type { AskedLane } from './LaneMenu.tsx';
import { useArrangement } from './use-arranged-lanes.ts';
import type { DrawnView } from './use-drawn-lanes.ts';
import type { ArrangedView } from './use-lane-deeds.ts';
import { useLaneDrag } from './use-lane-drag.ts';
import { later } from '../../widgets/later.tsx';
import styles from './LaneHeads.module.css';

const LaneMenu = later(() => import('./LaneMenu.tsx').then((part) => part.LaneMenu));
const GroupName = later(() => import('./GroupName.tsx').then((part) => part.GroupName));

export interface ColumnHeadsProps {
  /** In their newest state. */
  readonly lanes: readonly Lane[];
  readonly setup: ArrangedView;
  readonly view: DrawnView;
}

/** The heads of the lanes: dragged, walked by keys, each with its menu. */
export function ColumnHeads({ lanes, setup: { arranged, deeds }, view }: ColumnHeadsProps) {
  const { drawn, room, window: inView, showLanes, moveLanes } = view;
  const heads = useRef<HTMLSpanElement>(null);
  const isArranged = !isUsual(useArrangement());
  const [asked, setAsked] = useState<AskedLane>();
  const [naming, setNaming] = useState<string>();
  const { columns } = arranged;
  const { active, setActive, request } = useHeadFocus(heads, (key) =>
    showLanes(columns.find((column) => column.key === key)?.lanes.slice(0, 1) ?? []),
  );
  const titleOf = (key: string) => columns.find((column) => column.key === key)?.title ?? '';
  const bring = (key: string | undefined) => {
    if (key !== undefined) request(key);
  };
  const carryOut = (deed: LaneDeed, key: string) => bring(deeds.carryOut(deed, key));
  const drag = useLaneDrag({
    heads,
    keys: drawn.columns.filter(({ kind }) => !isAside(kind)).map(({ key }) => key),
    onDrop: ({ key, before }) =>
      bring(deeds.moveBefore(key, before ?? behindView(columns, drawn.columns))),
    moveLanes,
    onCancel: (key) => deeds.tell(t('{title} stays where it was.', { title: titleOf(key) })),
  });
  const walk = (key: string) => (event: KeyboardEvent<HTMLElement>) => {
    const deed = deedOf(event);
    const next = deed === undefined ? placeAfter(event, columns, key) : undefined;
    if (deed !== undefined) carryOut(deed, key);
    else if (next !== undefined) bring(next);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const stop = drawn.columns.some(({ key }) => key === active) ? active : firstOf(drawn.columns);
  return (
    <span
      className={clsx(COLUMNS.lanes, styles.lanes)}
      ref={heads}
      onPointerDown={drag.onPointerDown}
    >
      {drawn.columns.map((column, index) => {
        const { key, kind } = column;
        if (isAside(kind)) {
          const page = (inView?.count ?? 1) * (kind === 'before' ? -1 : 1);
          const press = kind === 'hidden' ? deeds.showAll : () => moveLanes(page);
          return (
            <AsideHead key={key} column={column} lanes={lanes} place={index + 4} onPress={press} />
          );
        }
        return (
          <LaneHead
            key={key}
            column={column}
            lanes={lanes}
            place={index + 4}
            isFolded={room.folded[index] ?? false}
            isTabStop={key === stop}
            isHeld={drag.drag?.key === key}
            onKeyDown={walk(key)}
            onMenu={(head) => {
              if (drag.endsDrag()) return;
              setActive(key);
              const { left, bottom } = head.getBoundingClientRect();
              setAsked({ key, x: left, y: bottom });
            }}
          />
        );
      })}
      {drag.drag === undefined ? null : (
        <i className={styles.drop} data-part="drop" style={{ left: drag.drag.x }} />
      )}
      {asked === undefined ? null : (
        <LaneMenu
          asked={asked}
          arranged={arranged}
          isArranged={isArranged}
          onDeed={(deed) => carryOut(deed, asked.key)}
          onRename={() => setNaming(asked.key)}
          onReset={() => {
            deeds.reset();
            bring(asked.key);
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
      {naming === undefined ? null : (
        <GroupName
          name={titleOf(naming)}
          onName={(name) => deeds.rename(naming, name)}
          onClose={() => setNaming(undefined)}
        />
      )}
    </span>
  );
}

/** The first column behind those that are drawn; `undefined` where there is none. */
function behindView(
  columns: readonly KeyedColumn[],
  drawn: readonly KeyedColumn[],
): string | undefined {
  const last = drawn.findLast(({ kind }) => !isAside(kind))?.key;
  return columns[columns.findIndex(({ key }) => key === last) + 1]?.key;
}

interface KeyedColumn {
  readonly key: string;
  readonly kind: LaneColumn['kind'];
}

function firstOf(columns: readonly KeyedColumn[]): string | undefined {
  return columns.find(({ kind }) => !isAside(kind))?.key;
}

function deedOf({ key, shiftKey }: KeyboardEvent): LaneDeed | undefined {
  if (key === 'Delete') return 'hide';
  if (!shiftKey) return undefined;
  if (key === 'ArrowLeft') return 'left';
  return key === 'ArrowRight' ? 'right' : undefined;
}

/** The lane that a key goes to from one; `undefined` for other keys. */
function placeAfter(
  { key, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent,
  columns: readonly KeyedColumn[],
  from: string,
): string | undefined {
  if (shiftKey || ctrlKey || altKey || metaKey) return undefined;
  const at = columns.findIndex((column) => column.key === from);
  const places: Readonly<Record<string, number>> = {
    ArrowLeft: Math.max(at - 1, 0),
    ArrowRight: Math.min(at + 1, columns.length - 1),
    Home: 0,
    End: columns.length - 1,
  };
  return columns[places[key] ?? -1]?.key;
}

/** Which head Tab leads to, and the focus of the one that was asked for, as soon as it is there: until then it is brought into view. */
function useHeadFocus(
  heads: { readonly current: HTMLElement | null },
  bringIntoView: (key: string) => void,
) {
  const [active, setActive] = useState<string>();
  const wanted = useRef<string>(undefined);
  useLayoutEffect(() => {
    const { current: key } = wanted;
    if (key === undefined) return;
    const head = heads.current?.querySelector(`[data-lane="${CSS.escape(key)}"] > button`);
    if (!(head instanceof HTMLElement)) return bringIntoView(key);
    wanted.current = undefined;
    head.focus({ preventScroll: true });
  });
  return {
    active,
    setActive,
    request: (key: string) => {
      wanted.current = key;
      setActive(key);
    },
  };
}
