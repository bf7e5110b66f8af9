import { t } from '../../base/translate.ts';
import { clsx } from 'clsx';
import { useMemo, useState } from 'react';
import type { ServerLogged } from '../../trace/event.ts';
import { durationWords } from '../../timeline/words/time-words.ts';
import { VisibleText } from '../widgets/visible-text.tsx';
import { DebugLinesOffer } from '../server/DebugLinesOffer.tsx';
import { EmptyWords } from '../widgets/empty-words.tsx';
import { LOG_LEVELS, shownLog, type LogLevel } from './log-lines.ts';
import { counted } from '../../base/counted.ts';
import styles from './LogTab.module.css';

/** More lines than this are not drawn: nobody reads them all, and the newest tell most. */
const LIMIT = 2000;

interface LogTabProps {
  readonly lines: readonly ServerLogged[];
  /** Whether the run has lines for debugging. */
  readonly isWhole: boolean;
}

/** What the server wrote into its log while the script ran. */
export function LogTab({ lines, isWhole }: LogTabProps) {
  const [level, setLevel] = useState<LogLevel>('debug');
  const shown = useMemo(() => shownLog(lines, level, LIMIT), [lines, level]);
  if (lines.length === 0) {
    return (
      <EmptyWords>
        {t(
          'The server wrote nothing. A Prosody in this tab shows its log here; a server elsewhere keeps its own.',
        )}
      </EmptyWords>
    );
  }
  return (
    <div className={styles.log}>
      <div className={styles.levels} role="group" aria-label={t('Least level')}>
        {LOG_LEVELS.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === level}
            onClick={() => setLevel(each)}
          >
            {each}
          </button>
        ))}
        <span className={styles.count}>
          {counted(shown.lines.length, 'line')}
          {shown.older > 0 ? t(', {older} older ones left out', { older: shown.older }) : ''}
        </span>
      </div>
      <div
        className={styles.lines}
        role="log"
        aria-live="off"
        aria-label={t('Server log')}
        tabIndex={0}
      >
        {isWhole ? null : <DebugLinesOffer />}
        {isWhole && shown.lines.length === 0 ? (
          <EmptyWords>{t('No line of this level. Choose a lower one to see more.')}</EmptyWords>
        ) : null}
        {shown.lines.map((line) => (
          <Line key={line.seq} line={line} />
        ))}
      </div>
    </div>
  );
}

const LEVEL_CLASSES: Readonly<Partial<Record<LogLevel, string>>> = {
  debug: styles.debug,
  warn: styles.warn,
  error: styles.error,
};

function Line({ line: { at, level, source, message } }: { readonly line: ServerLogged }) {
  return (
    <div className={clsx(styles.line, LEVEL_CLASSES[level])}>
      <span className={styles.at}>{durationWords(at)}</span>
      <span className={styles.level}>{level}</span>
      <span className={styles.source} title={source}>
        {source}
      </span>
      <span className={styles.message} lang="en">
        <VisibleText text={message} keepsLines />
      </span>
    </div>
  );
}
