import type { SeriesProgress } from '../../../state/comparison-store.ts';
import { useActions } from '../../app-context.ts';
import { Button } from '../../widgets/button.tsx';
import styles from './SeriesLine.module.css';

/** Stands in the status line's place while runs go on that no pane shows. */
export function SeriesLine({ series }: { readonly series: SeriesProgress }) {
  const { stopSeries } = useActions();
  return (
    <div className={styles.series} role="group" aria-label="Series">
      {series.kind === 'repeat' ? (
        <p>
          <progress aria-label="Runs" value={series.done} max={series.total} />
          <b>
            {series.done} of {series.total}
          </b>{' '}
          runs on {series.server}
        </p>
      ) : (
        <p role="alert">
          Running on {series.servers[0]} and on {series.servers[1]}
        </p>
      )}
      <Button look="outlined" onPress={stopSeries}>
        Stop the series
      </Button>
    </div>
  );
}
