import { t } from '../../base/translate.ts';
import { rich } from '../widgets/rich.tsx';
import type { ArrowRow } from '../../timeline/model.ts';
import { isFailure } from '../../trace/verdict.ts';
import { useApp } from '../app-context.ts';
import { Button } from '../widgets/button.tsx';
import { PhraseText } from './labels/PhraseText.tsx';
import styles from './SelectedFailure.module.css';

export interface SelectedFailureProps {
  readonly row: ArrowRow | undefined;
}

/** In a narrow page: the whole reason of the selected failure, which its row has no room for. */
export function SelectedFailure({ row }: SelectedFailureProps) {
  const { stores } = useApp();
  if (row === undefined || !isFailure(row.verdict)) return null;
  return (
    <div
      className={styles.tell}
      role="group"
      aria-label={t('Step {step}', { step: row.step ?? '' })}
    >
      <p>
        <b>{rich('Step {step}:', { step: row.step })}</b> <PhraseText phrase={row.phrase} />
      </p>
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
