import type { TimelineModel } from '../../timeline/timeline-model.ts';
import { useApp } from '../app-context.ts';
import { Button } from '../widgets/button.tsx';
import styles from './TimelinePanel.module.css';

export interface NoRowsProps {
  readonly timeline: TimelineModel;
}

/** Says why there is nothing to see, and what to do. */
export function NoRows({ timeline }: NoRowsProps) {
  const { stores } = useApp();
  if (timeline.filteredCount > 0) {
    return (
      <div className={styles.none}>
        <p>No event passes the filter.</p>
        <Button look="outlined" onPress={() => stores.view.setState({ filter: '', verdicts: [] })}>
          Show all {timeline.filteredCount} events
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.none}>
      <p>The script has no steps yet.</p>
      <p className={styles.more}>
        Below a line of dashes, write what each actor does: <code>Romeo connects</code>,{' '}
        <code>Romeo sends:</code>, <code>Romeo receives:</code>. Every step becomes a row here.
      </p>
    </div>
  );
}
