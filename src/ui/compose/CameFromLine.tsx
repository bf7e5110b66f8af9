import { t } from '../../base/translate.ts';
import { useActions, useView } from '../app-context.ts';
import { Button } from '../widgets/button.tsx';
import styles from './ComposePanel.module.css';

/** While somebody plays on from a run: that it is so, and the way back. */
export function CameFromLine() {
  const isPlaying = useView(({ compose }) => compose.cameFrom !== undefined);
  const { comeBack } = useActions();
  if (!isPlaying) return null;
  return (
    <div className={styles.cameFrom} role="group" aria-label={t('Free play')}>
      <p>{t('You have taken over: the script waits, and you act.')}</p>
      <Button look="outlined" icon="back" onPress={comeBack}>
        {t('Come back')}
      </Button>
    </div>
  );
}
