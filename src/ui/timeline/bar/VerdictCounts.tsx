import { clsx } from 'clsx';
import type { RowVerdict, VerdictCount } from '../../../timeline/model.ts';
import { useApp, useView } from '../../app-context.ts';
import { Icon } from '../../widgets/icons.tsx';
import { VERDICT_LOOKS } from '../../verdict.ts';
import styles from './TimelineBar.module.css';

export interface VerdictCountsProps {
  readonly counts: readonly VerdictCount[];
}

/** The legend: each verdict with its glyph, number and word. Pressed ones are the only rows that are shown. */
export function VerdictCounts({ counts }: VerdictCountsProps) {
  const { stores } = useApp();
  const chosen = useView((view) => view.verdicts);
  const toggle = (verdict: RowVerdict) => {
    const without = chosen.filter((other) => other !== verdict);
    const verdicts = without.length < chosen.length ? without : [...chosen, verdict];
    stores.view.setState({ verdicts });
  };
  return (
    <span className={styles.counts} role="group" aria-label="Verdicts">
      {counts.map(({ verdict, count }) => {
        const { glyph, word, tone } = VERDICT_LOOKS[verdict];
        return (
          <button
            key={verdict}
            type="button"
            title={`Show only: ${word}`}
            aria-pressed={chosen.includes(verdict)}
            onClick={() => toggle(verdict)}
          >
            <span className={tone}>
              <Icon name={glyph} />
            </span>
            {count}
            <span className={clsx(styles.word, isAmbiguous(verdict, counts) && styles.needed)}>
              {' '}
              {word}
            </span>
          </button>
        );
      })}
    </span>
  );
}

/** Whether another verdict in the legend has the same glyph: then the word tells which. */
function isAmbiguous(verdict: RowVerdict, counts: readonly VerdictCount[]): boolean {
  return counts.some(
    (other) =>
      other.verdict !== verdict &&
      VERDICT_LOOKS[other.verdict].glyph === VERDICT_LOOKS[verdict].glyph,
  );
}
