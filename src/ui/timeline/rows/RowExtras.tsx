import { t } from '../../../base/translate.ts';
import type { ArrowRow } from '../../../timeline/model.ts';
import { Icon } from '../../widgets/icons.tsx';
import { MARK_LETTERS, type RowExtrasProps } from './marks.ts';
import styles from './RowExtras.module.css';

/** Over a row: time in which nothing happened, where its stanza came, and its mark. */
export function RowExtras({ row, narrow, earlier, mark, idle }: RowExtrasProps) {
  return (
    <>
      <Idle words={idle} />
      {earlier > 0 && !narrow ? <Bracket row={row} height={earlier} /> : null}
      {mark === 0 ? null : (
        <span className={styles.mark} title={t('Marked for comparison')} aria-hidden="true">
          {MARK_LETTERS[mark]}
        </span>
      )}
    </>
  );
}

/** Over the row, as a line that takes no room. */
function Idle({ words }: { readonly words: string | undefined }) {
  if (words === undefined) return null;
  return (
    <span className={styles.idle} data-part="idle" aria-hidden="true">
      <span>{words}</span>
    </span>
  );
}

/** From the row of a stanza up to where it came. */
function Bracket({ row, height }: { readonly row: ArrowRow; readonly height: number }) {
  return (
    <span
      className={styles.bracket}
      style={{ height }}
      title={t('It came before step {cameBefore}, and was read here', {
        cameBefore: row.cameBefore ?? '',
      })}
      aria-hidden="true"
    >
      <Icon name="here" />
    </span>
  );
}
