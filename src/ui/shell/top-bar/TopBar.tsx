import { t } from '../../../base/translate.ts';
import { useView } from '../../app-context.ts';
import { keysOf } from '../../commands/commands.ts';
import { Button } from '../../widgets/button.tsx';
import { Spacer } from '../../widgets/spacer.tsx';
import { SettingsMenu } from './SettingsMenu.tsx';
import { ViewMenu } from './ViewMenu.tsx';
import { ShareMenu } from './ShareMenu.tsx';
import { ScenarioPicker } from './ScenarioPicker.tsx';
import { ScriptTitle } from './ScriptTitle.tsx';
import { SuiteTitle } from './SuiteTitle.tsx';
import { ServerPicker } from '../server-picker/ServerPicker.tsx';
import { openPart } from '../../commands/use-open-part.ts';
import { useIsNarrow } from '../../use-is-narrow.ts';
import { useRailIsShown } from '../../use-rail.ts';
import styles from './TopBar.module.css';

/** Name, script, server; at the right what concerns the whole page. */
export function TopBar() {
  const isNarrow = useIsNarrow();
  const isOverRail = useRailIsShown() && !isNarrow;
  return (
    <header className={styles.top} data-part="top" data-rail={isOverRail}>
      <h1 className={styles.brand}>
        <svg viewBox="0 0 9 15" aria-hidden="true">
          <path d="M2 0v15M7 0v15" stroke="currentColor" strokeWidth="2.2" fill="none" />
        </svg>
        <span>{t('Caesura')}</span>
      </h1>
      {isNarrow ? <ScenarioPicker className={styles.picker} /> : <WorkTitle />}
      <ServerPicker className={styles.picker} />
      {isNarrow ? <Spacer /> : null}
      <ShareMenu />
      <ViewMenu />
      <SettingsMenu />
      <Button keys={keysOf('palette')} onPress={() => openPart('palette')}>
        {t('Commands')}
      </Button>
      <Button keys={keysOf('help')} onPress={() => openPart('help')}>
        {t('Help')}
      </Button>
    </header>
  );
}

/** What the page shows below this bar. */
function WorkTitle() {
  const isSuite = useView(({ work }) => work === 'suite');
  return isSuite ? <SuiteTitle /> : <ScriptTitle />;
}
