import { useRef, type KeyboardEvent } from 'react';
import { findSpot } from '../../timeline/find-row.ts';
import { useSettings, useView } from '../app-context.ts';
import { useIsNarrow } from '../use-is-narrow.ts';
import { EventGrid, type EventGridHandle } from './EventGrid.tsx';
import { NoRows } from './NoRows.tsx';
import { SelectedFailure } from './SelectedFailure.tsx';
import { TimelineBar } from './TimelineBar.tsx';
import { useRowWindow } from './use-row-window.ts';
import { useTimeline } from './use-timeline.ts';
import styles from './TimelinePanel.module.css';

/** Who sent what to whom, step by step: the bar with filter, legend and minimap, over the rows. */
export function TimelinePanel() {
  const timeline = useTimeline();
  const density = useSettings((settings) => settings.density);
  const narrow = useIsNarrow();
  const view = useRowWindow(timeline.rows, density, narrow);
  const grid = useRef<EventGridHandle>(null);
  const filter = useRef<HTMLInputElement>(null);
  const selection = useView((state) => state.selection);
  const { rows } = timeline;
  const found = rows.at(findSpot(rows, selection));
  const selected = found?.kind === 'arrow' ? found : undefined;
  const isEmpty = rows.length === rows.countBefore(rows.length).ends;

  const focusFilter = (event: KeyboardEvent) => {
    if (event.key !== '/' || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    filter.current?.focus();
  };
  return (
    <section
      className={styles.timeline}
      data-part="timeline"
      data-narrow={narrow}
      aria-label="Timeline"
      onKeyDown={focusFilter}
    >
      <TimelineBar
        timeline={timeline}
        shown={view.seen}
        filterRef={filter}
        onLeave={() => grid.current?.focus()}
        onGoTo={(row) => view.reveal(row, 0.5)}
      />
      {isEmpty ? (
        <NoRows timeline={timeline} />
      ) : (
        <EventGrid ref={grid} timeline={timeline} window={view} narrow={narrow} />
      )}
      {narrow ? <SelectedFailure row={selected} /> : null}
    </section>
  );
}
