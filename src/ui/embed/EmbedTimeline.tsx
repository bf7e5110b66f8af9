import { t } from '../../base/translate.ts';
import { useRef } from 'react';
import type { TimelineModel } from '../../timeline/timeline-model.ts';
import { useWidth } from '../timeline/columns/use-width.ts';
import { EmbedGrid } from './EmbedGrid.tsx';
import styles from './EmbedTimeline.module.css';

/** Narrower than this, in px, rows are a list. */
const ROOM_FOR_LANES = 600;

export interface EmbedTimelineProps {
  readonly timeline: TimelineModel;
}

/** The rows between their lanes, or as a list where the frame is narrow. */
export function EmbedTimeline({ timeline }: EmbedTimelineProps) {
  const section = useRef<HTMLElement>(null);
  const width = useWidth(section);
  const narrow = width < ROOM_FOR_LANES;
  return (
    <section
      className={styles.timeline}
      aria-label={t('Timeline')}
      data-part="timeline"
      data-narrow={narrow}
      ref={section}
    >
      {width === 0 ? null : <EmbedGrid key={String(narrow)} timeline={timeline} narrow={narrow} />}
    </section>
  );
}
