import { t } from '../../base/translate.ts';
import { clsx } from 'clsx';
import { useEffect, type ReactNode } from 'react';
import {
  Group,
  Panel,
  Separator,
  usePanelRef,
  type Layout,
  type PanelSize,
} from 'react-resizable-panels';
import type { HiddenPane } from '../../state/view-store.ts';
import { useApp, useLesson, useSettings, useView } from '../app-context.ts';
import { ScriptPanel } from '../script/ScriptPanel.tsx';
import { Boundary } from '../broken/Boundary.tsx';
import { later } from '../widgets/later.tsx';
import { RunBar } from './run-bar/RunBar.tsx';
import { RunStatus } from './status/RunStatus.tsx';
import styles from './Work.module.css';

// The script and its bars are there before what a run fills.
const RunView = later(() => import('../comparison/RunView.tsx').then((part) => part.RunView));
const InspectorPanel = later(() =>
  import('../inspector/InspectorPanel.tsx').then((part) => part.InspectorPanel),
);
const LessonPanel = later(() =>
  import('../lesson/LessonPanel.tsx').then((part) => part.LessonPanel),
);
const PredictionPanel = later(() =>
  import('../lesson/PredictionPanel.tsx').then((part) => part.PredictionPanel),
);

/** Script beside timeline, over the inspector, with splitters that keep their places. */
export function WideWork() {
  const script = useFolding('script');
  const inspector = useFolding('inspector');
  const isScriptHidden = useView(({ hiddenPanes }) => hiddenPanes.includes('script'));
  const isInspectorHidden = useView(({ hiddenPanes }) => hiddenPanes.includes('inspector'));
  const isLesson = useLesson((lesson) => lesson.isOpen);
  return (
    <div className={styles.work}>
      {isLesson ? (
        <Boundary part="lesson">
          <LessonPanel />
        </Boundary>
      ) : null}
      <Split id="work" direction="vertical">
        <Panel id="play" className={styles.column} minSize="160px">
          <Split id="columns" direction="horizontal">
            <Panel
              id="script"
              className={styles.column}
              defaultSize="31%"
              minSize="320px"
              collapsible
              {...script}
            >
              {isScriptHidden ? null : (
                <Boundary part="bar of the run">
                  <RunBar />
                </Boundary>
              )}
              {/* Only hidden: the editor keeps its undo history and its cursor. */}
              <div className={styles.pane} hidden={isScriptHidden}>
                <Boundary part="script">
                  <ScriptPanel />
                </Boundary>
              </div>
            </Panel>
            <Separator
              className={clsx(styles.splitter, styles.vertical)}
              aria-label={t('Width of the script')}
            />
            <Panel id="run" className={styles.column} minSize="420px">
              {isScriptHidden ? (
                <Boundary part="bar of the run">
                  <RunBar />
                </Boundary>
              ) : null}
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
          aria-label={t('Height of the inspector')}
        />
        <Panel
          id="inspector"
          className={styles.pane}
          defaultSize="39%"
          minSize="96px"
          collapsible
          {...inspector}
        >
          <Boundary part="inspector">{isInspectorHidden ? null : <InspectorOrQuestion />}</Boundary>
        </Panel>
      </Split>
    </div>
  );
}

/** The inspector; in its place, what comes next in a lesson that asks. */
function InspectorOrQuestion() {
  const predictions = useLesson((lesson) => lesson.predictions);
  return predictions === undefined ? (
    <InspectorPanel />
  ) : (
    <PredictionPanel predictions={predictions} />
  );
}

/** Folds a pane away and shows it again as the view says; one that is dragged shut is folded away, too. */
function useFolding(pane: HiddenPane) {
  const { view } = useApp().stores;
  const isHidden = useView(({ hiddenPanes }) => hiddenPanes.includes(pane));
  const panelRef = usePanelRef();
  useEffect(() => {
    if (isHidden) panelRef.current?.collapse();
    else panelRef.current?.expand();
  }, [isHidden, panelRef]);
  const onResize = ({ inPixels }: PanelSize) => {
    const isShut = inPixels === 0;
    const { hiddenPanes } = view.getState();
    if (isShut === hiddenPanes.includes(pane)) return;
    const others = hiddenPanes.filter((each) => each !== pane);
    view.setState({ hiddenPanes: isShut ? [...others, pane] : others });
  };
  return { panelRef, onResize };
}

/** Below 900 px: one pane at a time. */
export function NarrowWork() {
  const pane = useView((view) => view.pane);
  const isLesson = useLesson((lesson) => lesson.isOpen);
  return (
    <>
      {/* Only hidden: the editor keeps its undo history and its cursor. */}
      <div className={styles.pane} hidden={pane !== 'script'}>
        <Boundary part="script">
          <ScriptPanel />
        </Boundary>
      </div>
      {pane === 'timeline' ? (
        <div className={styles.stack}>
          {isLesson ? (
            <Boundary part="lesson">
              <LessonPanel />
            </Boundary>
          ) : null}
          <div className={clsx(styles.pane, styles.scrolled)}>
            <Boundary part="timeline">
              <RunView />
            </Boundary>
          </div>
        </div>
      ) : null}
      {pane === 'inspector' ? (
        <div className={styles.pane}>
          <Boundary part="inspector">
            <InspectorOrQuestion />
          </Boundary>
        </div>
      ) : null}
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
