import { t } from '../../base/translate.ts';
import { rich } from '../widgets/rich.tsx';
import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import type { CodePlace } from '../../base/code-place.ts';
import { counted } from '../../base/counted.ts';
import type { FiredEvent } from '../../base/fired-event.ts';
import { placeName } from '../../insight/server-side.ts';
import type { LogpointPlace } from '../../state/placed-logpoint.ts';
import { shortPlace } from '../../timeline/words/told-words.ts';
import type { EventsFired } from '../../trace/event.ts';
import { useActions, useApp, useSettings } from '../app-context.ts';
import { Button } from '../widgets/button.tsx';
import { EmptyWords } from '../widgets/empty-words.tsx';
import { VisibleText } from '../widgets/visible-text.tsx';
import serverStyles from './ServerTab.module.css';
import styles from './TurnEvents.module.css';
import partHead from '../widgets/part-head.module.css';

export interface TurnEventsProps {
  /** Absent where they were not recorded. */
  readonly told: EventsFired | undefined;
  /** What stands under the title. */
  readonly choice: ReactNode;
  readonly onOpen: (place: LogpointPlace) => void;
}

/** Which events fired inside the server in one turn, and which functions handled them; a press opens such a function. */
export function TurnEvents({ told, choice, onOpen }: TurnEventsProps) {
  const fired = told?.fired ?? [];
  const handled = fired.filter(({ handlers }) => handlers.length > 0);
  const more = fired.length - handled.length + (told?.leftOut ?? 0);
  return (
    <section>
      <h3 className={partHead.head}>
        {t('Events of this turn')}{' '}
        {told === undefined ? null : (
          <span>{t('{events} with handlers', { events: counted(handled.length, 'event') })}</span>
        )}
      </h3>
      {choice}
      <RecordSwitch />
      <div
        className={clsx(serverStyles.log, styles.box)}
        role="region"
        aria-label={t('Events of this turn')}
        tabIndex={0}
      >
        {told === undefined ? <NotRecorded /> : null}
        <ol className={styles.events}>
          {handled.map((event, index) => (
            <Fired key={index} event={event} onOpen={onOpen} />
          ))}
        </ol>
        {told !== undefined && more > 0 ? (
          <p className={styles.more}>
            {t('{moreEvents} without handlers, or left out', {
              moreEvents: counted(more, 'more event'),
            })}
          </p>
        ) : null}
      </div>
    </section>
  );
}

function NotRecorded() {
  const { stores } = useApp();
  const { runAnew } = useActions();
  return (
    <>
      <EmptyWords>{t('This run did not record which events fired in the server.')}</EmptyWords>
      <Button
        look="outlined"
        onPress={() => {
          stores.settings.setState({ serverEvents: true });
          runAnew();
        }}
      >
        {t('Record events, and run again')}
      </Button>
    </>
  );
}

function RecordSwitch() {
  const { stores } = useApp();
  const isOn = useSettings((settings) => settings.serverEvents);
  return (
    <label className={clsx(serverStyles.switch, styles.switch)}>
      <input
        type="checkbox"
        checked={isOn}
        onChange={() => stores.settings.setState({ serverEvents: !isOn })}
      />
      {t('Record events')}
    </label>
  );
}

interface FiredProps {
  readonly event: FiredEvent;
  readonly onOpen: (place: LogpointPlace) => void;
}

/** Deeper ones fired while another one was handled. */
const MOST_INDENT = 8;

function Fired({ event, onOpen }: FiredProps) {
  const { name, host, depth, handlers, asked, result } = event;
  return (
    <li style={{ paddingLeft: `${Math.min(depth, MOST_INDENT)}em` }}>
      <b className={styles.name}>
        <VisibleText text={name} />
      </b>{' '}
      {host === undefined ? null : <span className={styles.host}>{host}</span>}
      <ol className={styles.handlers}>
        {handlers.map((handler, index) => (
          <Handler
            key={index}
            handler={handler}
            isAsked={index < asked}
            result={index === asked - 1 ? result : undefined}
            onOpen={onOpen}
          />
        ))}
      </ol>
    </li>
  );
}

interface HandlerProps {
  readonly handler: CodePlace;
  readonly isAsked: boolean;
  /** What it gave back, where that ended the event. */
  readonly result: string | undefined;
  readonly onOpen: (place: LogpointPlace) => void;
}

function Handler({ handler, isAsked, result, onOpen }: HandlerProps) {
  const { file } = handler;
  if (file === '') return <li className={styles.skipped}>{t('a function of Caesura’s own')}</li>;
  return (
    <li className={clsx(!isAsked && styles.skipped)}>
      <button type="button" title={file} onClick={() => onOpen(handler)}>
        {shortPlace(handler)}
      </button>{' '}
      <span className={styles.host}>{placeName(handler)}</span>
      {isAsked ? null : <span className={styles.host}>{t(', not asked')}</span>}
      {result === undefined ? null : (
        <span className={styles.ended}>
          {' '}
          {rich('gave {visibleText}, which ended it', {
            visibleText: <VisibleText text={result} />,
          })}
        </span>
      )}
    </li>
  );
}
