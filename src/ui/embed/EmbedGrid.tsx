import { t } from '../../base/translate.ts';
import { clsx } from 'clsx';
import { useMemo, useRef, type MouseEvent } from 'react';
import { findSpot, lanesAround } from '../../timeline/find-row.ts';
import { arrangeLanes } from '../../timeline/arrangement/arranged-lanes.ts';
import { drawnLanes } from '../../timeline/arrangement/drawn-lanes.ts';
import { USUAL_LANES } from '../../timeline/arrangement/lane-arrangement.ts';
import { laneRoom, laneTemplate } from '../../timeline/lane-columns.ts';
import type { TimelineModel } from '../../timeline/timeline-model.ts';
import { COLUMNS } from '../timeline/columns/columns.ts';
import { useWidth } from '../timeline/columns/use-width.ts';
import { NO_STRETCH, stretchesOf } from '../timeline/rows/stretches.ts';
import { EmbedHeads } from './EmbedHeads.tsx';
import { EmbedRow } from './EmbedRow.tsx';
import { useEmbedView } from './embed-desk.ts';
import { useEmbedKeys } from './use-embed-keys.ts';
import { useEmbedWindow } from './use-embed-window.ts';
import styles from './EmbedTimeline.module.css';

export interface EmbedGridProps {
  readonly timeline: TimelineModel;
  readonly narrow: boolean;
}

/** A grid of which the rows in view are painted. One of them is selected: its difference is shown. */
export function EmbedGrid({ timeline, narrow }: EmbedGridProps) {
  const { rows, lanes } = timeline;
  const active = findSpot(
    rows,
    useEmbedView((view) => view.selection),
  );
  const view = useEmbedWindow(rows, narrow, active);
  const { heads, room, drawn } = useRoom(timeline, active);
  const { goTo, keyDown } = useEmbedKeys({ rows, active, page: view.page, box: view.box.element });
  const columns = 4 + (narrow ? 0 : lanes.length);
  const { painted } = view;
  const shown = rows.slice(painted.first, painted.end);
  const stretches = narrow ? [] : stretchesOf(shown, view.grownBy);
  const tabStop = active >= painted.first && active < painted.end ? active : painted.first;
  const { attach, follow, isAside } = view.box;
  return (
    <div
      className={styles.grid}
      role="grid"
      aria-label={t('Events')}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns}
      tabIndex={-1}
      data-aside={isAside}
      ref={attach}
      style={{ '--tl-lanes': laneTemplate(room), '--tl-least': `${room.least}px` } as object}
      onScroll={follow}
      onKeyDown={keyDown}
      onClick={(event: MouseEvent) => goTo(indexAt(event.target))}
    >
      {narrow ? null : <EmbedHeads lanes={lanes} room={room} box={heads} />}
      <div
        className={clsx(styles.rows, COLUMNS.rows)}
        style={{ height: view.height, paddingTop: painted.top }}
      >
        {shown.map((row, offset) => (
          <EmbedRow
            key={row.id}
            row={row}
            index={painted.first + offset}
            timeline={timeline}
            stretch={stretches[offset] ?? NO_STRETCH}
            measure={view.measure}
            narrow={narrow}
            showsKind={room.showsKinds}
            drawn={drawn}
            active={active}
            columns={columns}
            tabStop={tabStop}
          />
        ))}
      </div>
    </div>
  );
}

/** How the lanes share the width that there is. */
function useRoom({ lanes, rows }: TimelineModel, active: number) {
  const heads = useRef<HTMLSpanElement>(null);
  const width = useWidth(heads);
  const drawn = useMemo(() => drawnLanes(arrangeLanes(lanes, USUAL_LANES)), [lanes]);
  const room = useMemo(
    () => laneRoom(lanes, width, { busy: lanesAround(rows, active), mayFold: true }),
    [lanes, rows, width, active],
  );
  return { heads, room, drawn };
}

function indexAt(target: EventTarget): number {
  const element = target instanceof Element ? target.closest('[data-index]') : null;
  return Number(element?.getAttribute('data-index') ?? -1);
}
