import { t } from '../../base/translate.ts';
import { useState } from 'react';
import { keysOf } from '../commands/commands.ts';
import { toggleScripts } from '../commands/script-list-commands.ts';
import { useCommandPage } from '../commands/use-command-page.ts';
import { useRailIsShown } from '../use-rail.ts';
import { Button } from '../widgets/button.tsx';
import { Icon } from '../widgets/icons.tsx';
import { ariaKeyShortcut } from '../widgets/key-shortcut.ts';
import { FolderMenu } from './FolderMenu.tsx';
import { FolderPlace } from './FolderPlace.tsx';
import { ScriptFilter } from './ScriptFilter.tsx';
import { ScriptQuestions, type AskedFor } from './ScriptQuestions.tsx';
import { ScriptSummary, SummaryGlyphs } from './ScriptSummary.tsx';
import { ScriptTree } from './ScriptTree.tsx';
import { SuiteButtons } from './SuiteButtons.tsx';
import { useScriptRows } from './use-script-rows.ts';
import styles from './ScriptsRail.module.css';

/** The scripts at the left of the page: lessons, drafts, and a folder of the person's own; or a strip in their place. */
export function ScriptsRail() {
  return useRailIsShown() ? <Rail /> : <Strip />;
}

function Rail() {
  const page = useCommandPage();
  return (
    <nav className={styles.rail} aria-label={t('Scripts')} data-part="scripts">
      <ScriptList
        hide={{ label: t('Hide'), act: () => toggleScripts(page), keys: keysOf('scripts') }}
        onOpen={() => undefined}
      />
    </nav>
  );
}

function Strip() {
  const page = useCommandPage();
  const keys = keysOf('scripts') ?? '';
  return (
    <nav className={styles.strip} aria-label={t('Scripts, hidden')} data-part="scripts">
      <button
        type="button"
        className={styles.show}
        title={t('Show the scripts  {keys}', { keys })}
        aria-label={t('Show the scripts')}
        aria-keyshortcuts={ariaKeyShortcut(keys)}
        onClick={() => toggleScripts(page)}
      >
        <Icon name="forward" className={styles.forward} />
        <span>{t('Scripts')}</span>
      </button>
      <SummaryGlyphs />
    </nav>
  );
}

export interface ScriptListProps {
  readonly hide: {
    readonly label: string;
    readonly act: () => void;
    readonly keys?: string | undefined;
  };
  /** After a script was opened. */
  readonly onOpen: () => void;
}

/** The list and all that belongs to it. */
export function ScriptList({ hide, onOpen }: ScriptListProps) {
  const { folder } = useCommandPage();
  const { rows, currentId, counts } = useScriptRows();
  const [asked, ask] = useState<AskedFor>();
  return (
    <>
      <div className={styles.head}>
        <h2>{t('Scripts')}</h2>
        <span className={styles.acts}>
          <Button className={styles.quiet} onPress={() => void folder.choose()}>
            {t('Open folder…')}
          </Button>
          <Button className={styles.quiet} onPress={hide.act}>
            {hide.label}
          </Button>
        </span>
      </div>
      <SuiteButtons />
      <div className={styles.find}>
        <ScriptFilter rows={rows} onOpen={onOpen} />
        <FolderMenu ask={ask} />
      </div>
      <div className={styles.lists}>
        <ScriptTree rows={rows} currentId={currentId} ask={ask} onOpen={onOpen} />
      </div>
      <FolderPlace hasRows={rows.length > 0} />
      <ScriptSummary counts={counts} />
      <ScriptQuestions asked={asked} close={() => ask(undefined)} />
    </>
  );
}
