import { t } from '../../base/translate.ts';
import { useSettings, useView } from '../app-context.ts';
import { useCommandKeys } from '../commands/use-command-keys.ts';
import { useDroppedFiles } from '../commands/files.ts';
import { NewVersionNotice } from '../keeping/NewVersionNotice.tsx';
import { Notices } from '../keeping/Notices.tsx';
import { ReadingNotice } from '../keeping/ReadingNotice.tsx';
import { AcceptanceNotice } from '../failure/AcceptanceNotice.tsx';
import { LogNotice } from '../logs/LogNotice.tsx';
import { FolderNotices } from '../scripts/FolderNotices.tsx';
import { ScriptsDrawer } from '../scripts/ScriptsDrawer.tsx';
import { ScriptsRail } from '../scripts/ScriptsRail.tsx';
import { Boundary } from '../broken/Boundary.tsx';
import { Footer } from './Footer.tsx';
import { OpenParts } from './OpenParts.tsx';
import { PaneTabs } from './PaneTabs.tsx';
import { RunBar } from './run-bar/RunBar.tsx';
import { RunStatus } from './status/RunStatus.tsx';
import { RunQuestionLine } from './status/RunTools.tsx';
import { WorkOrSuite } from '../suite/WorkOrSuite.tsx';
import { TopBar } from './top-bar/TopBar.tsx';
import { PaintedMoment } from '../painted-moment.tsx';
import { useIsNarrow } from '../use-is-narrow.ts';
import { useTheme } from './use-theme.ts';
import { NarrowWork, WideWork } from './Work.tsx';
import { later } from '../widgets/later.tsx';
import styles from './App.module.css';

const Presentation = later(() =>
  import('../presentation/Presentation.tsx').then((part) => part.Presentation),
);

const MatrixPanel = later(() =>
  import('../matrix/MatrixPanel.tsx').then((part) => part.MatrixPanel),
);

function MatrixPart() {
  return (
    <Boundary part="matrix">
      <MatrixPanel question={<RunQuestionLine />} />
    </Boundary>
  );
}

/** The one screen: bars above, script at the left, timeline and inspector at the right. */
export function App() {
  const isNarrow = useIsNarrow();
  const density = useSettings((settings) => settings.density);
  useTheme(
    useSettings((settings) => settings.theme),
    density,
  );
  const isPresenting = useView((view) => view.isPresenting);
  useCommandKeys();
  useDroppedFiles();
  return (
    <div className={styles.app} data-part="page" data-narrow={isNarrow}>
      <Boundary part="bar at the top">
        <TopBar />
      </Boundary>
      <div>
        <Boundary part="notices">
          <Notices />
          <NewVersionNotice />
          <ReadingNotice />
          <FolderNotices />
          <AcceptanceNotice />
          <LogNotice />
        </Boundary>
      </div>
      {isNarrow ? null : (
        <div className={styles.rail}>
          <Boundary part="list of scripts">
            <ScriptsRail />
          </Boundary>
        </div>
      )}
      <p className={styles.paper}>
        {t(
          'What stands on the screen. The lesson, the script and all rows are printed by the command Print (Ctrl+Alt+Shift+P).',
        )}
      </p>
      <main className={styles.main}>
        <PaintedMoment>
          <WorkOrSuite question={<RunQuestionLine />} matrix={<MatrixPart />}>
            {isNarrow ? (
              <>
                <Boundary part="bar of the run">
                  <RunBar />
                </Boundary>
                <Boundary part="status of the run">
                  <RunStatus />
                </Boundary>
                <Boundary part="choice of panes">
                  <PaneTabs />
                </Boundary>
                <NarrowWork />
              </>
            ) : (
              <WideWork />
            )}
          </WorkOrSuite>
          {isPresenting ? (
            <Boundary part="presentation">
              <Presentation />
            </Boundary>
          ) : null}
        </PaintedMoment>
      </main>
      <Boundary part="footer">
        <Footer />
      </Boundary>
      <OpenParts />
      {isNarrow ? (
        <Boundary part="list of scripts">
          <ScriptsDrawer />
        </Boundary>
      ) : null}
    </div>
  );
}
