import { t } from '../../../base/translate.ts';
import type { RefObject } from 'react';
import type { TimelineModel } from '../../../timeline/timeline-model.ts';
import type { VisibleRange } from '../../../timeline/window.ts';
import { useApp, useView } from '../../app-context.ts';
import { CountButton } from '../../widgets/count-buttons.tsx';
import { later } from '../../widgets/later.tsx';
import { Spacer } from '../../widgets/spacer.tsx';
import { FilterBox } from './FilterBox.tsx';
import { MinimapView } from './MinimapView.tsx';
import { VerdictCounts } from './VerdictCounts.tsx';
import styles from './TimelineBar.module.css';

const FilterClauses = later(() => import('./FilterClauses.tsx').then((part) => part.FilterClauses));

export interface TimelineBarProps {
  readonly timeline: TimelineModel;
  readonly shown: VisibleRange | undefined;
  readonly filterRef: RefObject<HTMLInputElement | null>;
  /** The filter was left by a key: the rows take the focus. */
  readonly onLeave: () => void;
  readonly onGoTo: (row: number) => void;
}

/** Filter, legend, minimap, and what is left out. */
export function TimelineBar({ timeline, shown, filterRef, onLeave, onGoTo }: TimelineBarProps) {
  const isFiltered = useView(({ filter }) => filter !== '');
  return (
    <div>
      <div className={styles.bar}>
        <FilterBox
          inputRef={filterRef}
          lanes={timeline.lanes}
          filteredCount={timeline.filteredCount}
          onLeave={onLeave}
        />
        <VerdictCounts counts={timeline.counts} />
        <Spacer />
        <MinimapView rows={timeline.rows} shown={shown} onGoTo={onGoTo} />
        <StreamToggle hiddenCount={timeline.hiddenCount} />
      </div>
      {isFiltered ? <FilterClauses inputRef={filterRef} /> : null}
    </div>
  );
}

function StreamToggle({ hiddenCount }: { readonly hiddenCount: number }) {
  const { stores } = useApp();
  const showStream = useView((view) => view.showStream);
  if (hiddenCount === 0 && !showStream) return null;
  return (
    <CountButton
      className={styles.hidden}
      isPressed={showStream}
      title={t('Stream set-up and closing')}
      onPress={() => stores.view.setState({ showStream: !showStream })}
    >
      {showStream ? t('Stream shown') : t('{hiddenCount} hidden', { hiddenCount })}
    </CountButton>
  );
}
