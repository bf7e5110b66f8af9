import { t } from '../../base/translate.ts';
import { useRef, useState, type ReactNode } from 'react';
import { comparedServers, matrixRows } from '../../state/matrix/matrix-rows.ts';
import type { MatrixPlace } from '../../state/matrix/matrix-store.ts';
import { useActions, useApp } from '../app-context.ts';
import { usePrintedKeys } from '../commands/printed-keys.ts';
import { MatrixBar } from './MatrixBar.tsx';
import { MatrixDetail } from './MatrixDetail.tsx';
import { MatrixGrid } from './MatrixGrid.tsx';
import { MatrixHead } from './MatrixHead.tsx';
import { MatrixServers } from './MatrixServers.tsx';
import { matrixView, useMatrix, walkMatrix, type MatrixWalk } from './use-matrix.ts';
import styles from './Matrix.module.css';

/** Every script on several servers, in the place of script, timeline and inspector. */
export function MatrixPanel({ question }: { readonly question: ReactNode }) {
  const { matrix } = useApp().stores;
  const { leaveMatrix, openCell, compareCells } = useActions();
  const state = useMatrix((each) => each);
  const view = matrixView(state);
  const [isChoosing, setChoosing] = useState(state.phase === 'none');
  const filter = useRef<HTMLInputElement>(null);
  const panel = useRef<HTMLElement>(null);
  const select = (selected: MatrixPlace | undefined) => matrix.setState({ selected });
  const walk = (to: MatrixWalk) => {
    select(walkMatrix(view, to));
    requestAnimationFrame(() => focusCell(panel.current));
  };
  const compare = (chosen?: string) => {
    const { active } = view;
    const row = matrixRows(state).find(({ script }) => script.path === active?.path);
    if (row === undefined || active === undefined) return;
    const other = chosen ?? comparedServers(row, state.servers, active.server)[0]?.id;
    if (other !== undefined) compareCells(active.path, other, active.server);
  };
  usePrintedKeys(panel, ({ key }) => {
    if (key === 'n') walk('next-odd');
    else if (key === 'p') walk('previous-odd');
    else if (key === 'c') compare();
    else if (key === '/') filter.current?.focus();
    else if (key === 'Escape') leaveMatrix();
    else return false;
    return true;
  });
  return (
    <section className={styles.matrix} ref={panel} aria-label={t('Matrix')} data-part="matrix">
      <MatrixHead
        state={state}
        question={question}
        isChoosing={isChoosing}
        onChoose={() => setChoosing(!isChoosing)}
      />
      {isChoosing ? <MatrixServers state={state} onRun={() => setChoosing(false)} /> : null}
      {state.phase === 'none' ? null : (
        <>
          <MatrixBar state={state} filterRef={filter} onLeave={() => focusCell(panel.current)} />
          <MatrixGrid view={view} onSelect={select} onWalk={walk} onOpen={openCell} />
          <MatrixDetail view={view} onOpen={openCell} onCompare={compare} />
        </>
      )}
    </section>
  );
}

function focusCell(panel: HTMLElement | null): void {
  panel?.querySelector<HTMLElement>('[role="grid"] [tabindex="0"]')?.focus();
}
