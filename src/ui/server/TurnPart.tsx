import { t } from '../../base/translate.ts';
import type { ServerTurn } from '../../insight/server-side.ts';
import type { LogpointPlace } from '../../state/placed-logpoint.ts';
import { useApp, useView } from '../app-context.ts';
import { TurnEvents } from './TurnEvents.tsx';
import { TurnLog } from './TurnLog.tsx';
import styles from './ServerTab.module.css';

export interface TurnPartProps {
  readonly turn: ServerTurn;
  /** Whether the run has lines for debugging. */
  readonly isWhole: boolean;
  readonly onOpen: (place: LogpointPlace) => void;
}

/** What went on in one turn of the server: its log, or its events. */
export function TurnPart({ turn, isWhole, onOpen }: TurnPartProps) {
  const { stores } = useApp();
  const shown = useView((view) => view.serverTurn);
  const choice = (
    <div className={styles.choice} role="group" aria-label={t('Of this turn')}>
      {CHOICES.map(({ id, words }) => (
        <button
          key={id}
          type="button"
          aria-pressed={id === shown}
          onClick={() => stores.view.setState({ serverTurn: id })}
        >
          {words}
        </button>
      ))}
    </div>
  );
  return shown === 'log' ? (
    <TurnLog lines={turn.lines} isWhole={isWhole} choice={choice} />
  ) : (
    <TurnEvents told={turn.events} choice={choice} onOpen={onOpen} />
  );
}

const CHOICES = [
  { id: 'log', words: t('Log') },
  { id: 'events', words: t('Events') },
] as const;
