import { t } from '../../base/translate.ts';
import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { RunPair } from '../../state/comparison-store.ts';
import { shownRun } from '../../state/run-selectors.ts';
import { useActions, useApp } from '../app-context.ts';
import { useGridFocus } from '../timeline/navigation/use-grid-focus.ts';
import { ComparedRow } from './ComparedRow.tsx';
import { lineOfRow, walkRows, type ComparisonRow, type RowWalk } from './comparison-rows.ts';
import { RunHead } from './RunHead.tsx';
import styles from './ComparisonGrid.module.css';
import visuallyHidden from '../widgets/visually-hidden.module.css';

export interface ComparisonGridProps {
  readonly pair: RunPair;
  readonly rows: readonly ComparisonRow[];
  /** Opens or closes a fold. */
  readonly onToggle: (id: string) => void;
  readonly onLeave: () => void;
}

const WALKS: Readonly<Record<string, RowWalk>> = {
  ArrowDown: 'next',
  j: 'next',
  ArrowUp: 'previous',
  k: 'previous',
  n: 'next-difference',
  p: 'previous-difference',
  Home: 'first',
  End: 'last',
  PageDown: 'page-down',
  PageUp: 'page-up',
};

/** The rows of a comparison under the heads of the two runs; the keys are those of the timeline. */
export function ComparisonGrid({ pair, rows, onToggle, onLeave }: ComparisonGridProps) {
  const { stores } = useApp();
  const { select, selectCompared } = useActions();
  const [place, setPlace] = useState<string>();
  const element = useRef<HTMLDivElement>(null);
  const active = activeRow(rows, place);
  const { request, onFocus, onBlur } = useGridFocus(element, active);
  useEffect(() => {
    element.current
      ?.querySelector(`[data-index="${active}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const goTo = (index: number) => {
    const row = rows[index];
    if (row === undefined) return;
    request();
    setPlace(row.id);
    const step = stepIn(shownRun(stores.runs.getState()).source, pair, row);
    if (step !== undefined) select({ step, stanza: undefined, origin: 'timeline' });
    const line = lineOfRow(row);
    if (line === undefined) return;
    selectCompared(line);
    stores.view.setState({ tab: 'difference' });
  };
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const walk = WALKS[event.key];
    const row = rows[active];
    if (walk !== undefined) goTo(walkRows(rows, active, walk));
    else if (event.key === 'Escape') onLeave();
    else if (row?.kind === 'fold' && opens(event.key, row.isOpen)) onToggle(row.id);
    else if (event.key === 'Enter') stores.view.setState({ pane: 'inspector' });
    else return;
    event.preventDefault();
  };
  const click = (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target.closest('[data-index]') : null;
    const index = Number(target?.getAttribute('data-index') ?? -1);
    const row = rows[index];
    goTo(index);
    if (row?.kind === 'fold') onToggle(row.id);
  };
  return (
    <div
      className={styles.grid}
      role="grid"
      aria-label={t('Comparison')}
      aria-rowcount={rows.length + 1}
      tabIndex={-1}
      ref={element}
      onFocus={onFocus}
      onBlur={onBlur}
      onKeyDown={press}
      onClick={click}
    >
      <div className={styles.heads} role="row" aria-rowindex={1}>
        <span role="columnheader" className={visuallyHidden.text}>
          {t('Likeness')}
        </span>
        <RunHead side={t('Left')} run={pair.left} />
        <RunHead side={t('Right')} run={pair.right} />
      </div>
      {rows.map((row, index) => (
        <ComparedRow
          key={row.id}
          row={row}
          pair={pair}
          index={index}
          isTabStop={index === active}
          isSelected={index === active && row.kind !== 'fold'}
        />
      ))}
      {rows.length === 0 ? <p className={styles.none}>{t('No step differs.')}</p> : null}
    </div>
  );
}

/** Where the keys are: the row gone to last, else the first difference. */
function activeRow(rows: readonly ComparisonRow[], place: string | undefined): number {
  const own = rows.findIndex(({ id }) => id === place);
  if (own !== -1) return own;
  return Math.max(
    rows.findIndex(({ likeness }) => likeness !== 'same'),
    0,
  );
}

/** The step of a row in the script of the run that the other panes show, when that is one of the two. */
function stepIn(source: string, { left, right }: RunPair, row: ComparisonRow): number | undefined {
  if (row.kind === 'fold') return undefined;
  if (source === right.source) return row.step.right?.step.index;
  return source === left.source ? row.step.left?.step.index : undefined;
}

function opens(key: string, isOpen: boolean): boolean {
  return key === 'Enter' || key === ' ' || key === (isOpen ? 'ArrowLeft' : 'ArrowRight');
}
