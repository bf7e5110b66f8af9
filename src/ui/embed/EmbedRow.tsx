import type { RefCallback } from 'react';
import type { Row } from '../../timeline/model.ts';
import type { TimelineModel } from '../../timeline/timeline-model.ts';
import type { DrawnLanes } from '../../timeline/arrangement/drawn-lanes.ts';
import { rowTime } from '../timeline/columns/time-mode.ts';
import { EndOfRun } from '../timeline/rows/EndOfRun.tsx';
import { EventRow } from '../timeline/rows/EventRow.tsx';
import type { Stretch } from '../timeline/rows/stretches.ts';
import { SceneHead } from '../timeline/rows/SceneHead.tsx';

export interface EmbedRowProps {
  readonly row: Row;
  readonly index: number;
  readonly timeline: TimelineModel;
  readonly stretch: Stretch;
  /** Measures the active row. */
  readonly measure: RefCallback<HTMLElement>;
  readonly narrow: boolean;
  readonly showsKind: boolean;
  readonly drawn: DrawnLanes;
  readonly active: number;
  readonly columns: number;
  readonly tabStop: number;
}

/** A row of the page's timeline, as it is where nothing can be marked or paused at. */
export function EmbedRow(props: EmbedRowProps) {
  const { row, index, timeline, stretch, narrow, showsKind, drawn, active, columns } = props;
  const place = {
    index,
    isTabStop: index === props.tabStop,
    whole: index === active ? props.measure : undefined,
  };
  if (row.kind === 'scene') {
    return <SceneHead row={row} columns={columns} isSecret={false} {...place} />;
  }
  if (row.kind === 'end') return <EndOfRun row={row} index={index} columns={columns} />;
  const time = rowTime(timeline.rows, index, 'delta');
  return (
    <EventRow
      row={row}
      lanes={timeline.lanes}
      drawn={drawn}
      stretch={stretch.rows}
      grownBy={stretch.grownBy}
      narrow={narrow}
      showsKind={showsKind}
      isSecret={false}
      earlier={0}
      time={time?.text}
      timeTitle={time?.title}
      isSelected={index === active}
      hasBreakpoint={false}
      mark={0}
      {...place}
    />
  );
}
