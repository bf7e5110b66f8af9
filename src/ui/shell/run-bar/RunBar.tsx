import { t } from '../../../base/translate.ts';
import { useActions, useRun } from '../../app-context.ts';
import { keysOf } from '../../commands/commands.ts';
import { Button } from '../../widgets/button.tsx';
import { Spacer } from '../../widgets/spacer.tsx';
import { BreakpointsMenu } from './BreakpointsMenu.tsx';
import { StepMenu } from './StepMenu.tsx';
import styles from './RunBar.module.css';

/** The controls of time: run, step, pause or continue, stop; breakpoints. */
export function RunBar() {
  const phase = useRun((run) => run.phase);
  const actions = useActions();
  const isPaused = phase === 'paused';
  const isBusy = phase === 'running' || phase === 'preparing';
  return (
    <div className={styles.runbar} data-part="run-bar" role="toolbar" aria-label={t('Run')}>
      <Button
        look="solid"
        icon="play"
        keys={keysOf('run')}
        isDisabled={isBusy || isPaused}
        onPress={actions.run}
      >
        {t('Run')}
      </Button>
      <Button icon="step" keys={keysOf('step')} isDisabled={isBusy} onPress={actions.step}>
        {t('Step')}
      </Button>
      <StepMenu isDisabled={isBusy} />
      {phase === 'running' ? (
        <Button
          className={styles.goOn}
          icon="pause"
          label={t('Pause')}
          keys={keysOf('pause')}
          onPress={actions.pause}
        >
          <span className={styles.word}>{t('Pause')}</span>
        </Button>
      ) : (
        <Button
          className={styles.goOn}
          icon="continue"
          label={t('Continue')}
          keys={keysOf('run')}
          isDisabled={!isPaused}
          onPress={actions.continue}
        >
          <span className={styles.word}>{t('Continue')}</span>
        </Button>
      )}
      <Button
        icon="stop"
        label={t('Stop')}
        keys={keysOf('stop')}
        isDisabled={!isPaused && !isBusy}
        onPress={actions.stop}
      >
        <span className={styles.word}>{t('Stop')}</span>
      </Button>
      <Spacer />
      <BreakpointsMenu />
    </div>
  );
}
