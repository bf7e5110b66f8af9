import { t } from '../../base/translate.ts';
import type { UnreadLine } from '../../logs/read-log.ts';
import { CopyButton } from '../widgets/copy-button.tsx';
import { MoreRows, useFirst } from '../widgets/more-rows.tsx';
import { VisibleText } from '../widgets/visible-text.tsx';
import styles from './LogDialog.module.css';

/** So much of a line is shown; all of it is copied. */
const LONGEST_SHOWN = 400;

/** Lines of a log that nothing was made of, each with its number and why. */
export function UnreadLines({ unread }: { readonly unread: readonly UnreadLine[] }) {
  const rows = useFirst(unread, { atOnce: 200, lengthOf: ({ text }) => text.length });
  const whole = () => unread.map(({ number, text }) => `${String(number)}\t${text}`).join('\n');
  return (
    <section className={styles.unread} aria-labelledby="log-unread">
      <div className={styles.unreadHead}>
        <h3 id="log-unread">{t('Not understood')}</h3>
        <CopyButton label={t('Copy')} text={whole} />
      </div>
      {/* A scrolling region that the keyboard can scroll. */}
      <div className={styles.lines} role="group" aria-labelledby="log-unread" tabIndex={0}>
        <ul>
          {rows.shown.map(({ number, text, why }) => (
            <li key={number}>
              <span className={styles.number}>{number}</span>
              <code>
                <VisibleText text={text.slice(0, LONGEST_SHOWN)} />
                {text.length > LONGEST_SHOWN ? ' …' : ''}
              </code>
              <span className={styles.why}>{why}</span>
            </li>
          ))}
        </ul>
        <MoreRows of={rows} />
      </div>
    </section>
  );
}
