import { useSettings } from '../app-context.ts';
import { CommandPalette } from '../commands/CommandPalette.tsx';
import { useCommandKeys } from '../commands/use-command-keys.ts';
import { FileDialog } from '../commands/FileDialog.tsx';
import { useDroppedFiles } from '../commands/files.ts';
import { Footer } from './Footer.tsx';
import { HelpDialog } from './HelpDialog.tsx';
import { PaneTabs } from './PaneTabs.tsx';
import { RunBar } from './RunBar.tsx';
import { RunStatus } from './RunStatus.tsx';
import { TopBar } from './TopBar.tsx';
import { useIsNarrow } from './use-is-narrow.ts';
import { useTheme } from './use-theme.ts';
import { NarrowWork, WideWork } from './Work.tsx';
import './App.css';

/** The one screen: bars above, script at the left, timeline and inspector at the right. */
export function App() {
  const isNarrow = useIsNarrow();
  const density = useSettings((settings) => settings.density);
  useTheme(
    useSettings((settings) => settings.theme),
    density,
  );
  useCommandKeys();
  useDroppedFiles();
  return (
    <div className="app" data-narrow={isNarrow}>
      <TopBar />
      <main className="main">
        {isNarrow ? (
          <>
            <RunBar />
            <RunStatus />
            <PaneTabs />
            <NarrowWork />
          </>
        ) : (
          <WideWork />
        )}
      </main>
      <Footer />
      <HelpDialog />
      <CommandPalette />
      <FileDialog />
    </div>
  );
}
