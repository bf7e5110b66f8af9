import { t } from '../../base/translate.ts';
import { useMemo, useState } from 'react';
import { comparisonSentence } from '../../insight/runs/sentence.ts';
import type { RunPair } from '../../state/comparison-store.ts';
import { useActions, useCompared } from '../app-context.ts';
import { Button } from '../widgets/button.tsx';
import { ComparisonGrid } from './ComparisonGrid.tsx';
import { comparisonRows } from './comparison-rows.ts';
import styles from './ComparisonPanel.module.css';

/** Two runs side by side, in the place of the timeline. */
export function ComparisonPanel({ pair }: { readonly pair: RunPair }) {
  const { closeComparison } = useActions();
  const isFromSeries = useCompared(({ flakes }) => flakes !== undefined);
  const [onlyDifferences, setOnlyDifferences] = useState(false);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const { comparison } = pair;
  const rows = useMemo(
    () => comparisonRows(comparison, { open, onlyDifferences }),
    [comparison, open, onlyDifferences],
  );
  const sentence = useMemo(() => comparisonSentence(comparison), [comparison]);
  const toggle = (id: string) => {
    const others = new Set(open);
    if (!others.delete(id)) others.add(id);
    setOpen(others);
  };
  return (
    <section className={styles.comparison} aria-label={t('Timeline')}>
      <div className={styles.bar}>
        <p role="status" aria-label={t('Comparison status')}>
          {sentence}
        </p>
        <button
          type="button"
          className={styles.toggle}
          aria-pressed={onlyDifferences}
          onClick={() => setOnlyDifferences(!onlyDifferences)}
        >
          {t('Only differences')}
        </button>
        <Button look="outlined" keys="Esc" onPress={closeComparison}>
          {isFromSeries ? t('Back to the series') : t('Back to the timeline')}
        </Button>
      </div>
      <ComparisonGrid pair={pair} rows={rows} onToggle={toggle} onLeave={closeComparison} />
    </section>
  );
}
