import { t } from '../../base/translate.ts';
import { useEffect, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import { useActions } from '../app-context.ts';
import { useIsNarrow } from '../use-is-narrow.ts';
import visuallyHidden from '../widgets/visually-hidden.module.css';
import { ResultRow } from './ResultRow.tsx';
import type { SuiteSection, SuiteWalk } from './suite-rows.ts';
import styles from './SuiteTable.module.css';

export interface SuiteTableProps {
  readonly sections: readonly SuiteSection[];
  /** The path of the row that has the keys. */
  readonly active: string | undefined;
  /** The one that a person chose; without one the first row has the keys, whichever that is as results come. */
  readonly selected: string | undefined;
  readonly onSelect: (path: string | undefined) => void;
  readonly onWalk: (walk: SuiteWalk) => void;
}

const WALKS: Readonly<Record<string, SuiteWalk>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
};

/** One row for each script. A row is painted again when its own result changes, not when another one's does. */
export function SuiteTable(props: SuiteTableProps) {
  const { sections, active, selected, onSelect, onWalk } = props;
  const { openResult } = useActions();
  const box = useRef<HTMLDivElement>(null);
  const isNarrow = useIsNarrow();
  useActiveRow(box, active, active === selected);
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isButton(event.target)) return;
    const walk = WALKS[event.key];
    if (walk !== undefined) onWalk(walk);
    else if (event.key === 'Enter' && active !== undefined) openResult(active);
    else return;
    event.preventDefault();
  };
  const click = ({ target }: MouseEvent) => {
    const path = pathAt(target);
    if (path === undefined) return;
    onSelect(path);
    if (isButton(target)) openResult(path);
  };
  return (
    <div
      className={styles.scroll}
      ref={box}
      onKeyDown={press}
      onClick={click}
      onDoubleClick={({ target }) => {
        const path = pathAt(target);
        if (path !== undefined && !isButton(target)) openResult(path);
      }}
    >
      <table className={styles.results} aria-label={t('Suite results')}>
        <Columns isNarrow={isNarrow} />
        {sections.map(({ title, rows }) => (
          <tbody key={title ?? ''}>
            {title === undefined ? null : (
              <tr className={styles.section}>
                <th colSpan={isNarrow ? 3 : 7} scope="rowgroup">
                  {title} <span className={styles.count}>{rows.length}</span>
                </th>
              </tr>
            )}
            {rows.map(({ script, result }) => (
              <ResultRow
                key={script.path}
                script={script}
                result={result}
                isActive={script.path === active}
                isNarrow={isNarrow}
              />
            ))}
          </tbody>
        ))}
      </table>
      {sections.length === 0 ? (
        <p className={styles.none}>{t('No result fits the filter.')}</p>
      ) : null}
    </div>
  );
}

/** Below 900 px what a script shows, and the reason in full, stand below the table only. */
function Columns({ isNarrow }: { readonly isNarrow: boolean }) {
  const columns = COLUMNS.filter(({ isWide = false }) => !isNarrow || !isWide);
  return (
    <>
      <colgroup>
        {columns.map(({ title, width }) => (
          <col key={title} className={width} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map(({ title, look }) => (
            <th key={title} scope="col" className={look === 'number' ? styles.number : undefined}>
              {look === 'unseen' ? <span className={visuallyHidden.text}>{title}</span> : title}
            </th>
          ))}
        </tr>
      </thead>
    </>
  );
}

interface Column {
  readonly title: string;
  readonly width?: string | undefined;
  readonly isWide?: boolean;
  readonly look?: 'number' | 'unseen';
}

const COLUMNS: readonly Column[] = [
  { title: t('Verdict'), width: styles.colVerdict, look: 'unseen' },
  { title: t('Script'), width: styles.colScript },
  { title: t('What it shows'), width: styles.colShows, isWide: true },
  { title: t('First differing step'), isWide: true },
  { title: t('Steps'), width: styles.colSteps, isWide: true, look: 'number' },
  { title: t('Time'), width: styles.colTime, look: 'number' },
  { title: t('Open'), width: styles.colOpen, isWide: true, look: 'unseen' },
];

function pathAt(target: EventTarget): string | undefined {
  const row = target instanceof Element ? target.closest('[data-path]') : null;
  return row?.getAttribute('data-path') ?? undefined;
}

function isButton(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button') !== null;
}

/**
 * One that was chosen comes into view; where another row had the focus, it goes with the keys. A row that has the keys as it is the
 * first is left where it is: it changes as results come, and whoever has scrolled meanwhile looks at others.
 */
function useActiveRow(
  box: { readonly current: HTMLElement | null },
  active: string | undefined,
  isChosen: boolean,
) {
  useEffect(() => {
    const row = box.current?.querySelector<HTMLElement>('tr[tabindex="0"]');
    if (isChosen) row?.scrollIntoView({ block: 'nearest' });
    const { activeElement } = document;
    const isInRows = activeElement?.closest('tr[data-path]') ?? null;
    if (isInRows !== null && !row?.contains(activeElement)) row?.focus({ preventScroll: true });
  }, [box, active, isChosen]);
}
