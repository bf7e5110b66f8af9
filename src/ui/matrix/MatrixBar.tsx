import { t } from '../../base/translate.ts';
import type { RefObject } from 'react';
import {
  hasFailedSomewhere,
  isDisagreed,
  isPassedNowhere,
  matrixRows,
} from '../../state/matrix/matrix-rows.ts';
import type { MatrixShown, MatrixState } from '../../state/matrix/matrix-store.ts';
import { useApp } from '../app-context.ts';
import { CountButton, CountButtons } from '../widgets/count-buttons.tsx';
import { FilterField } from '../widgets/filter-field.tsx';
import { Spacer } from '../widgets/spacer.tsx';
import styles from './Matrix.module.css';

export interface MatrixBarProps {
  readonly state: MatrixState;
  readonly filterRef: RefObject<HTMLInputElement | null>;
  /** The filter was left by a key: the grid takes the focus. */
  readonly onLeave: () => void;
}

/** Which scripts are shown. */
export function MatrixBar({ state, filterRef, onLeave }: MatrixBarProps) {
  const { matrix } = useApp().stores;
  const rows = matrixRows(state);
  const choices: readonly (readonly [MatrixShown, string, number])[] = [
    ['all', t('All'), rows.length],
    ['failed', t('Not passed everywhere'), rows.filter(hasFailedSomewhere).length],
    ['disagreed', t('Servers disagree'), rows.filter(isDisagreed).length],
    ['nowhere', t('Passed nowhere'), rows.filter(isPassedNowhere).length],
  ];
  return (
    <div className={styles.bar}>
      <FilterField
        className={styles.search}
        look="bar"
        label={t('Filter scripts of the matrix')}
        help={t('Words of a script’s name.')}
        keys="/"
        words={state.filter}
        onWords={(filter) => matrix.setState({ filter })}
        onEnter={onLeave}
        onDown={onLeave}
        onLeave={onLeave}
        inputRef={filterRef}
      />
      <CountButtons label={t('Show')}>
        {choices.map(([shown, words, count]) => (
          <CountButton
            key={shown}
            isPressed={state.shown === shown}
            onPress={() => matrix.setState({ shown })}
          >
            {words} {count}
          </CountButton>
        ))}
      </CountButtons>
      <Spacer />
      <span className={styles.legend}>{t('A tinted cell stands out in its row')}</span>
    </div>
  );
}
