import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { Group, Panel, Separator, type Layout } from 'react-resizable-panels';
import { useApp, useSettings, useView } from '../app-context.ts';
import { RunView } from '../comparison/RunView.tsx';
import { InspectorPanel } from '../inspector/InspectorPanel.tsx';
import { ScriptPanel } from '../script/ScriptPanel.tsx';
import { Boundary } from '../broken/Boundary.tsx';
import { RunBar } from './run-bar/RunBar.tsx';
import { RunStatus } from './status/RunStatus.tsx';
import styles from './Work.module.css';

/** Script beside timeline, over the inspector, with splitters that keep their places. */
export function WideWork() {
  return (
    <Split id="work" direction="vertical">
      <Panel id="play" className={styles.column} minSize="160px">
        <Split id="columns" direction="horizontal">
          <Panel id="script" className={styles.column} defaultSize="34%" minSize="320px">
            <Boundary part="bar of the run">
              <RunBar />
            </Boundary>
            <Boundary part="script">
              <ScriptPanel />
            </Boundary>
          </Panel>
          <Separator
            className={clsx(styles.splitter, styles.vertical)}
            aria-label="Width of the script"
          />
          <Panel id="run" className={styles.column} minSize="420px">
            <Boundary part="status of the run">
              <RunStatus />
            </Boundary>
            <div className={styles.pane}>
              <Boundary part="timeline">
                <RunView />
              </Boundary>
            </div>
          </Panel>
        </Split>
      </Panel>
      <Separator
        className={clsx(styles.splitter, styles.horizontal)}
        aria-label="Height of the inspector"
      />
      <Panel id="inspector" className={styles.pane} defaultSize="39%" minSize="96px">
        <Boundary part="inspector">
          <InspectorPanel />
        </Boundary>
      </Panel>
    </Split>
  );
}

/** Below 900 px: one pane at a time. */
export function NarrowWork() {
  const pane = useView((view) => view.pane);
  return (
    <>
      {/* Only hidden: the editor keeps its undo history and its cursor. */}
      <div className={styles.pane} hidden={pane !== 'script'}>
        <Boundary part="script">
          <ScriptPanel />
        </Boundary>
      </div>
      {pane === 'script' ? null : (
        <div className={styles.pane}>
          <Boundary key={pane} part={pane}>
            {pane === 'timeline' ? <RunView /> : <InspectorPanel />}
          </Boundary>
        </div>
      )}
    </>
  );
}

interface SplitProps {
  readonly id: string;
  readonly direction: 'horizontal' | 'vertical';
  readonly children: ReactNode;
}

function Split({ id, direction, children }: SplitProps) {
  const { stores } = useApp();
  const kept = useSettings((settings) => settings.layout[id]);
  const keep = (layout: Layout) => {
    stores.settings.setState((state) => ({ layout: { ...state.layout, [id]: layout } }));
  };
  return (
    <Group
      id={id}
      orientation={direction}
      className={styles.split}
      {...(kept === undefined ? {} : { defaultLayout: kept })}
      onLayoutChanged={keep}
    >
      {children}
    </Group>
  );
}
