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
import type { RowList } from '../../timeline/growing/row-list.ts';
import type { TimelineModel } from '../../timeline/timeline-model.ts';
import { useApp } from '../app-context.ts';
import type { AskedEvent } from './EventMenu.tsx';
import { GridRows } from './GridRows.tsx';
import { LaneHeads, ListHeads } from './columns/LaneHeads.tsx';
import { lanesInRow, useDrawnLanes } from './columns/use-drawn-lanes.ts';
import type { ArrangedView } from './columns/use-lane-deeds.ts';
import { later } from '../widgets/later.tsx';
import { useWidth } from './columns/use-width.ts';
import { useLaneWheel } from './columns/use-lane-wheel.ts';
import type { TimeMode } from './columns/time-mode.ts';
import type { ActiveRow } from './navigation/use-active-row.ts';
import { useFollowing } from './navigation/use-following.ts';
import { useGridFocus } from './navigation/use-grid-focus.ts';
import { rangeKeys } from './navigation/range-keys.ts';
import { fold, foldFan, useGridKeys } from './navigation/use-grid-keys.ts';
import type { RowLinks } from './navigation/use-row-links.ts';
import type { ChosenRows } from './navigation/use-row-range.ts';
import type { RowWindow } from './navigation/use-row-window.ts';
import styles from './EventGrid.module.css';

const EventMenu = later(() => import('./EventMenu.tsx').then((part) => part.EventMenu));

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
  readonly active: ActiveRow;
  readonly window: RowWindow;
  readonly narrow: boolean;
  /** What belongs to the selected row. */
  readonly links: RowLinks;
  readonly chosen: ChosenRows;
}

/** The rows between their lanes: a grid of which only a window is painted. */
export function EventGrid(props: EventGridProps) {
  const { ref, timeline, setup, active, window: view, narrow, links, chosen } = props;
  const { stores } = useApp();
  const { lanes, rows } = timeline;
  const [timeMode, setTimeMode] = useState<TimeMode>('delta');
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
  const keys = { rows, active: active.index, page: view.page, goTo };
  const keyDown = rangeKeys({ ...keys, chosen }, useGridKeys({ ...keys, moveLanes }));
  const click = (event: MouseEvent) => {
    const index = indexAt(event.target);
    const row = rows.at(index);
    if (row === undefined || row.kind === 'end') return;
    if (event.shiftKey && row.kind === 'arrow') {
      chosen.extend(active.index, index);
      return goTo(index);
    }
    chosen.clear();
    goTo(index);
    if (row.kind === 'scene') fold(stores.view, row.line, !row.folded);
    // A second click: the first one looks at it.
    else if (row.fan !== undefined && (isTwist(event.target) || index === active.index)) {
      foldFan(stores.view, row.fan.line, !row.fan.isFolded);
    }
  };
  const { asked, askFor, close } = useAskedEvent(rows, goTo);
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
      aria-multiselectable={chosen.places !== undefined}
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
      onMouseDown={keepFromSelecting}
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
        chosen={chosen.places}
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
          chosen={chosen}
          onClose={close}
        />
      )}
    </div>
  );
}

/** The row whose menu is open. */
function useAskedEvent(rows: RowList, goTo: (index: number) => void) {
  const [asked, setAsked] = useState<AskedEvent>();
  const askFor = (event: MouseEvent) => {
    const index = indexAt(event.target);
    const row = rows.at(index);
    if (row?.kind !== 'arrow') return;
    event.preventDefault();
    goTo(index);
    setAsked({ row, index, ...placeOf(event) });
  };
  return { asked, askFor, close: () => setAsked(undefined) };
}

/** With Shift rows are chosen: the browser would select the texts in between. */
function keepFromSelecting(event: MouseEvent): void {
  if (event.shiftKey) event.preventDefault();
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
