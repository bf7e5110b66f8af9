import { t } from '../../base/translate.ts';
import { useActions, useRun, useView } from '../app-context.ts';
import { keysOf } from '../commands/commands.ts';
import { Button } from '../widgets/button.tsx';
import styles from './LessonPanel.module.css';

/** From any point of a lesson a person can act themselves, and come back to it. */
export function LessonFreePlay() {
  const isPlaying = useView(({ compose }) => compose.cameFrom !== undefined);
  const isBusy = useRun(({ phase }) => phase === 'running' || phase === 'preparing');
  const { takeOver, comeBack } = useActions();
  return (
    <section aria-label={t('Free play')}>
      <h3>{t('Free play')}</h3>
      {isPlaying ? (
        <>
          <p>
            {t(
              'You act now: choose below who does what. Each act shows its stanza, and what came of it.',
            )}
          </p>
          <div className={styles.acts}>
            <Button look="outlined" icon="back" onPress={comeBack}>
              {t('Come back to the lesson')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p>{t('Act yourself from where you look now: speak, kick, invite, break the rules.')}</p>
          <div className={styles.acts}>
            <Button
              look="outlined"
              icon="pen"
              keys={keysOf('take-over')}
              isDisabled={isBusy}
              onPress={takeOver}
            >
              {t('Take over here')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
