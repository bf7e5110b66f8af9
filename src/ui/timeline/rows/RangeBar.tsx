import { t } from '../../../base/translate.ts';
import { useApp, useActions } from '../../app-context.ts';
import { openPart } from '../../commands/use-open-part.ts';
import { chosenPart } from '../../../state/taken-document.ts';
import { Button } from '../../widgets/button.tsx';
import { Spacer } from '../../widgets/spacer.tsx';
import styles from './LinkBar.module.css';

export interface RangeBarProps {
  /** How many rows are chosen, at least one. */
  readonly count: number;
  readonly onClear: () => void;
}

/** Under the rows, while some are chosen: how many, and what can be done with them. */
export function RangeBar({ count, onClear }: RangeBarProps) {
  const { stores } = useApp();
  const { makeScript } = useActions();
  return (
    <div className={styles.bar} role="group" aria-label={t('Chosen rows')}>
      <span role="status">
        {t('{count, plural, one {# row is} other {# rows are}} chosen.', { count })}
      </span>
      <Button className={styles.link} onPress={() => openPart('take-along')}>
        {t('Take along…')}
      </Button>
      <Button className={styles.link} onPress={() => openPart('print')}>
        {t('Print…')}
      </Button>
      <Button
        className={styles.link}
        onPress={() => void makeScript(chosenPart(stores) ?? NO_PART)}
      >
        {t('Make a script')}
      </Button>
      <Spacer />
      <Button className={styles.link} onPress={onClear}>
        {t('Choose none')}
      </Button>
    </div>
  );
}

/** No stanza of the run is of a row that is chosen. */
const NO_PART = { from: -1, to: -1 };
