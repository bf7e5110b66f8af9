import { useMemo, type ReactNode } from 'react';
import type { StanzaDiff } from '../../match/difference.ts';
import { diffRows } from './diff-rows.ts';
import { DiffTrees } from './DiffTrees.tsx';
import { fitRows } from './fit-cell.ts';
import { NO_SCRIPT } from './script-text.ts';
import { TREE_MARGIN, useColumns } from './use-columns.ts';

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
  const rows = useMemo(() => fitRows(diffRows(diff, NO_SCRIPT, columns), columns), [diff, columns]);
  return (
    <div className="diff">
      <div className="scroll" ref={measure}>
        <DiffTrees rows={rows} heads={heads} expectedAbout={abouts[0]} receivedAbout={abouts[1]} />
      </div>
      <div className="why-col">{children}</div>
    </div>
  );
}
