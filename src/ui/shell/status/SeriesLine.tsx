import { t } from '../../../base/translate.ts';
import type { SeriesProgress } from '../../../state/comparison-store.ts';
import { useActions } from '../../app-context.ts';
import { Button } from '../../widgets/button.tsx';
import styles from './SeriesLine.module.css';

/** Stands in the status line's place while runs go on that no pane shows. */
export function SeriesLine({ series }: { readonly series: SeriesProgress }) {
  const { stopSeries } = useActions();
  return (
    <div className={styles.series} role="group" aria-label={t('Series')}>
      {series.kind === 'repeat' ? (
        <p>
          <progress aria-label={t('Runs')} value={series.done} max={series.total} />
          <b>{t('{done} of {total}', { done: series.done, total: series.total })}</b>{' '}
          {t('runs on {server}', { server: series.server })}
        </p>
      ) : (
        <p role="alert">
          {t('Running on {servers} and on {servers2}', {
            servers: series.servers[0],
            servers2: series.servers[1],
          })}
        </p>
      )}
      <Button look="outlined" onPress={stopSeries}>
        {t('Stop the series')}
      </Button>
    </div>
  );
}
