import { useMemo } from 'react';
import { exchangeOf } from '../../run/exchange.ts';
import { useActions, useRun } from '../app-context.ts';
import { EmptyWords } from '../inspector/EmptyWords.tsx';
import { Button } from '../widgets/button.tsx';
import { ComposeForm } from './ComposeForm.tsx';
import { ExchangeList } from './ExchangeList.tsx';
import { useLiveRun } from './use-live-run.ts';
import './ComposePanel.css';

/** A stanza by hand while the run pauses, what came because of it, and the steps that it makes. */
export function ComposePanel() {
  const run = useLiveRun();
  const exchange = useMemo(() => run && exchangeOf(run.events, run.model), [run]);
  return (
    <div className={exchange === undefined ? 'compose' : 'compose with-exchange'}>
      {run?.isPaused === true ? <ComposeForm run={run} /> : <NotPaused />}
      {run && exchange ? <ExchangeList run={run} exchange={exchange} /> : null}
    </div>
  );
}

function NotPaused() {
  const actions = useActions();
  const isAlive = useRun(({ phase }) => phase === 'preparing' || phase === 'running');
  return (
    <div className="compose-off">
      <EmptyWords>
        A stanza can be sent by hand while a run pauses. Step through the script, or set a
        breakpoint at the step before which you want to send it; then write it here.
      </EmptyWords>
      {isAlive ? (
        <Button look="outlined" onPress={() => actions.pause()}>
          Pause the run
        </Button>
      ) : (
        <Button look="outlined" onPress={() => actions.step()}>
          Run and pause at the start
        </Button>
      )}
    </div>
  );
}
