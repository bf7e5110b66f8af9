import { t } from '../../base/translate.ts';
import {
  useImperativeHandle,
  useRef,
  useState,
  type CSSProperties,
  type MouseEvent,
  type Ref,
} from 'react';
import { laneTemplate, type LaneRoom } from '../../timeline/lane-columns.ts';
import type { TimelineModel } from '../../timeline/timeline-model.ts';
import { useApp } from '../app-context.ts';
import { EventMenu, type AskedEvent } from './EventMenu.tsx';
import { GridRows } from './GridRows.tsx';
import { LaneHeads, ListHeads } from './columns/LaneHeads.tsx';
import { lanesInRow, useDrawnLanes } from './columns/use-drawn-lanes.ts';
import type { ArrangedView } from './columns/use-lane-deeds.ts';
import { useWidth } from './columns/use-width.ts';
import { useLaneWheel } from './columns/use-lane-wheel.ts';
import type { TimeMode } from './columns/time-mode.ts';
import { useActiveRow } from './navigation/use-active-row.ts';
import { useFollowing } from './navigation/use-following.ts';
import { useGridFocus } from './navigation/use-grid-focus.ts';
import { fold, foldFan, useGridKeys } from './navigation/use-grid-keys.ts';
import type { RowLinks } from './navigation/use-row-links.ts';
import type { RowWindow } from './navigation/use-row-window.ts';
import styles from './EventGrid.module.css';

/** Step, verdict, time. */
const FIRST_COLUMNS = 3;
/** What happened. */
const TEXT_COLUMNS = 1;

export interface EventGridHandle {
  /** Gives the focus to the active row. */
  focus(): void;
}

export interface EventGridProps {
  readonly ref: Ref<EventGridHandle>;
  readonly timeline: TimelineModel;
  readonly setup: ArrangedView;
  readonly window: RowWindow;
  readonly narrow: boolean;
  /** What belongs to the selected row. */
  readonly links: RowLinks;
}

/** The rows between their lanes: a grid of which only a window is painted. */
export function EventGrid(props: EventGridProps) {
  const { ref, timeline, setup, window: view, narrow, links } = props;
  const { stores } = useApp();
  const { lanes, rows } = timeline;
  const [timeMode, setTimeMode] = useState<TimeMode>('delta');
  const active = useActiveRow(rows);
  const measured = useRef<HTMLSpanElement>(null);
  const drawing = useDrawnLanes(setup.arranged, useWidth(measured), rows, active.index);
  const { drawn, room, showLanes, moveLanes } = drawing;
  const release = useFollowing(rows, active, view, (row) => showLanes(lanesInRow(row)));
  const columns = FIRST_COLUMNS + (narrow ? 0 : drawn.columns.length) + TEXT_COLUMNS;
  const wheel = useLaneWheel(moveLanes);
  const { element, attach, follow, isAside } = view.box;
  const { request, focusRow, onFocus, onBlur } = useGridFocus(element, active.index);

  const goTo = (index: number) => {
    request();
    release();
    active.moveTo(index);
    view.reveal(index);
    showLanes(lanesInRow(rows.at(index)));
  };
  const keyDown = useGridKeys({ rows, active: active.index, page: view.page, goTo, moveLanes });
  const click = (event: MouseEvent) => {
    const index = indexAt(event.target);
    const row = rows.at(index);
    if (row === undefined || row.kind === 'end') return;
    goTo(index);
    if (row.kind === 'scene') fold(stores.view, row.line, !row.folded);
    // A second click: the first one looks at it.
    else if (row.fan !== undefined && (isTwist(event.target) || index === active.index)) {
      foldFan(stores.view, row.fan.line, !row.fan.isFolded);
    }
  };
  const [asked, setAsked] = useState<AskedEvent>();
  const askFor = (event: MouseEvent) => {
    const index = indexAt(event.target);
    const row = rows.at(index);
    if (row?.kind !== 'arrow') return;
    event.preventDefault();
    goTo(index);
    setAsked({ row, ...placeOf(event) });
  };
  const stop = tabStop(active.index, view);
  useImperativeHandle(ref, () => ({
    focus: () => {
      // A row that is not painted yet gets it as soon as it is.
      if (!focusRow(stop)) request();
    },
  }));
  return (
    <div
      className={styles.grid}
      data-aside={isAside}
      role="grid"
      aria-label={t('Events')}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns}
      tabIndex={-1}
      ref={attach}
      style={laneStyle(room)}
      onScroll={follow}
      onWheel={(event) => {
        release();
        wheel(event);
      }}
      onTouchMove={release}
      onFocus={onFocus}
      onBlur={onBlur}
      onKeyDown={keyDown}
      onClick={click}
      onContextMenu={askFor}
    >
      <span className={styles.measured} ref={measured} aria-hidden="true" />
      {narrow ? (
        <ListHeads timeMode={timeMode} />
      ) : (
        <LaneHeads
          lanes={lanes}
          setup={setup}
          view={drawing}
          timeMode={timeMode}
          onTimeMode={setTimeMode}
        />
      )}
      <GridRows
        timeline={timeline}
        drawn={drawn}
        window={view}
        narrow={narrow}
        links={links}
        showsKinds={room.showsKinds}
        timeMode={timeMode}
        selected={active.selected}
        columns={columns}
        tabStop={stop}
      />
      {asked === undefined ? null : (
        <EventMenu
          asked={asked}
          actor={lanes[asked.row.lane]?.title ?? ''}
          onClose={() => setAsked(undefined)}
        />
      )}
    </div>
  );
}

/** The row that Tab leads to: the active one, or the first that is painted. */
function tabStop(active: number, { painted, sticky, seen }: RowWindow): number {
  const isPainted = (active >= painted.first && active < painted.end) || active === sticky;
  return active !== -1 && isPainted ? active : seen.first;
}

/** Of the pointer; asked for by key, of the row. */
function placeOf({ clientX, clientY, target }: MouseEvent) {
  if (clientX !== 0 || clientY !== 0 || !(target instanceof Element)) {
    return { x: clientX, y: clientY };
  }
  const { left, bottom } = target.getBoundingClientRect();
  return { x: left, y: bottom };
}

/** Whether what folds a row was hit, and not the row alone. */
function isTwist(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[data-part="twist"]') !== null;
}

function indexAt(target: EventTarget): number {
  const element = target instanceof Element ? target.closest('[data-index]') : null;
  return Number(element?.getAttribute('data-index') ?? -1);
}

function laneStyle(room: LaneRoom): CSSProperties {
  const style: Record<`--${string}`, string> = {
    '--tl-lanes': laneTemplate(room),
    '--tl-least': `${room.least}px`,
  };
  return style;
}
