import { t } from '../../base/translate.ts';
import { clsx } from 'clsx';
import type { EditPreview } from '../../base/edit-preview.ts';
import styles from './edit-preview.module.css';

export interface EditPreviewListProps {
  readonly changes: readonly EditPreview[];
  readonly className?: string | undefined;
}

/** Lines of a text as they are and as they would be. */
export function EditPreviewList({ changes, className }: EditPreviewListProps) {
  return (
    <div
      className={clsx(styles.editPreview, className)}
      role="note"
      aria-label={t('What would change')}
    >
      {changes.map(({ line, before, after }) => (
        <div key={line} className={styles.change}>
          <span className={styles.line}>{t('line {line}', { line })}</span>
          <Lines sign="−" lines={before} />
          <Lines sign="+" lines={after} />
        </div>
      ))}
    </div>
  );
}

/** Of a large change so much is shown, in lines and in characters of each. */
const LINES_SHOWN = 60;
const LENGTH_SHOWN = 1000;

function Lines({ sign, lines }: { readonly sign: '−' | '+'; readonly lines: readonly string[] }) {
  const left = lines.length - LINES_SHOWN;
  return (
    <>
      {lines.slice(0, LINES_SHOWN).map((text, index) => (
        <code key={index}>
          <span className={styles.sign}>{sign}</span>
          {shown(text)}
        </code>
      ))}
      {left <= 0 ? null : (
        <code>
          <span className={styles.sign}>{sign}</span>
          {t('… {left, number} more lines', { left })}
        </code>
      )}
    </>
  );
}

function shown(text: string): string {
  const start = text.slice(0, LENGTH_SHOWN).replaceAll('\t', '  ');
  const left = text.length - LENGTH_SHOWN;
  return left <= 0 ? start : t('{start} … ({left, number} more characters)', { start, left });
}
