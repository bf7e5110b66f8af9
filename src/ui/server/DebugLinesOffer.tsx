import { t } from '../../base/translate.ts';
import { useActions } from '../app-context.ts';
import styles from './ServerTab.module.css';

/** Of a run that began while nobody looked at the server's log: how to have all of it. */
export function DebugLinesOffer() {
  const { runAnew } = useActions();
  return (
    <p className={styles.offer}>
      {t(
        'Lines for debugging are recorded only in runs that begin while this tab is open: they are most of the log.',
      )}{' '}
      <button onClick={runAnew}>{t('Run again with them')}</button>
    </p>
  );
}
