import { t } from '../../base/translate.ts';
import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import type { ServerLogged } from '../../trace/event.ts';
import { counted } from '../../base/counted.ts';
import { EmptyWords } from '../widgets/empty-words.tsx';
import { VisibleText } from '../widgets/visible-text.tsx';
import { DebugLinesOffer } from './DebugLinesOffer.tsx';
import styles from './ServerTab.module.css';
import partHead from '../widgets/part-head.module.css';

/** More lines than this are not drawn. */
const LIMIT = 500;

export interface TurnLogProps {
  readonly lines: readonly ServerLogged[];
  /** Whether the run has lines for debugging. */
  readonly isWhole: boolean;
  /** What stands under the title. */
  readonly choice: ReactNode;
}

/** What the server wrote into its log in one turn. */
export function TurnLog({ lines, isWhole, choice }: TurnLogProps) {
  return (
    <section>
      <h3 className={partHead.head}>
        {t('Log of this turn')} <span>{counted(lines.length, 'line')}</span>
      </h3>
      {choice}
      <div
        className={styles.log}
        role="log"
        aria-live="off"
        aria-label={t('Log of this turn')}
        tabIndex={0}
      >
        {isWhole ? null : <DebugLinesOffer />}
        {isWhole && lines.length === 0 ? (
          <EmptyWords>{t('The server wrote nothing in this turn.')}</EmptyWords>
        ) : null}
        {lines.slice(0, LIMIT).map(({ seq, level, source, message }) => (
          <div
            key={seq}
            className={clsx(
              styles.logLine,
              level === 'warn' && styles.warn,
              level === 'error' && styles.error,
            )}
          >
            <span className={styles.logSource} title={`${level}, ${source}`}>
              {source}
            </span>
            <span lang="en">
              <VisibleText text={message} keepsLines />
            </span>
          </div>
        ))}
      </div>
    </section>
  );
}
