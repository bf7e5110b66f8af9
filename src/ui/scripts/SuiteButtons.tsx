import { t } from '../../base/translate.ts';
import { useStore } from 'zustand';
import { failedPaths } from '../../state/suite/suite-reducer.ts';
import { useActions, useApp } from '../app-context.ts';
import { Button } from '../widgets/button.tsx';
import styles from './ScriptsRail.module.css';

/** Runs what the filter shows, or what failed of it, again. */
export function SuiteButtons() {
  const { suite } = useApp().stores;
  const { runAll, runFailedAgain, stopSuite } = useActions();
  const isRunning = useStore(suite, ({ phase }) => phase === 'running');
  const failed = useStore(suite, (state) => failedPaths(state).length);
  return (
    <div className={styles.suite}>
      {isRunning ? (
        <Button look="outlined" icon="stop" onPress={stopSuite}>
          {t('Stop all')}
        </Button>
      ) : (
        <Button look="outlined" icon="play" onPress={runAll}>
          {t('Run all')}
        </Button>
      )}
      <Button look="outlined" isDisabled={isRunning || failed === 0} onPress={runFailedAgain}>
        {t('Failed only')}
        {failed === 0 ? null : <span className={styles.failed}> {failed}</span>}
      </Button>
    </div>
  );
}
