import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { useView } from '../app-context.ts';
import { Boundary } from '../broken/Boundary.tsx';
import { BackToSuite } from './BackToSuite.tsx';
import { later } from '../widgets/later.tsx';
import styles from './WorkOrSuite.module.css';

const SuitePanel = later(() => import('./SuitePanel.tsx').then((part) => part.SuitePanel));

export interface WorkOrSuiteProps {
  /** Script, timeline and inspector. */
  readonly children: ReactNode;
  /** What the page asks before it runs anything, where that is shown. */
  readonly question: ReactNode;
  /** Scripts by servers. */
  readonly matrix: ReactNode;
}

/** The work on one script; in its place the results of a suite, as long as a person wants. */
export function WorkOrSuite({ children, question, matrix }: WorkOrSuiteProps) {
  const shown = useView(({ work }) => work);
  const isAway = shown !== 'script';
  const work = useReturnedFocus(isAway);
  return (
    <>
      {/* Only hidden: the editor keeps its undo history and its cursor, the panes where they stand. */}
      <div className={styles.work} ref={work} hidden={isAway}>
        <Boundary part="way back to the suite">
          <BackToSuite />
        </Boundary>
        {children}
      </div>
      {shown === 'matrix' ? matrix : null}
      {shown === 'suite' ? (
        <Boundary part="suite">
          <SuitePanel question={question} />
        </Boundary>
      ) : null}
    </>
  );
}

/** Where the suite had the focus, the selected row of the timeline gets it. */
function useReturnedFocus(isSuite: boolean) {
  const work = useRef<HTMLDivElement>(null);
  const before = useRef(isSuite);
  useLayoutEffect(() => {
    const isReturn = before.current && !isSuite;
    before.current = isSuite;
    if (!isReturn || document.activeElement !== document.body) return;
    const find = (selector: string) => work.current?.querySelector<HTMLElement>(selector);
    const row = find('[data-part="timeline"] [tabindex="0"]');
    // Its own pane brings it into view; the page stays where it is.
    (row ?? find('[data-part="run-bar"] button'))?.focus({ preventScroll: true });
  }, [isSuite]);
  return work;
}
