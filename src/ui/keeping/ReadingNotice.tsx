import { spokenTag } from '../../base/language.ts';
import { t } from '../../base/translate.ts';
import { useStore } from 'zustand';
import { shownInPart } from '../../trace/shown-in-part.ts';
import { useApp } from '../app-context.ts';
import { Button } from '../widgets/button.tsx';
import { NoticeLine } from '../widgets/notice-line.tsx';
import styles from './ReadingNotice.module.css';

/** How far a large trace has been read, and the way to stop that; afterwards why it was not read to its end. */
export function ReadingNotice() {
  const { stores, actions } = useApp();
  // Not as the panes show it: they may be behind, and this is about the file.
  const reading = useStore(stores.runs, (state) => state.reading);
  if (reading === undefined) return null;
  const { name, events, share, stopped } = reading;
  if (stopped !== undefined) {
    return (
      <NoticeLine label={t('Reading')}>
        <span>{shownInPart(name, events, stopped)}</span>
        <Button look="outlined" onPress={() => stores.runs.setState({ reading: undefined })}>
          {t('Got it')}
        </Button>
      </NoticeLine>
    );
  }
  const count = events.toLocaleString(spokenTag());
  const percent = Math.floor((share ?? 0) * 100);
  return (
    <div className={styles.reading} role="group" aria-label={t('Reading')}>
      <span>{t('Reading {name}', { name })}</span>
      <progress
        className={styles.progress}
        aria-label={t('Reading {name}', { name })}
        max={100}
        value={percent}
      />
      <span className={styles.count}>{t('{percent} %, {count} events', { percent, count })}</span>
      <Button look="outlined" onPress={actions.stopReading}>
        {t('Stop reading')}
      </Button>
    </div>
  );
}
