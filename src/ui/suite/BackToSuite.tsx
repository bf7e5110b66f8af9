import { t } from '../../base/translate.ts';
import { useRef } from 'react';
import { suiteScriptName } from '../../state/suite/suite-script.ts';
import { useActions, useApp } from '../app-context.ts';
import { usePrintedKeys } from '../commands/printed-keys.ts';
import { Button } from '../widgets/button.tsx';
import { IconButton } from '../widgets/icon-button.tsx';
import { Spacer } from '../widgets/spacer.tsx';
import { VisibleText } from '../widgets/visible-text.tsx';
import { useSuite } from '../use-suite.ts';
import styles from './WorkOrSuite.module.css';

/** Over a script that was opened from the results of a suite: the way back to its row. */
export function BackToSuite() {
  const { suite } = useApp().stores;
  const { showSuite } = useActions();
  const opened = useSuite((state) => state.opened);
  const name = useSuite((state) => state.name);
  const bar = useRef<HTMLDivElement>(null);
  usePrintedKeys(bar, ({ key, target }) => {
    if (key !== 'Escape' || keepsEscape(target)) return false;
    showSuite();
    return true;
  });
  if (opened === undefined) return null;
  return (
    <div className={styles.back} ref={bar} role="group" aria-label={t('Opened from the suite')}>
      <Button look="outlined" keys="Esc" onPress={showSuite}>
        {t('Back to the suite')}
      </Button>
      <p>
        <VisibleText text={suiteScriptName(opened)} /> {t('of {name}', { name })}
      </p>
      <Spacer />
      <IconButton
        icon="close"
        label={t('Stay with this script')}
        onPress={() => suite.setState({ opened: undefined })}
      />
    </div>
  );
}

/** Fields and the editor close with it what they have open. */
function keepsEscape(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, [contenteditable], .monaco-editor') !== null
  );
}
