import { clsx } from 'clsx';
import type { RefCallback } from 'react';
import { useLessonLanguage } from '../../use-lesson-language.ts';
import type { SceneRow } from '../../../timeline/model.ts';
import { Icon } from '../../widgets/icons.tsx';
import { SECRET_WORDS } from './RowSentence.tsx';
import styles from './SceneHead.module.css';

export interface SceneHeadProps {
  readonly row: SceneRow;
  readonly index: number;
  readonly isTabStop: boolean;
  /** Given to a row that says all it has to say, and is as high as that takes: measures it. */
  readonly whole: RefCallback<HTMLElement> | undefined;
  /** Of the grid: the head goes across all of them. */
  readonly columns: number;
  /** What it is about is not told yet. */
  readonly isSecret: boolean;
}

/** A comment of the script as the head of its steps; it sticks while they are in view, and folds them. */
export function SceneHead({ row, index, isTabStop, whole, columns, isSecret }: SceneHeadProps) {
  const { summary, folded } = row;
  const title = isSecret ? SECRET_WORDS : row.title;
  const lang = useLessonLanguage(title);
  return (
    <div
      ref={whole}
      className={clsx(styles.scene, whole !== undefined && styles.whole)}
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
        <span lang={lang} title={title}>
          {title}
        </span>
        <span className={styles.number}>{summary}</span>
      </span>
    </div>
  );
}
