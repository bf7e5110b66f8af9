import { t } from '../../../base/translate.ts';
import type { RowVerdict, VerdictCount } from '../../../timeline/model.ts';
import { useApp, useView } from '../../app-context.ts';
import { VERDICT_LOOKS } from '../../verdict.ts';
import { CountButton, CountButtons, CountWords } from '../../widgets/count-buttons.tsx';
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
    <CountButtons label={t('Verdicts')} className={styles.counts}>
      {counts.map(({ verdict, count }) => {
        const look = VERDICT_LOOKS[verdict];
        return (
          <CountButton
            key={verdict}
            label={`${count} ${look.word}`}
            title={t('Show only: {word}', { word: look.word })}
            isPressed={chosen.includes(verdict)}
            onPress={() => toggle(verdict)}
          >
            <CountWords
              look={look}
              count={count}
              word={look.word}
              isNeeded={isAmbiguous(verdict, counts)}
            />
          </CountButton>
        );
      })}
    </CountButtons>
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
