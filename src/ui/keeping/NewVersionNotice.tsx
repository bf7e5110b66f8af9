import { t } from '../../base/translate.ts';
import { useState } from 'react';
import { useApp, usePageVersion, useRuns } from '../app-context.ts';
import { useSuite } from '../use-suite.ts';
import { Button } from '../widgets/button.tsx';
import { NoticeLine } from '../widgets/notice-line.tsx';

/** A newer page is at hand: it takes the place of this one when the person says so, and never during a run. */
export function NewVersionNotice() {
  const { keepers } = useApp();
  const isReady = usePageVersion(({ isNewerReady }) => isNewerReady);
  const isRunning = useRuns(({ live }) => live !== undefined);
  const isSuite = useSuite(({ phase }) => phase === 'running');
  const [isHidden, setHidden] = useState(false);
  if (!isReady || isHidden) return null;
  const reload = () => {
    // What this browser cannot keep, it asks about before the page goes.
    keepers.document.flush('strict');
    location.reload();
  };
  return (
    <NoticeLine label={t('New version')}>
      <span>
        {t(
          'A new version of Caesura is ready.{isRunningIs, select, yes { It waits until the run has ended.} other {}}',
          { isRunningIs: isRunning || isSuite ? 'yes' : 'no' },
        )}
      </span>
      <Button look="outlined" isDisabled={isRunning || isSuite} onPress={reload}>
        {t('Reload')}
      </Button>
      <Button look="outlined" onPress={() => setHidden(true)}>
        {t('Later')}
      </Button>
    </NoticeLine>
  );
}
