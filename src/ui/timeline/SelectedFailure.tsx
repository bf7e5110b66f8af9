import { t } from '../../base/translate.ts';
import type { ArrowRow } from '../../timeline/model.ts';
import { isFailure } from '../../trace/verdict.ts';
import { useApp } from '../app-context.ts';
import { Button } from '../widgets/button.tsx';
import styles from './SelectedFailure.module.css';

export interface SelectedFailureProps {
  readonly row: ArrowRow | undefined;
}

/** In a narrow page: the way from the selected failure, whose row says why, to its difference. */
export function SelectedFailure({ row }: SelectedFailureProps) {
  const { stores } = useApp();
  if (row === undefined || !isFailure(row.verdict)) return null;
  return (
    <div
      className={styles.tell}
      role="group"
      aria-label={t('Step {step}', { step: row.step ?? '' })}
    >
      <Button
        look="preferred"
        keys="Enter"
        onPress={() => stores.view.setState({ tab: 'difference', pane: 'inspector' })}
      >
        {t('Show the difference')}
      </Button>
    </div>
  );
}
