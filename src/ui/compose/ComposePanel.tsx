import { t } from '../../base/translate.ts';
import { clsx } from 'clsx';
import { useMemo } from 'react';
import { exchangeOf } from '../../diagnosis/repairs.ts';
import { chosenRun } from '../../state/run-selectors.ts';
import { useActions, useRun, useRuns } from '../app-context.ts';
import { EmptyWords } from '../widgets/empty-words.tsx';
import { Button } from '../widgets/button.tsx';
import { CameFromLine } from './CameFromLine.tsx';
import { ComposeForm } from './ComposeForm.tsx';
import { ExchangeList } from './ExchangeList.tsx';
import { useLiveRun } from './use-live-run.ts';
import styles from './ComposePanel.module.css';

/** A stanza by hand while the run pauses, what came because of it, and the steps that it makes. */
export function ComposePanel() {
  const run = useLiveRun();
  const exchange = useMemo(() => run && exchangeOf(run.events, run.model), [run]);
  const isPaused = run?.isPaused === true;
  return (
    <div className={styles.panel}>
      <CameFromLine />
      <div
        className={clsx(
          styles.compose,
          isPaused && styles.withActs,
          exchange !== undefined && styles.withExchange,
        )}
      >
        {run?.isPaused === true ? <ComposeForm run={run} /> : <NotPaused />}
        {run && exchange ? <ExchangeList run={run} exchange={exchange} /> : null}
      </div>
    </div>
  );
}

function NotPaused() {
  const actions = useActions();
  const isAlive = useRun(({ phase }) => phase === 'preparing' || phase === 'running');
  const isPast = useRuns((runs) => chosenRun(runs) !== undefined);
  return (
    <div className={styles.off}>
      <EmptyWords>
        {t(
          'A stanza can be sent by hand while a run pauses. Step through the script, or set a breakpoint at the step before which you want to send it; then write it here, or choose what an occupant does. To take over: run once more as far as you look now, and pause there.',
        )}
      </EmptyWords>
      {isPast ? <Way words={t('Show the newest run')} go={actions.showNewestRun} /> : null}
      {!isPast && isAlive ? <Way words={t('Pause the run')} go={actions.pause} /> : null}
      {isAlive ? null : <Way words={t('Take over here')} go={actions.takeOver} />}
      {!isPast && !isAlive ? (
        <Way words={t('Run and pause at the start')} go={actions.step} />
      ) : null}
    </div>
  );
}

function Way({ words, go }: { readonly words: string; readonly go: () => void }) {
  return (
    <Button look="outlined" className={styles.way} onPress={() => go()}>
      {words}
    </Button>
  );
}
