import { useMemo, type ReactNode } from 'react';
import type { StanzaDiff } from '../../match/difference.ts';
import { NO_SCRIPT } from '../../insight/difference-rows/script-text.ts';
import { DiffTrees } from './DiffTrees.tsx';
import { paintDifference } from './paint-rows.ts';
import { TREE_MARGIN, useColumns } from './use-columns.ts';
import { WordsBar } from './VerdictBar.tsx';
import styles from './DifferenceTab.module.css';

export interface PairTreesProps {
  readonly diff: StanzaDiff;
  readonly heads: readonly [string, string];
  /** Quiet words after the heads. */
  readonly abouts: readonly [string, string];
  /** What can be done. */
  readonly acts?: ReactNode;
  /** What is said over the trees. */
  readonly children: ReactNode;
}

/** Two stanzas of the wire, side by side. */
export function PairTrees({ diff, heads, abouts, acts, children }: PairTreesProps) {
  const { columns, isUnified, measure } = useColumns(2, TREE_MARGIN);
  const painting = useMemo(() => paintDifference(diff, NO_SCRIPT, columns), [diff, columns]);
  return (
    <div className={styles.diff}>
      <WordsBar acts={acts}>{children}</WordsBar>
      <div className={styles.scroll} ref={measure}>
        <DiffTrees
          painting={painting}
          isUnified={isUnified}
          heads={heads}
          expectedAbout={abouts[0]}
          receivedAbout={abouts[1]}
        />
      </div>
    </div>
  );
}
