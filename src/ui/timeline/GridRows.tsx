import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import type { DrawnLanes } from '../../timeline/arrangement/drawn-lanes.ts';
import { findSpot } from '../../timeline/find-row.ts';
import { idleBefore } from '../../timeline/idle.ts';
import type { ArrowRow, Row, RowVerdict } from '../../timeline/model.ts';
import type { TimelineModel } from '../../timeline/timeline-model.ts';
import { useDocument, useLesson, useView } from '../app-context.ts';
import { COLUMNS } from './columns/columns.ts';
import { useLaneLooks } from './columns/use-arranged-lanes.ts';
import { EndOfRun } from './rows/EndOfRun.tsx';
import { EventRow } from './rows/EventRow.tsx';
import { LinkRail } from './rows/LinkRail.tsx';
import { RowExtras } from './rows/RowExtras.tsx';
import { SceneHead } from './rows/SceneHead.tsx';
import { NO_STRETCH, stretchesOf } from './rows/stretches.ts';
import { rowTime, type TimeMode } from './columns/time-mode.ts';
import { isInRange } from './navigation/use-row-range.ts';
import type { RowRange } from '../../timeline/painted-rows.ts';
import type { RowLinks } from './navigation/use-row-links.ts';
import type { RowWindow } from './navigation/use-row-window.ts';
import { useTraceView } from './use-timeline.ts';
import styles from './EventGrid.module.css';

/** What a question is about, and what comes after it. */
const TO_COME: ReadonlySet<RowVerdict> = new Set(['not-run', 'waiting', 'unread']);

export interface GridRowsProps {
  readonly timeline: TimelineModel;
  readonly drawn: DrawnLanes;
  readonly window: RowWindow;
  readonly narrow: boolean;
  /** What belongs to the selected row. */
  readonly links: RowLinks;
  /** The rows that are chosen to be taken along. */
  readonly chosen: RowRange | undefined;
  /** Whether the kinds of stanzas stand on the arrows. */
  readonly showsKinds: boolean;
  readonly timeMode: TimeMode;
  readonly selected: number;
  /** How many columns the grid has. */
  readonly columns: number;
  /** The one row that Tab stops at. */
  readonly tabStop: number;
}

/** The painted rows, at their place in a box as high as all rows together. */
export function GridRows(props: GridRowsProps) {
  const {
    timeline,
    drawn,
    window: view,
    narrow,
    chosen,
    showsKinds,
    timeMode,
    selected,
    columns,
    tabStop,
  } = props;
  const { rows } = timeline;
  const lanes = useLaneLooks(timeline.lanes);
  const breakpoints = useDocument((document) => document.breakpoints.lines);
  const marked = useView((state) => state.marked);
  const asked = useLesson(({ predictions }) => predictions?.questions[predictions.at]?.step);

  const trace = useTraceView();

  const paint = (row: Row, index: number, stretch = NO_STRETCH): ReactNode => {
    const place = {
      index,
      isTabStop: index === tabStop,
      whole: view.whole.measureOf(row, index),
    };
    if (row.kind === 'scene') {
      const isSecret = asked !== undefined && row.firstStep > asked;
      return <SceneHead key={row.id} row={row} columns={columns} isSecret={isSecret} {...place} />;
    }
    if (row.kind === 'end') {
      return <EndOfRun key={row.id} row={row} index={index} columns={columns} />;
    }
    const time = rowTime(rows, index, timeMode);
    return (
      <EventRow
        key={row.id}
        row={row}
        lanes={lanes}
        drawn={drawn}
        stretch={stretch.rows}
        grownBy={stretch.grownBy}
        narrow={narrow}
        showsKind={showsKinds}
        isSecret={asked !== undefined && isToCome(row, asked)}
        earlier={earlierThan(row, index, timeline, view)}
        time={time?.text}
        timeTitle={time?.title}
        idle={trace === undefined ? undefined : idleBefore(row, trace)}
        isSelected={index === selected || isInRange(chosen, index)}
        hasBreakpoint={breakpoints.some(({ line, isOn }) => isOn && line === row.line)}
        Extras={RowExtras}
        mark={row.stanza === undefined ? 0 : marked.indexOf(row.stanza) + 1}
        {...place}
      />
    );
  };
  const { painted, sticky } = view;
  const head = rows.at(sticky);
  const shown = rows.slice(painted.first, painted.end);
  const stretches = narrow
    ? []
    : stretchesOf(shown, (place) => view.whole.grownBy(painted.first + place));
  return (
    <div
      className={clsx(styles.rows, COLUMNS.rows, view.whole.areAll && styles.whole)}
      style={{ height: view.height, paddingTop: painted.top }}
    >
      {head === undefined ? null : <div className={styles.before}>{paint(head, sticky)}</div>}
      {shown.map((row, offset) => paint(row, painted.first + offset, stretches[offset]))}
      <LinkRail links={props.links} window={view} narrow={narrow} />
    </div>
  );
}

/** Whether a row tells of what a question is about, or of what comes after it. */
function isToCome({ verdict, fan }: ArrowRow, asked: number): boolean {
  return TO_COME.has(verdict) || fan?.steps.includes(asked) === true;
}

/** How far above the middle of a row its stanza came, in px; 0 where the row of that place is not shown. */
function earlierThan(
  { cameBefore }: ArrowRow,
  index: number,
  { rows }: TimelineModel,
  { top }: RowWindow,
): number {
  if (cameBefore === undefined) return 0;
  const first = findSpot(rows, { step: cameBefore, stanza: undefined });
  if (first < 0 || first >= index) return 0;
  return (top(index) + top(index + 1)) / 2 - top(first);
}
