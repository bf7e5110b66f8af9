import { t } from '../../base/translate.ts';
import { rich } from '../widgets/rich.tsx';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { countOfRange } from '../../timeline/row-range.ts';
import type { TimelineModel } from '../../timeline/timeline-model.ts';
import { useApp, useDocument, useSettings } from '../app-context.ts';
import { useIsLow, useIsNarrow } from '../use-is-narrow.ts';
import { Button } from '../widgets/button.tsx';
import { later } from '../widgets/later.tsx';
import { EventGrid, type EventGridHandle } from './EventGrid.tsx';
import { SelectedFailure } from './SelectedFailure.tsx';
import { BadgeTips } from './labels/BadgeTips.tsx';
import { LinkBar } from './rows/LinkBar.tsx';
import { TimelineBar } from './bar/TimelineBar.tsx';
import { HiddenLanes } from './columns/HiddenLanes.tsx';
import { useArrangedLanes, useLaneLooks } from './columns/use-arranged-lanes.ts';
import { useLaneDeeds, type ArrangedView } from './columns/use-lane-deeds.ts';
import { useActiveRow } from './navigation/use-active-row.ts';
import { useRowRange } from './navigation/use-row-range.ts';
import { useRowLinks } from './navigation/use-row-links.ts';
import { useRowWindow } from './navigation/use-row-window.ts';
import { useTimeline } from './use-timeline.ts';
import styles from './TimelinePanel.module.css';
import visuallyHidden from '../widgets/visually-hidden.module.css';

const RangeBar = later(() => import('./rows/RangeBar.tsx').then((part) => part.RangeBar));

/** Who sent what to whom, step by step: the bar with filter, legend and minimap, over the rows. */
export function TimelinePanel() {
  const timeline = useTimeline();
  const density = useSettings((settings) => settings.density);
  const narrow = useIsNarrow();
  const low = useIsLow();
  const active = useActiveRow(timeline.rows);
  const view = useRowWindow(timeline.rows, active, { density, narrow, low });
  const grid = useRef<EventGridHandle>(null);
  const filter = useRef<HTMLInputElement>(null);
  const { rows } = timeline;
  const setup = useSetup(timeline);
  const found = rows.at(active.selected);
  const selected = found?.kind === 'arrow' ? found : undefined;
  const links = useRowLinks(timeline, selected);
  const chosen = useRowRange(rows);
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
      data-low={low}
      aria-label={t('Timeline')}
      onKeyDown={focusFilter}
    >
      <div>
        <TimelineBar
          timeline={timeline}
          shown={view.seen}
          filterRef={filter}
          onLeave={() => grid.current?.focus()}
          onGoTo={(row) => view.reveal(row, 0.5)}
        />
        {narrow ? null : <HiddenLanes timeline={timeline} setup={setup} />}
        <p className={visuallyHidden.text} role="status" aria-label={t('Lanes')}>
          {setup.deeds.news}
        </p>
      </div>
      {isEmpty ? (
        <NoRows timeline={timeline} />
      ) : (
        <BadgeTips rows={rows}>
          <EventGrid
            ref={grid}
            timeline={timeline}
            setup={setup}
            active={active}
            window={view}
            narrow={narrow}
            links={links}
            chosen={chosen}
          />
        </BadgeTips>
      )}
      <div className={styles.foot}>
        {isEmpty || chosen.places !== undefined ? null : (
          <LinkBar
            links={links}
            hasSelection={selected !== undefined}
            seen={view.seen}
            onReveal={(row) => view.reveal(row, 0.5)}
          />
        )}
        {narrow ? <SelectedFailure row={selected} /> : null}
        {chosen.places === undefined ? null : (
          <RangeBar count={countOfRange(rows, chosen.places)} onClear={chosen.clear} />
        )}
      </div>
    </section>
  );
}

/** The lanes as they are arranged. Commands are told of them. */
function useSetup({ lanes }: TimelineModel): ArrangedView {
  const { stores } = useApp();
  const looks = useLaneLooks(lanes);
  const arranged = useArrangedLanes(looks);
  useEffect(() => stores.view.setState({ lanes: looks }), [stores, looks]);
  return { arranged, deeds: useLaneDeeds(looks, arranged) };
}

interface NoRowsProps {
  readonly timeline: TimelineModel;
}

/** Says why there is nothing to see, and what to do. */
function NoRows({ timeline }: NoRowsProps) {
  const { stores } = useApp();
  const isOpening = useDocument((document) => document.isOpening);
  if (isOpening) return null;
  if (timeline.filteredCount > 0) {
    return (
      <div className={styles.none}>
        <p>{t('No event passes the filter.')}</p>
        <Button look="outlined" onPress={() => stores.view.setState({ filter: '', verdicts: [] })}>
          {t('Show all {filteredCount} events', { filteredCount: timeline.filteredCount })}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.none}>
      <p>{t('The script has no steps yet.')}</p>
      <p className={styles.more}>
        {rich(
          'Below a line of dashes, write what each actor does: {code}, {code2}, {code3}. Every step becomes a row here.',
          {
            code: <code>Romeo connects</code>,
            code2: <code>Romeo sends:</code>,
            code3: <code>Romeo receives:</code>,
          },
        )}
      </p>
    </div>
  );
}
