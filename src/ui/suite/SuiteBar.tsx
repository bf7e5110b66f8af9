import { t } from '../../base/translate.ts';
import { rich } from '../widgets/rich.tsx';
import type { RefObject } from 'react';
import { suiteCounts } from '../../state/suite/suite-reducer.ts';
import type { SuiteSort, SuiteState, SuiteTableState } from '../../state/suite/suite-store.ts';
import { useActions, useApp, useView } from '../app-context.ts';
import { Button } from '../widgets/button.tsx';
import { CountButton, CountButtons, CountWords } from '../widgets/count-buttons.tsx';
import { FilterField } from '../widgets/filter-field.tsx';
import { Icon } from '../widgets/icons.tsx';
import { Menu } from '../widgets/menu.tsx';
import { Spacer } from '../widgets/spacer.tsx';
import { FILTER_WORDS, filterLook } from './suite-looks.ts';
import styles from './SuiteBar.module.css';

export interface SuiteBarProps {
  readonly state: SuiteState;
  readonly filterRef: RefObject<HTMLInputElement | null>;
  /** The filter was left by a key: the rows take the focus. */
  readonly onLeave: () => void;
}

/** Which results are shown, and in which order. */
export function SuiteBar({ state, filterRef, onLeave }: SuiteBarProps) {
  const { suite } = useApp().stores;
  const change = (changed: Partial<SuiteTableState>) =>
    suite.setState(({ table }) => ({ table: { ...table, ...changed } }));
  return (
    <div className={styles.bar}>
      <FilterField
        className={styles.search}
        look="bar"
        label={t('Filter results')}
        help={t(
          'Words of a name, a title or a reason; tag:XEP-0045 finds scripts by a tag of their header.',
        )}
        keys="/"
        words={state.table.filter}
        onWords={(filter) => change({ filter })}
        onEnter={onLeave}
        onDown={onLeave}
        onLeave={onLeave}
        inputRef={filterRef}
      />
      <ShownResults state={state} onShow={(shown) => change({ shown })} />
      <Spacer />
      <WatchButton />
      <SortMenu sort={state.table.sort} onSort={(sort) => change({ sort })} />
    </div>
  );
}

/** Beside the words: what is on, in words, not by its looks alone. */
function WatchButton() {
  const { toggleSuiteWatch } = useActions();
  const isOn = useView((view) => view.isSuiteWatched);
  return (
    <CountButton
      className={styles.watch}
      label={t('Watch: what changes runs again')}
      title={t('What is edited here, or written to the disk, runs again')}
      isPressed={isOn}
      onPress={toggleSuiteWatch}
    >
      <Icon name="watch" />
      {isOn ? t('Watching') : t('Watch')}
    </CountButton>
  );
}

/** Always there, as people look for these; the rest only where there are any. */
const USUAL = ['differs', 'missing', 'passed', 'not-run'] as const;
const ORDER = ['differs', 'missing', 'unexpected', 'failed', 'passed', 'not-run'] as const;

interface ShownResultsProps {
  readonly state: SuiteState;
  readonly onShow: (shown: SuiteTableState['shown']) => void;
}

function ShownResults({ state, onShow }: ShownResultsProps) {
  const counts = suiteCounts(state);
  const { shown } = state.table;
  const told = ORDER.filter(
    (verdict) =>
      counts[verdict] > 0 || verdict === shown || USUAL.some((usual) => usual === verdict),
  );
  return (
    <CountButtons label={t('Show')} className={styles.counts}>
      <CountButton isPressed={shown === 'all'} onPress={() => onShow('all')}>
        {t('All {count}', { count: state.scripts.length })}
      </CountButton>
      {told.map((verdict) => (
        <CountButton
          key={verdict}
          isPressed={shown === verdict}
          onPress={() => onShow(shown === verdict ? 'all' : verdict)}
        >
          <CountWords
            look={filterLook(verdict)}
            count={counts[verdict]}
            word={FILTER_WORDS[verdict]}
          />
        </CountButton>
      ))}
    </CountButtons>
  );
}

const SORTS: readonly { readonly id: SuiteSort; readonly label: string }[] = [
  { id: 'name', label: t('Failed first, then name') },
  { id: 'suite', label: t('As they run') },
  { id: 'time', label: t('Slowest first') },
];

interface SortMenuProps {
  readonly sort: SuiteSort;
  readonly onSort: (sort: SuiteSort) => void;
}

function SortMenu({ sort, onSort }: SortMenuProps) {
  const chosen = SORTS.find(({ id }) => id === sort);
  return (
    <Menu
      label={t('Sort')}
      trigger={
        <Button className={styles.sort}>
          {rich('Sort: {label}', { label: chosen?.label.toLowerCase() })}
          <Icon name="caret" className={styles.caret} />
        </Button>
      }
      groups={[
        { id: 'sort', items: SORTS.map((each) => ({ ...each, isChosen: each.id === sort })) },
      ]}
      onAction={(id) => {
        const wanted = SORTS.find((each) => each.id === id);
        if (wanted !== undefined) onSort(wanted.id);
      }}
    />
  );
}
