import { t } from '../../../base/translate.ts';
import { useMemo } from 'react';
import { counted } from '../../../base/counted.ts';
import { visibleText } from '../../../base/visible-text.ts';
import { failuresIn } from '../../../timeline/find-row.ts';
import type { TimelineModel } from '../../../timeline/timeline-model.ts';
import { useActions } from '../../app-context.ts';
import { Button } from '../../widgets/button.tsx';
import { Icon } from '../../widgets/icons.tsx';
import type { ArrangedView } from './use-lane-deeds.ts';
import styles from './HiddenLanes.module.css';

export interface HiddenLanesProps {
  readonly timeline: TimelineModel;
  readonly setup: ArrangedView;
}

/** Which lanes are hidden, and what failed there: nothing of a run is lost because somebody does not look at it. */
export function HiddenLanes({ timeline: { lanes, rows }, setup }: HiddenLanesProps) {
  const actions = useActions();
  const { arranged, deeds } = setup;
  const { hidden } = arranged;
  const failures = useMemo(() => [...failuresIn(rows, hidden)], [rows, hidden]);
  if (hidden.length === 0) return null;
  const titleOf = (lane: number) => visibleText(lanes[lane]?.title ?? '');
  return (
    <div className={styles.hidden} role="group" aria-label={t('Hidden lanes')}>
      <span className={styles.names}>
        <Icon name="hidden" />
        <span>
          {t('{count} hidden: {names}', {
            count: counted(hidden.length, 'lane'),
            names: hidden.map(titleOf).join(', '),
          })}
        </span>
      </span>
      {failures.map(([lane, { step, stanza }]) => (
        <Button
          key={lane}
          icon="failed"
          className={styles.failed}
          onPress={() => {
            deeds.show([lane]);
            actions.select({ step, stanza, origin: 'inspector' });
          }}
        >
          {step === undefined
            ? t('A stanza failed there: show {name}', { name: titleOf(lane) })
            : t('Step {step} failed there: show {name}', { step, name: titleOf(lane) })}
        </Button>
      ))}
      <Button className={styles.all} onPress={deeds.showAll}>
        {t('Show all')}
      </Button>
    </div>
  );
}
