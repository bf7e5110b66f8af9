import { useMemo, type ReactNode } from 'react';
import type { StanzaDiff } from '../../match/difference.ts';
import { NO_SCRIPT } from '../../insight/difference-rows/script-text.ts';
import { DiffTrees } from './DiffTrees.tsx';
import { paintDifference } from './paint-rows.ts';
import { TREE_MARGIN, useColumns } from './use-columns.ts';
import differenceTabStyles from './DifferenceTab.module.css';
import differenceNotesStyles from './DifferenceNotes.module.css';

export interface PairTreesProps {
  readonly diff: StanzaDiff;
  readonly heads: readonly [string, string];
  /** Quiet words after the heads. */
  readonly abouts: readonly [string, string];
  /** What is said beside the trees. */
  readonly children: ReactNode;
}

/** Two stanzas of the wire, side by side. */
export function PairTrees({ diff, heads, abouts, children }: PairTreesProps) {
  const { columns, measure } = useColumns(0.5, TREE_MARGIN);
  const painting = useMemo(() => paintDifference(diff, NO_SCRIPT, columns), [diff, columns]);
  return (
    <div className={differenceTabStyles.diff}>
      <div className={differenceTabStyles.scroll} ref={measure}>
        <DiffTrees
          painting={painting}
          heads={heads}
          expectedAbout={abouts[0]}
          receivedAbout={abouts[1]}
        />
      </div>
      <div className={differenceNotesStyles.whyCol}>{children}</div>
    </div>
  );
}
