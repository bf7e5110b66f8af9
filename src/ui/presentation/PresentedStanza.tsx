import { t } from '../../base/translate.ts';
import { useMemo } from 'react';
import { ensure } from '../../base/assert.ts';
import { foldRows } from '../../insight/difference-rows/fold-rows.ts';
import { ONE_COLUMN } from '../../insight/difference-rows/layout.ts';
import { differenceRows } from '../../insight/difference-rows/rows.ts';
import { NO_SCRIPT } from '../../insight/difference-rows/script-text.ts';
import type { StanzaDiff } from '../../match/difference.ts';
import { isFailure } from '../../trace/verdict.ts';
import type { ArrowRow } from '../../timeline/model.ts';
import { useComparison } from '../difference/DifferenceTab.tsx';
import { DiffTrees } from '../difference/DiffTrees.tsx';
import { paintRows } from '../difference/paint-rows.ts';
import { usePresentedStanza } from './use-presented-stanza.ts';
import { XmlView } from '../widgets/xml-view.tsx';
import styles from './PresentedStanza.module.css';

/** More would be read by nobody in a hall. */
const SHOWN_ROUND = { around: 1, atEnds: 0, least: 2 };

/** The stanza of a row, cut to what tells: of one that differs where it does, and what stands around it. */
export function PresentedStanza({ row }: { readonly row: ArrowRow }) {
  const { inspection, element: came } = usePresentedStanza(row);
  const comparison = useComparison(inspection);
  if (comparison?.kind === 'compared' && isFailure(row.verdict)) {
    return <ToldDifference diff={comparison.diff} about={t('by the script')} />;
  }
  const expected = comparison?.kind === 'alone' ? comparison.expected : undefined;
  const element = came ?? expected;
  if (element === undefined) return null;
  return (
    <div className={styles.stanza}>
      <XmlView element={element} label={t('Stanza')} />
    </div>
  );
}

interface ToldDifferenceProps {
  readonly diff: StanzaDiff;
  readonly about: string;
  /** What either side is called, where that is not what the script expects and what came. */
  readonly heads?: readonly [string, string];
}

/** What differs, cut to what tells. `about`: where the one that is missing is from. */
export function ToldDifference({ diff, about, heads }: ToldDifferenceProps) {
  const painting = useMemo(() => {
    const rows = differenceRows(diff, ONE_COLUMN);
    const painted = paintRows(rows, NO_SCRIPT);
    return {
      parts: foldRows(rows, SHOWN_ROUND),
      lines: [],
      rowAt: (index: number) => ensure(painted[index], 'a row of the difference'),
    };
  }, [diff]);
  return (
    <div className={styles.stanza}>
      <DiffTrees
        painting={painting}
        isUnified
        hasHeads={false}
        {...(heads === undefined ? {} : { heads })}
        expectedAbout={about}
        receivedAbout=""
      />
    </div>
  );
}
