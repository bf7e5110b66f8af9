import { t } from '../../base/translate.ts';
import { rich } from '../widgets/rich.tsx';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import type { SuiteState } from '../../state/suite/suite-store.ts';
import { useActions, useApp } from '../app-context.ts';
import { keysOf } from '../commands/commands.ts';
import { usePrintedKeys } from '../commands/printed-keys.ts';
import { EmptyWords } from '../widgets/empty-words.tsx';
import { SuiteBar } from './SuiteBar.tsx';
import { SuiteDetail } from './SuiteDetail.tsx';
import { SuiteHead } from './SuiteHead.tsx';
import { SuiteTable } from './SuiteTable.tsx';
import { SuiteTicks } from './SuiteTicks.tsx';
import { activePath, suiteSections, walkSuite, type SuiteWalk } from './suite-rows.ts';
import { usePaintedSuite } from '../use-suite.ts';
import styles from './SuitePanel.module.css';

const WALKS: Readonly<Record<string, SuiteWalk>> = {
  j: 'next',
  k: 'previous',
  n: 'next-failure',
  p: 'previous-failure',
};

/** The results of a suite, in the place of script, timeline and inspector. */
export function SuitePanel({ question }: { readonly question: ReactNode }) {
  const { suite } = useApp().stores;
  const { leaveSuite } = useActions();
  const state = usePaintedSuite();
  const sections = useSections(state);
  const active = activePath(sections, state.table.selected);
  const filter = useRef<HTMLInputElement>(null);
  const panel = useRef<HTMLElement>(null);
  useFocusOnRow(panel, state.phase);
  const select = (selected: string | undefined) => {
    if (selected === undefined) return;
    suite.setState(({ table }) => ({ table: { ...table, selected } }));
  };
  const walk = (to: SuiteWalk) => select(walkSuite(sections, active, to));
  usePrintedKeys(panel, ({ key }) => {
    const to = WALKS[key];
    if (to !== undefined) walk(to);
    else if (key === '/') filter.current?.focus();
    else if (key === 'Escape') leaveSuite();
    else return false;
    return true;
  });
  return (
    <section className={styles.suite} ref={panel} aria-label={t('Suite')} data-part="suite">
      <SuiteHead state={state} question={question} />
      {state.phase === 'none' ? (
        <EmptyWords>
          {rich(
            'Nothing was run here yet. Run all ({keysOf}) plays every script, each on a server of its own, and shows what became of each.',
            { keysOf: keysOf('run-all') },
          )}
        </EmptyWords>
      ) : (
        <>
          <SuiteTicks state={state} active={active} onSelect={select} />
          <SuiteBar state={state} filterRef={filter} onLeave={() => focusRow(panel.current)} />
          <SuiteTable
            sections={sections}
            active={active}
            selected={state.table.selected}
            onSelect={select}
            onWalk={walk}
          />
          <SuiteDetail state={state} active={active} />
        </>
      )}
    </section>
  );
}

function useSections({ scripts, results, table, phase }: SuiteState) {
  const { filter, shown, sort } = table;
  return useMemo(
    () =>
      suiteSections({
        scripts,
        results,
        phase,
        table: { selected: undefined, filter, shown, sort },
      }),
    [scripts, results, phase, filter, shown, sort],
  );
}

function focusRow(panel: HTMLElement | null, options?: FocusOptions): void {
  const row = panel?.querySelector<HTMLElement>('table [tabindex="0"]');
  (row ?? panel?.querySelector<HTMLElement>('button'))?.focus(options);
}

/**
 * What had the focus before is hidden, or gone: the selected row gets it. The table brings it into view: to scroll here would lay out
 * all rows before the next ones come.
 */
function useFocusOnRow(panel: { readonly current: HTMLElement | null }, phase: string): void {
  useEffect(() => {
    const { activeElement } = document;
    const isLost = activeElement === null || activeElement === document.body;
    if (isLost || activeElement.closest('[hidden]') !== null) {
      focusRow(panel.current, { preventScroll: true });
    }
  }, [panel, phase]);
}
