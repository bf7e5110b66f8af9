import type { KeyboardEvent, RefObject } from 'react';
import { suiteCounts } from '../../state/suite/suite-reducer.ts';
import type { SuiteSort, SuiteState, SuiteTableState } from '../../state/suite/suite-store.ts';
import { useApp } from '../app-context.ts';
import { Button } from '../widgets/button.tsx';
import { Icon } from '../widgets/icons.tsx';
import { KeyCap } from '../widgets/key-cap.tsx';
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
      <ResultFilter
        inputRef={filterRef}
        filter={state.table.filter}
        onFilter={(filter) => change({ filter })}
        onLeave={onLeave}
      />
      <ShownResults state={state} onShow={(shown) => change({ shown })} />
      <Spacer />
      <SortMenu sort={state.table.sort} onSort={(sort) => change({ sort })} />
    </div>
  );
}

interface ResultFilterProps {
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly filter: string;
  readonly onFilter: (filter: string) => void;
  readonly onLeave: () => void;
}

function ResultFilter({ inputRef, filter, onFilter, onLeave }: ResultFilterProps) {
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && filter !== '') onFilter('');
    else if (['Escape', 'Enter', 'ArrowDown'].includes(event.key)) onLeave();
    else return;
    event.preventDefault();
  };
  return (
    <label
      className={styles.search}
      title="Words of a name, a title or a reason; tag:XEP-0045 finds scripts by a tag of their header."
    >
      <Icon name="search" />
      <input
        ref={inputRef}
        type="search"
        role="searchbox"
        aria-label="Filter results"
        aria-keyshortcuts="/"
        placeholder="Filter results"
        autoComplete="off"
        spellCheck={false}
        value={filter}
        onChange={(event) => onFilter(event.target.value)}
        onKeyDown={keyDown}
      />
      <KeyCap keys="/" />
    </label>
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
    <span className={styles.counts} role="group" aria-label="Show">
      <button type="button" aria-pressed={shown === 'all'} onClick={() => onShow('all')}>
        All {state.scripts.length}
      </button>
      {told.map((verdict) => {
        const { glyph, tone } = filterLook(verdict);
        return (
          <button
            key={verdict}
            type="button"
            aria-pressed={shown === verdict}
            onClick={() => onShow(shown === verdict ? 'all' : verdict)}
          >
            <span className={tone}>
              <Icon name={glyph} />
            </span>
            {counts[verdict]}
            <span className={styles.word}> {FILTER_WORDS[verdict]}</span>
          </button>
        );
      })}
    </span>
  );
}

const SORTS: readonly { readonly id: SuiteSort; readonly label: string }[] = [
  { id: 'name', label: 'Failed first, then name' },
  { id: 'suite', label: 'As they run' },
  { id: 'time', label: 'Slowest first' },
];

interface SortMenuProps {
  readonly sort: SuiteSort;
  readonly onSort: (sort: SuiteSort) => void;
}

function SortMenu({ sort, onSort }: SortMenuProps) {
  const chosen = SORTS.find(({ id }) => id === sort);
  return (
    <Menu
      label="Sort"
      trigger={
        <Button className={styles.sort}>
          Sort: {chosen?.label.toLowerCase()}
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
