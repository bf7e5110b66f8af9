import { useLessonLanguage } from '../../use-lesson-language.ts';
import type { SceneRow } from '../../../timeline/model.ts';
import { Icon } from '../../widgets/icons.tsx';
import { SECRET_WORDS } from './RowSentence.tsx';
import styles from './SceneHead.module.css';

export interface SceneHeadProps {
  readonly row: SceneRow;
  readonly index: number;
  readonly isTabStop: boolean;
  /** Of the grid: the head goes across all of them. */
  readonly columns: number;
  /** What it is about is not told yet. */
  readonly isSecret: boolean;
}

/** A comment of the script as the head of its steps; it sticks while they are in view, and folds them. */
export function SceneHead({ row, index, isTabStop, columns, isSecret }: SceneHeadProps) {
  const { summary, folded } = row;
  const title = isSecret ? SECRET_WORDS : row.title;
  const lang = useLessonLanguage(title);
  return (
    <div
      className={styles.scene}
      role="row"
      aria-rowindex={index + 2}
      aria-label={`${title}, ${summary}`}
      tabIndex={isTabStop ? 0 : -1}
      data-index={index}
    >
      <span className={styles.twist}>
        <Icon name={folded ? 'folded' : 'fold'} />
      </span>
      <span
        className={styles.title}
        role="gridcell"
        aria-colindex={1}
        aria-colspan={columns}
        aria-expanded={!folded}
      >
        <span lang={lang}>{title}</span>
        <span className={styles.number}>{summary}</span>
      </span>
    </div>
  );
}
